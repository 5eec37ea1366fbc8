import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dropOnPanel } from './harness/drop-files.ts'
import { arrival, createExportFolder, extendedTrace, submission } from './harness/exports.ts'
import { BROWSERS, openExtensionBrowser } from './harness/extension-browser.ts'
import { openPanel } from './harness/portal.ts'
import { accept, press, see } from './harness/screen.ts'

const REPORT = 'src/pages/report/index.html'
const POPUP = 'src/pages/popup/index.html'
const PORTAL = 'https://admin.exchange.microsoft.com/#/reports/mailflow'

/** By hand: 1 client with 1 message, 2 messages inbound, of them 1 (50%) over TLS 1.0. */
const TRACE = extendedTrace([
  submission({ id: 1, day: '2025-11-17', sender: 'erp@contoso.com', ip: '198.51.100.20' }),
  arrival({ id: 2, day: '2025-11-17', sender: 'a@b.example', connector: 'Contoso relay', tls: 'TLS1_0' }),
  arrival({ id: 3, day: '2025-11-17', sender: 'a@b.example', connector: 'Contoso relay', tls: 'TLS1_2' }),
])

describe.each(BROWSERS)('a session in %s', (name) => {
  it('takes a file dropped on the panel, shows it everywhere, and asks nothing of the network', async () => {
    const folder = createExportFolder()
    const trace = folder.write('MTDetail_panel.csv', TRACE)
    const log = trace.replace('MTDetail_panel.csv', 'network.json')
    const extension = await openExtensionBrowser(name, {
      hasUsualIdleTime: true,
      args: [`--log-net-log=${log}`],
    })
    const week = ['1 client', '1 message', 'Inbound 2', 'TLS 1.0 50% (1)']

    const portal = await extension.openPortal(PORTAL)
    const panel = await openPanel(portal)
    await see(panel, 'Drop exports here.')
    await dropOnPanel(name, portal, [trace])
    await see(panel, 'Recognised as', 'Extended report (MTDetail)')
    await accept(panel, 'MTDetail_panel.csv')
    await see(panel, ...week)
    const popup = await extension.openPage(POPUP)
    await see(popup, ...week)
    const report = await extension.openPage(REPORT)
    await press(report, 'Outbound and inbound mail flow')
    await see(report, '2 Inbound messages', 'TLS 1.0 50% (1)', 'TLS 1.2 50% (1)')

    // Proves that the log would name a request of ours: a page may always open another one.
    if (name === 'chromium') {
      await report.evaluate(() => void open('https://admin.exchange.microsoft.com/opened-by-the-test'))
      await extension.browser.waitForTarget((target) => target.url().endsWith('/opened-by-the-test'))
    }
    const { origin } = new URL(extension.root.replace('chrome-extension', 'https'))
    await extension.close()
    if (name === 'chromium') {
      const own = origin.replace('https', 'chrome-extension')
      expect(requestsOf(own, readFileSync(log, 'utf8'))).toEqual([
        'https://admin.exchange.microsoft.com/opened-by-the-test',
      ])
    }
    folder.remove()
  })
})

/** The addresses outside the extension that its pages, workers and background asked for, by Chromium's own log. */
function requestsOf(origin: string, log: string): readonly string[] {
  const { events } = JSON.parse(log) as { events: readonly NetworkEvent[] }
  const urls = events.flatMap(({ params }) =>
    params?.url && params.initiator === origin && !params.url.startsWith(origin) ? [params.url] : [],
  )
  return [...new Set(urls)]
}

interface NetworkEvent {
  readonly params?: { readonly url?: string; readonly initiator?: string }
}
