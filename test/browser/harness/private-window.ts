import type { Page } from 'puppeteer'
import { type DeveloperPrivate, onExtensionsPage } from './developer-mode.ts'
import { type ExtensionBrowser, PATIENCE } from './extension-browser.ts'

/** Lets the extension into private windows, as its switch on Chromium's own page of extensions does. */
export async function allowPrivateWindows({ browser, root }: ExtensionBrowser): Promise<void> {
  await onExtensionsPage(browser, async (page) => {
    // The switch loads the extension anew.
    await page.evaluate(async (extensionId) => {
      const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate }
      await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true })
    }, new URL(root).host)
  })
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
