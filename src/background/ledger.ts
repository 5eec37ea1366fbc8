import { writeDamaged } from '../platform/background-storage.ts'
import { readStoredLedger, writeStoredLedger } from '../platform/ledger-storage.ts'
import { inspectStore } from '../store/inspect.ts'
import type { StoreReader } from '../store/reader.ts'
import type { LedgerEntry } from '../store/schema.ts'

/** What the ledger says was sealed. Only this module writes it, so its entries are of our own making. */
async function readLedger(): Promise<readonly LedgerEntry[]> {
  return (await readStoredLedger()) as readonly LedgerEntry[]
}

/** Copies what new seals state; what is lost or damaged keeps its entry, so that pages can tell it. */
export async function copySealsToLedger(reader: StoreReader): Promise<void> {
  const ledger = await readLedger()
  const inspection = await inspectStore(reader, ledger)
  if (inspection.add.length + inspection.remove.length > 0) await writeStoredLedger(inspection.ledger)
  await writeDamaged(
    inspection.findings.flatMap((finding) => (finding.kind === 'damaged' ? finding.entry.importId : [])),
  )
}

/** Takes an import off the ledger that the admin has read about. */
export async function forgetFinding(importId: string): Promise<void> {
  await writeStoredLedger((await readLedger()).filter((entry) => entry.importId !== importId))
}
