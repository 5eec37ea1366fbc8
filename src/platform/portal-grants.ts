import { browser } from './browser.ts'

/** The match pattern of a portal's host, as the manifest has it. */
export function patternOf(host: string): string {
  return `https://${host}/*`
}

/**
 * Whether the browser lets us into a host. Chromium gives those of the content scripts with the extension and
 * does not list them as granted; Firefox lets the admin take them back.
 */
export async function isHostGranted(host: string, isOptional: boolean): Promise<boolean> {
  if (__TARGET__ === 'chromium' && !isOptional) return true
  return browser.permissions.contains({ origins: [patternOf(host)] })
}

/** Asks for a host; only from a click, and before any other waiting. Whether the admin said yes. */
export function requestPortalHost(host: string): Promise<boolean> {
  // Without `scripting` the panel could not be put there.
  return browser.permissions.request({ origins: [patternOf(host)], permissions: ['scripting'] })
}

/** Gives a host back. The panel goes from there with it. */
export async function revokePortalHost(host: string): Promise<void> {
  await browser.permissions.remove({ origins: [patternOf(host)] })
}

/** Calls back when the admin or the browser gave or took back a permission. */
export function onGrantsChanged(listener: () => void): void {
  browser.permissions.onAdded.addListener(() => listener())
  browser.permissions.onRemoved.addListener(() => listener())
}
