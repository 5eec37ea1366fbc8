import { readFileSync } from 'node:fs'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dropFiles } from './harness/drop-files.ts'
import { SIGN_INS, TLS_REPORT } from './harness/evidence.ts'
import { createExportFolder } from './harness/exports.ts'
import { type ExtensionBrowser, openExtensionBrowser, PATIENCE } from './harness/extension-browser.ts'
import { openPanel, setDark } from './harness/portal.ts'
import { press, see, settled, type View } from './harness/screen.ts'

const REPORT = 'src/pages/report/index.html'
const POPUP = 'src/pages/popup/index.html'
const PORTAL = 'https://admin.exchange.microsoft.com/#/'
const PANELS = [
  'homepage',
  'reports/smtpauthmailflowdetails',
  'reports/inboundconnectordetails',
  'messagetrace',
]
const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const SAMPLE = readFileSync(new URL('../../sample/MTDetail_sample.csv', import.meta.url))
const TABS = [
  'Mail flow dashboard',
  'SMTP Auth clients',
  'Outbound and inbound mail flow',
  'Insights (2)',
  'Evidence',
  'Imports',
]

// In one browser: the same markup and colours in both, and Firefox's automation has no way to choose the scheme.
describe.each(['light', 'dark'] as const)('what everybody can use, in a %s theme', (scheme) => {
  const folder = createExportFolder()
  let extension: ExtensionBrowser
  let page: Page

  beforeAll(async () => {
    extension = await openExtensionBrowser('chromium')
    page = await extension.openPage(REPORT)
    await useScheme(page, scheme)
  })
  afterAll(async () => {
    await extension?.close()
    folder.remove()
  })

  it('is the first page', async () => {
    await see(page, 'No export at hand?')
    expect(await violationsOf(page)).toEqual([])
  })

  it('is each tab of the report', async () => {
    // In the days of the sample.
    await dropFiles('chromium', page, [
      folder.write('MTDetail_sample.csv', SAMPLE),
      folder.write('InteractiveSignIns.csv', SIGN_INS.replaceAll('2025-11', '2026-11')),
      folder.write('fabrikam!contoso.com.json', TLS_REPORT.replaceAll('2025-11', '2026-11')),
    ])
    await see(page, 'Import all 3')
    expect(await violationsOf(page)).toEqual([])
    await press(page, 'Import all 3')
    await see(page, '3 imports')
    await settled(page)
    for (const tab of TABS) {
      await press(page, tab)
      await expect
        .poll(() => page.$eval('[role=tab][aria-selected=true]', (one) => one.textContent), PATIENCE)
        .toBe(tab)
      expect({ tab, violations: await violationsOf(page) }).toEqual({ tab, violations: [] })
    }
  })

  it('is a table whose columns nobody knows, also in the panel, and a list of what does not count', async () => {
    const cut = SAMPLE.toString().replace(/\r\n[^,]+/, '\r\nyesterday')
    await press(page, 'Imports')
    await dropFiles('chromium', page, [
      folder.write('own.csv', 'Who,Mails,TLS1.2 (%)\r\nerp@contoso.com,12,100\r\n'),
      folder.write('MTDetail_cut.csv', cut),
    ])
    await see(page, 'Read with these columns', '1 record is not counted:')
    expect(await violationsOf(page)).toEqual([])
    await press(page, 'Show the records of MTDetail_cut.csv that are not counted')
    await see(page, 'Save as CSV')
    expect(await violationsOf(page)).toEqual([])
    await press(page, 'Close')
    const portal = await extension.openPortal(`${PORTAL}homepage`)
    if (scheme === 'dark') await setDark(portal)
    const panel = await openPanel(portal)
    await see(panel, 'Read with these columns', '1 record is not counted:')
    expect(await violationsOf(panel)).toEqual([])
    await portal.close()
    await page.bringToFront()
    await press(page, 'Discard own.csv')
    await press(page, 'Discard MTDetail_cut.csv')
    await see(page, 'Cancelled. Nothing of it was kept.')
  })

  it('is the popup', async () => {
    const popup = await extension.openPage(POPUP)
    await useScheme(popup, scheme)
    await see(popup, '5 clients')
    expect(await violationsOf(popup)).toEqual([])
    await popup.close()
  })

  it.each(PANELS)('is the panel in the portal at %s', async (place) => {
    const portal = await extension.openPortal(PORTAL + place)
    if (scheme === 'dark') await setDark(portal)
    const panel = await openPanel(portal)
    await see(panel, 'Contoso relay')
    await expect
      .poll(() => panel.evaluate(() => document.documentElement.dataset.theme), PATIENCE)
      .toBe(scheme)
    expect(await violationsOf(panel)).toEqual([])
    await portal.close()
  })
})

async function useScheme(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
}

/** What axe finds wrong: its rule and the elements. */
async function violationsOf(view: View): Promise<readonly string[]> {
  await view.evaluate(AXE)
  return view.evaluate(async () => {
    const { axe } = globalThis as unknown as { readonly axe: Axe }
    const { violations } = await axe.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  })
}

interface Axe {
  run(): Promise<{
    readonly violations: readonly {
      readonly id: string
      readonly nodes: readonly { readonly html: string }[]
    }[]
  }>
}
