import type { ExportFacts } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'
import type { StoreDatabase } from './database.ts'
import { loadFacts } from './fact-store.ts'
import { applyChange, type FamilyChange, planChange } from './family-change.ts'
import type { EpochMs, ImportRecord } from './schema.ts'
import { atomically } from './transaction.ts'

/** How long a deleted import can be brought back. */
export const UNDO_MS = 30 * 60 * 1000

const noGuard = async () => {}

/** Takes an import's counts out and leaves a tombstone. Deleting it again changes nothing. */
export async function deleteImport(database: StoreDatabase, importId: string, now: EpochMs): Promise<void> {
  const record = await needRecord(database, importId)
  if (record.state !== 'sealed' || !record.family) return
  const change = await planChange(database, {
    family: record.family,
    leaves: record,
    joins: null,
    guard: noGuard,
  })
  await commit(database, { ...record, state: 'deleting', deletedAt: now }, change)
}

/** Counts a deleted import again, in its old place. Undoing it again changes nothing. */
export async function undoDelete(database: StoreDatabase, importId: string): Promise<void> {
  const record = await needRecord(database, importId)
  if (record.state !== 'deleting' || !record.family || !record.format) return
  const facts = await needFacts(database, importId)
  const joins = { format: record.format, sealedAt: record.sealedAt ?? 0, facts }
  const change = await planChange(database, { family: record.family, leaves: null, joins, guard: noGuard })
  await commit(database, { ...record, state: 'sealed', deletedAt: null }, change)
}

async function commit(database: StoreDatabase, record: ImportRecord, change: FamilyChange): Promise<void> {
  const stores = ['imports', 'rollups', 'dictionaries'] as const
  await atomically(database, { stores, durability: 'strict' }, async (transaction) => {
    await applyChange(transaction, change)
    await transaction.objectStore('imports').put(record)
  })
}

async function needRecord(database: StoreDatabase, importId: string): Promise<ImportRecord> {
  const record = await database.get('imports', importId)
  if (!record) throw new ImportError('internal', { message: `there is no import ${importId}` })
  return record
}

async function needFacts(database: StoreDatabase, importId: string): Promise<ExportFacts> {
  const aggregate = await database.get('aggregates', importId)
  const facts = aggregate?.facts ?? (await loadFacts(database, importId))
  if (!facts) throw new ImportError('internal', { message: `the facts of import ${importId} are lost` })
  return facts
}
