import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { afterAll, describe, expect, it } from 'vitest'
import { buttonOf } from './harness/button.ts'
import { dropOnPanel } from './harness/drop-files.ts'
import { arrival, createExportFolder, extendedTrace, submission } from './harness/exports.ts'
import {
  BROWSERS,
  type BrowserName,
  type ExtensionBrowser,
  openExtensionBrowser,
  PATIENCE,
} from './harness/extension-browser.ts'
import { openPanel } from './harness/portal.ts'
import { press, see, settled } from './harness/screen.ts'
import { countFactDays, holdShapes, type Release } from './harness/store-faults.ts'

const REPORT = 'src/pages/report/index.html'
const POPUP = 'src/pages/popup/index.html'
const SETTINGS = 'src/pages/settings/index.html'
const BARE = 'manifest.json'
const PORTAL = 'https://admin.exchange.microsoft.com/#/rules'
/** On a host of ours, but nothing that the plugin is for. */
const ELSEWHERE = 'https://admin.cloud.microsoft/'

const RELAY = { connector: 'Contoso relay', sender: 'intranet@contoso.com' }

/** By hand: 2 clients with 3 messages; 20 messages on the relay, 6 of them (30%) without TLS: one open insight. */
const MONDAY = extendedTrace([
  submission({ id: 1, day: '2025-11-17', sender: 'erp@contoso.com', ip: '198.51.100.20' }),
  submission({ id: 2, day: '2025-11-17', sender: 'erp@contoso.com', ip: '198.51.100.20' }),
  submission({ id: 3, day: '2025-11-17', sender: 'scan@contoso.com', ip: '198.51.100.21' }),
  ...Array.from({ length: 20 }, (_, at) =>
    arrival({ id: 10 + at, day: '2025-11-17', ...RELAY, tls: at < 6 ? 'NONE' : 'TLS1_2' }),
  ),
])
/** One sender more; 4 of 5 messages over TLS 1.2: 7 of 25 (28%) without TLS, still above the limit. */
const TUESDAY = extendedTrace([
  submission({ id: 4, day: '2025-11-18', sender: 'app@contoso.com', ip: '198.51.100.22' }),
  ...Array.from({ length: 5 }, (_, at) =>
    arrival({ id: 50 + at, day: '2025-11-18', ...RELAY, tls: at < 1 ? 'NONE' : 'TLS1_2' }),
  ),
])

const AFTER_MONDAY = ['2 clients', '3 messages', 'Inbound 20', 'No TLS 30% (6)', '1 insight']
const AFTER_TUESDAY = ['3 clients', '4 messages', 'Inbound 25', 'No TLS 28% (7)', '1 insight']

describe.each(BROWSERS)('a working day in %s', (name) => {
  const exports = createExportFolder()
  const monday = exports.write('monday.csv', MONDAY)
  const tuesday = exports.write('tuesday.csv', TUESDAY)
  const profile = mkdtempSync(join(tmpdir(), 'mail-flow-insights-day-'))
  let extension: ExtensionBrowser | null = null

  afterAll(async () => {
    await extension?.close()
    exports.remove()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  it('takes a file in while its portal tab goes elsewhere, keeps all of it over a restart, and counts right at any moment', async () => {
    extension = await openExtensionBrowser(name, { profile, hasUsualIdleTime: true })
    await chooseAtOnce(extension)
    await wakeEngine(extension)

    // The file is dropped in the portal; in the middle of the import the tab goes elsewhere and the background dies.
    const portal = await extension.openPortal(PORTAL)
    const panel = await openPanel(portal)
    await see(panel, 'Drop exports here.')
    const bare = await extension.openPage(BARE)
    const release = await holdImports(name, bare)
    await portal.bringToFront()
    await dropOnPanel(name, portal, [monday])
    await expect.poll(() => countFactDays(bare, 'monday.csv'), PATIENCE).toBe(1)
    await goTo(portal, ELSEWHERE)
    await stopAtAnyMoment(extension, bare)
    await release()

    // Back in the portal: the panel has the numbers, and so have popup and button.
    await goTo(portal, PORTAL)
    await see(await openPanel(portal), '2 clients', '3 messages')
    await expectEverywhere(extension, bare, AFTER_MONDAY)

    // The background dies again before and after the next file, which goes the short way.
    await stopAtAnyMoment(extension, bare)
    await portal.bringToFront()
    await dropOnPanel(name, portal, [tuesday])
    await see(await openPanel(portal), '3 clients', '4 messages')
    await stopAtAnyMoment(extension, bare)
    await expectEverywhere(extension, bare, AFTER_TUESDAY)
    await extension.close()

    // The next morning, on the same profile.
    extension = await openExtensionBrowser(name, { profile, hasUsualIdleTime: true })
    const page = await extension.openPage(BARE)
    await expectEverywhere(extension, page, AFTER_TUESDAY)
    const again = await extension.openPortal(PORTAL)
    await see(await openPanel(again), '3 clients', '4 messages')
    await again.close()
    const report = await extension.openPage(REPORT)
    await press(report, 'Imports')
    await see(report, 'monday.csv', 'tuesday.csv', '2 imports')
    await press(report, 'Outbound and inbound mail flow')
    await see(report, '25 Inbound messages')
  }, 180_000)
})

/** Files count without a look: the short way of those who import every day. */
async function chooseAtOnce(extension: ExtensionBrowser): Promise<void> {
  const settings = await extension.openPage(SETTINGS)
  await settings.waitForSelector('#at-once', { timeout: PATIENCE.timeout })
  await settings.click('#at-once')
  await see(settings, 'Saved.')
  await settings.close()
}

/** An engine that starts reads the whole store first, and could not while a test holds a part of it. */
async function wakeEngine(extension: ExtensionBrowser): Promise<void> {
  const report = await extension.openPage(REPORT)
  await settled(report)
  await report.close()
}

/** Firefox lets one writer at a time into a database: held there, no import would even begin, so it is as quick as it is. */
async function holdImports(name: BrowserName, page: Page): Promise<Release> {
  return name === 'chromium' ? holdShapes(page) : async () => {}
}

/** Loads another page in a tab. Firefox's automation never hears that a page is gone in which a frame of ours was. */
async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: [] })
  await page.waitForFunction(
    (wanted) => location.href === wanted && document.readyState === 'complete',
    { timeout: PATIENCE.timeout, polling: PATIENCE.interval },
    address,
  )
}

/** Stops the service worker; Firefox's event page lives as long as its engine works, and ends by itself here. */
async function stopAtAnyMoment(extension: ExtensionBrowser, page: Page): Promise<void> {
  if (extension.name === 'chromium') await extension.stopBackground(page)
}

/** Popup and button say the same, each read anew. */
async function expectEverywhere(
  extension: ExtensionBrowser,
  page: Page,
  texts: readonly string[],
): Promise<void> {
  const popup = await extension.openPage(POPUP)
  await see(popup, ...texts)
  await popup.close()
  await expect.poll(() => buttonOf(page), PATIENCE).toMatchObject({ badge: '1' })
  expect((await buttonOf(page)).title).toContain('No TLS is over 25%: 1')
}
