import type { CheckResult } from './check.ts'
import type { ImportRecord, LedgerEntry, StoreFinding } from './schema.ts'
import { isSameSeal } from './seal.ts'

/** What `storage.local` should hold of these imports: one entry a sealed import. */
export function ledgerOf(imports: readonly ImportRecord[]): LedgerEntry[] {
  return imports.flatMap((record) => entryOf(record) ?? [])
}

export interface LedgerRequest {
  /** As `storage.local` holds it. */
  readonly ledger: readonly LedgerEntry[]
  /** All states, as the store holds them. */
  readonly imports: readonly ImportRecord[]
  /** By import id; an import without an entry was not checked. */
  readonly checks: ReadonlyMap<string, CheckResult>
}

export interface Reconciliation {
  readonly findings: readonly StoreFinding[]
  /** Sealed and whole, but absent from the ledger: the browser ended between seal and ledger. */
  readonly add: readonly LedgerEntry[]
  /** Entries of imports that the admin deleted, or that "analyse again" replaced. */
  readonly remove: readonly string[]
}

/**
 * Compares the ledger with the store. An import that is lost or damaged keeps its entry until the admin has
 * read about it; nothing is ever repaired by deleting.
 */
export function reconcile({ ledger, imports, checks }: LedgerRequest): Reconciliation {
  const records = new Map(imports.map((record) => [record.id, record]))
  const taken = imports.filter((record) => record.state !== 'staging')
  const replaced = new Set(taken.flatMap((record) => record.replaces))
  const findings: StoreFinding[] = []
  const remove: string[] = []
  for (const entry of ledger) {
    const record = records.get(entry.importId)
    if (record?.state === 'deleting' || (!record && replaced.has(entry.importId))) remove.push(entry.importId)
    else if (record?.state !== 'sealed') findings.push({ kind: 'lost', entry })
    else if (isDamaged(entry, record, checks)) findings.push({ kind: 'damaged', entry })
  }
  const known = new Set(ledger.map((entry) => entry.importId))
  const add: LedgerEntry[] = []
  for (const record of imports) {
    if (record.state === 'interrupted' && !known.has(record.id)) {
      findings.push({ kind: 'interrupted', importId: record.id, file: record.file })
    }
    const entry = entryOf(record)
    if (!entry || known.has(record.id)) continue
    if (checks.get(record.id) === 'damaged') findings.push({ kind: 'damaged', entry })
    else add.push(entry)
  }
  return { findings, add, remove }
}

/** The ledger after a reconciliation. */
export function updateLedger(ledger: readonly LedgerEntry[], { add, remove }: Reconciliation): LedgerEntry[] {
  return [...ledger.filter((entry) => !remove.includes(entry.importId)), ...add]
}

function isDamaged(
  entry: LedgerEntry,
  record: ImportRecord,
  checks: ReadonlyMap<string, CheckResult>,
): boolean {
  if (checks.get(record.id) === 'damaged') return true
  return !record.seal || !isSameSeal(record.seal, entry.seal) || record.records !== entry.records
}

function entryOf(record: ImportRecord): LedgerEntry | null {
  const { id, file, records, seal, sealedAt, state } = record
  if (state !== 'sealed' || seal === null || sealedAt === null) return null
  return { importId: id, file, sealedAt, records, seal }
}
