import type { CheckResult } from './check.ts'
import { type Reconciliation, reconcile, updateLedger } from './ledger.ts'
import type { StoreReader } from './reader.ts'
import type { LedgerEntry } from './schema.ts'

export interface Inspection extends Reconciliation {
  /** What `storage.local` should hold from now on. */
  readonly ledger: readonly LedgerEntry[]
}

/**
 * Checks the sealed imports against their seals and the ledger: every column of those that the ledger does not
 * know yet, the number of chunks of the others. For the background, at its start and after every `changed`.
 */
export async function inspectStore(
  reader: Pick<StoreReader, 'imports' | 'check'>,
  ledger: readonly LedgerEntry[],
): Promise<Inspection> {
  const known = new Set(ledger.map((entry) => entry.importId))
  const checks = new Map<string, CheckResult>()
  for (const record of await reader.imports()) {
    if (record.state !== 'sealed') continue
    checks.set(record.id, await reader.check(record, known.has(record.id) ? 'count' : 'full'))
  }
  // Read again: an import that was replaced during its check must not be called damaged.
  const result = reconcile({ ledger, imports: await reader.imports(), checks })
  return { ...result, ledger: updateLedger(ledger, result) }
}
