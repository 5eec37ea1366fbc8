import { browser } from './browser.ts'

const LEDGER_KEY = 'ledger'

/**
 * What stands in the ledger, as it was written; empty before the first import. It lies in `storage.local`,
 * which survives damage to IndexedDB. The caller knows its type.
 */
export async function readStoredLedger(): Promise<readonly unknown[]> {
  const stored = (await browser.storage.local.get(LEDGER_KEY))[LEDGER_KEY]
  return Array.isArray(stored) ? stored : []
}

/** Puts a new ledger in the place of the old one. */
export async function writeStoredLedger(entries: readonly unknown[]): Promise<void> {
  await browser.storage.local.set({ [LEDGER_KEY]: entries })
}

/** Keeps `storage.local` from content scripts, where the browser can. They can read it by default. */
export async function keepStorageFromContentScripts(): Promise<void> {
  const local = browser.storage.local as typeof browser.storage.local & {
    setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>
  }
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
}
