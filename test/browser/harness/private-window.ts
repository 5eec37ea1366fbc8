import type { Page } from 'puppeteer'
import { type ExtensionBrowser, PATIENCE } from './extension-browser.ts'

/** Lets the extension into private windows, as its switch on Chromium's own page of extensions does. */
export async function allowPrivateWindows({ browser, root }: ExtensionBrowser): Promise<void> {
  const settings = await browser.newPage()
  await settings.goto('chrome://extensions')
  await settings.evaluate(async (extensionId) => {
    const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate }
    // The switch loads the extension anew, which an unpacked one survives in this mode alone.
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
    await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true })
  }, new URL(root).host)
  await settings.close()
}

/** A portal in a private window; `own`: a page of the extension, which may open one. */
export async function openPrivatePortal(
  { browser }: ExtensionBrowser,
  own: Page,
  address: string,
): Promise<Page> {
  await own.evaluate((url) => chrome.windows.create({ incognito: true, url }), address)
  const target = await browser.waitForTarget((candidate) => candidate.url() === address, {
    timeout: PATIENCE.timeout,
  })
  return target.asPage()
}

interface DeveloperPrivate {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>
  updateExtensionConfiguration(change: { extensionId: string; incognitoAccess: boolean }): Promise<void>
}
