import type { Browser, Page } from 'puppeteer'

/**
 * Runs something on Chromium's own page of extensions, in its developer mode: outside of it an unpacked extension
 * that is loaded anew stays switched off.
 */
export async function onExtensionsPage(browser: Browser, run: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage()
  await page.goto('chrome://extensions')
  await page.evaluate(async () => {
    const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate }
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
  })
  await run(page)
  await page.close()
}

/** Chromium's interface of that page, as far as the harness calls it. */
export interface DeveloperPrivate {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>
  updateExtensionConfiguration(change: { extensionId: string; incognitoAccess: boolean }): Promise<void>
}
