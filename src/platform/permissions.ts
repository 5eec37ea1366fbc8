import { browser } from './browser.ts'

/** What the admin can grant beside what the manifest requires; hosts stand apart. */
export const OPTIONAL_PERMISSIONS = ['notifications', 'scripting'] as const
export type OptionalPermission = (typeof OPTIONAL_PERMISSIONS)[number]

export async function isGranted(permission: OptionalPermission): Promise<boolean> {
  return browser.permissions.contains({ permissions: [permission] })
}

/** Asks the admin; only in the turn of a click. Returns whether it is granted now. */
export async function requestPermission(permission: OptionalPermission): Promise<boolean> {
  return browser.permissions.request({ permissions: [permission] })
}

export async function revokePermission(permission: OptionalPermission): Promise<void> {
  await browser.permissions.remove({ permissions: [permission] })
}

/** What the manifest requires, which no admin can take back: `storage`, `alarms`, ... */
export function requiredPermissions(): readonly string[] {
  return browser.runtime.getManifest().permissions ?? []
}

/** Calls back when a permission was granted or taken back, in whatever way. Returns how to stop. */
export function onPermissionsChanged(listener: () => void): () => void {
  browser.permissions.onAdded.addListener(listener)
  browser.permissions.onRemoved.addListener(listener)
  return () => {
    browser.permissions.onAdded.removeListener(listener)
    browser.permissions.onRemoved.removeListener(listener)
  }
}
