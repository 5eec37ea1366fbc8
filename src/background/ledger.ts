import { readStoredLedger, writeStoredLedger } from '../platform/ledger-storage.ts'
import type { LedgerEntry } from '../store/schema.ts'

/** What the ledger says was sealed. Only `writeLedger` writes it, so its entries are of our own making. */
export async function readLedger(): Promise<readonly LedgerEntry[]> {
  return (await readStoredLedger()) as readonly LedgerEntry[]
}

export async function writeLedger(entries: readonly LedgerEntry[]): Promise<void> {
  await writeStoredLedger(entries)
}
