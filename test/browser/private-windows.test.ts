import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type ExtensionBrowser,
  openExtensionBrowser,
  PATIENCE,
  panelFrame,
} from './harness/extension-browser.ts'
import { looksOf } from './harness/portal.ts'
import { allowPrivateWindows, openPrivatePortal } from './harness/private-window.ts'
import { store } from './harness/runtime.ts'
import { press, see } from './harness/screen.ts'

const POPUP = 'src/pages/popup/index.html'
const REPORT = 'src/pages/report/index.html'
const SMTP_AUTH = 'https://admin.exchange.microsoft.com/#/reports/smtpauthmailflowdetails'
// Another address, by which the tab is found.
const IN_PRIVATE = 'https://admin.exchange.microsoft.com/?private#/reports/smtpauthmailflowdetails'

// Firefox's automation cannot allow an extension in private windows.
describe('in a private window', () => {
  let extension: ExtensionBrowser

  beforeAll(async () => {
    extension = await openExtensionBrowser('chromium')
    await allowPrivateWindows(extension)
  })
  afterAll(() => extension?.close())

  it('the panel says where the data is, opens the report there, and can be switched off here', async () => {
    const own = await extension.openPage(POPUP)
    const normal = await extension.openPortal(SMTP_AUTH)
    await expect.poll(() => looksOf(normal), PATIENCE).toEqual(['block'])
    // Makes the database, which the private window must not find.
    await see(await panelFrame(normal), 'Drop exports here.')

    const hidden = await openPrivatePortal(extension, own, IN_PRIVATE)
    await expect.poll(() => looksOf(hidden), PATIENCE).toEqual(['block'])
    const panel = await panelFrame(hidden)
    await see(panel, 'Your data is kept in the normal profile')
    expect(await panel.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)

    await press(panel, 'Open report')
    const target = await extension.browser.waitForTarget((candidate) => candidate.url().includes(REPORT))
    const report = await target.asPage()
    expect(await report.evaluate(() => chrome.extension.inIncognitoContext)).toBe(false)
    await see(report, 'Find who still sends through SMTP AUTH')

    await hidden.bringToFront()
    await press(panel, 'Not in private windows')
    await expect.poll(() => looksOf(hidden), PATIENCE).toEqual([])
    expect(await looksOf(normal)).toEqual(['block'])
    await store(own, { isOnInPrivateWindows: true })
    await expect.poll(() => looksOf(hidden), PATIENCE).toEqual(['block'])
  })
})
