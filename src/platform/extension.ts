import { browser } from './browser.ts'

/** The address of a file of the extension, given from the package's root. */
export function extensionUrl(path: string): string {
  return browser.runtime.getURL(path)
}

/** Whether an address is a page of this extension. */
export function isExtensionUrl(url: string): boolean {
  return url.startsWith(browser.runtime.getURL(''))
}

/** False in a content script that outlived its extension: it was reloaded, updated or removed. */
export function isExtensionAlive(): boolean {
  try {
    return Boolean(browser.runtime.id)
  } catch {
    return false
  }
}

/** Whether this page is in a private window. Such a page has a store of its own, empty and forgotten with the window. */
export function isInPrivateWindow(): boolean {
  return browser.extension.inIncognitoContext === true
}

/** Calls back when the extension was installed or updated, and when the browser started. */
export function onExtensionStart(listener: () => void): void {
  browser.runtime.onInstalled.addListener(() => listener())
  browser.runtime.onStartup.addListener(() => listener())
}

/** Shows the settings page in a tab of its own, the one that is open where there is one. */
export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage()
}

/** Counts as activity, so that Firefox does not put its event page to sleep (it does after 30 idle seconds). */
export async function touchExtension(): Promise<void> {
  await browser.runtime.getPlatformInfo()
}

/** Origins where our content scripts may run, as the manifest states them. */
export function portalOrigins(): ReadonlySet<string> {
  const manifest = browser.runtime.getManifest() as {
    content_scripts?: readonly { matches?: readonly string[] }[]
    optional_host_permissions?: readonly string[]
  }
  const patterns = [
    ...(manifest.content_scripts ?? []).flatMap((script) => script.matches ?? []),
    ...(manifest.optional_host_permissions ?? []),
  ]
  return new Set(patterns.map((pattern) => pattern.replace(/\/\*$/, '')))
}
