import type { ExportFacts } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'
import type { StoreDatabase } from './database.ts'
import { CONTENT_STORES, removeContent } from './fact-store.ts'
import { applyChange, type FamilyChange, type Joining, planChange } from './family-change.ts'
import type { ImportSummary } from './import-record.ts'
import { compactDictionary } from './purge.ts'
import { type EpochMs, type ImportRecord, RULES_VERSION, type Seal, type StoredOriginal } from './schema.ts'
import { atomically, type WriteTransaction } from './transaction.ts'

export interface SealRequest {
  readonly importId: string
  /** What was staged, still in memory. */
  readonly facts: ExportFacts
  readonly seal: Seal
  readonly summary: ImportSummary
  readonly now: EpochMs
  /** "Analyse again": the import whose place this one takes, with its original and its place in the order. */
  readonly replaces?: string
  readonly signal?: AbortSignal
}

/** The seal: the import, its family's rollups and dictionary become visible together, or nothing does. */
export async function sealImport(database: StoreDatabase, request: SealRequest): Promise<ImportRecord> {
  const { importId, summary, facts } = request
  const staged = await database.get('imports', importId)
  if (staged?.state !== 'staging') throw new Error(`import ${importId} is not staged`)
  const old = await replacedImport(database, request.replaces)
  const sealedAt = old?.sealedAt ?? (await nextSealTime(database, request.now))
  const joins = { format: summary.format, sealedAt, facts }
  const changes = await planChanges(database, request, { joins, old })
  const { repeats, ...fields } = summary
  const sealed = {
    ...staged,
    ...fields,
    state: 'sealed',
    sealedAt,
    rulesVersion: RULES_VERSION,
    seal: request.seal,
    original: old?.original ?? null,
    replaces: old ? [...old.replaces, old.id] : [],
  } as const
  const stores = ['imports', 'rollups', 'dictionaries', ...CONTENT_STORES] as const
  const write = async (transaction: WriteTransaction): Promise<ImportRecord> => {
    for (const change of changes) await applyChange(transaction, change)
    const duplicates = changes.reduce((sum, change) => sum + change.duplicates(), repeats)
    const record: ImportRecord = { ...sealed, duplicates }
    if (old) await takePlace(transaction, old.id, importId)
    await transaction.objectStore('imports').put(record)
    return record
  }
  const record = await atomically(database, { stores, durability: 'strict' }, write)
  if (old?.family) await compactDictionary(database, old.family)
  return record
}

async function replacedImport(
  database: StoreDatabase,
  importId: string | undefined,
): Promise<ImportRecord | null> {
  if (importId === undefined) return null
  const record = await database.get('imports', importId)
  // Deleted while it was analysed again: the admin's deletion wins.
  if (record?.state !== 'sealed') throw new ImportError('cancelled')
  return record
}

/** Later than every seal before, also after the clock was set back. */
async function nextSealTime(database: StoreDatabase, now: EpochMs): Promise<EpochMs> {
  const imports = await database.getAll('imports')
  return imports.reduce((time, { sealedAt }) => Math.max(time, (sealedAt ?? 0) + 1), now)
}

/** One change a family: two when today's rules see another family in the same file. */
async function planChanges(
  database: StoreDatabase,
  request: SealRequest,
  { joins, old }: { readonly joins: Joining; readonly old: ImportRecord | null },
): Promise<FamilyChange[]> {
  const guard = async () => {
    if (request.signal?.aborted) throw new ImportError('cancelled')
  }
  const { family } = request.summary
  const leaves = old?.family === family ? old : null
  const changes = [await planChange(database, { family, leaves, joins, guard })]
  if (old?.family && !leaves) {
    changes.push(await planChange(database, { family: old.family, leaves: old, joins: null, guard }))
  }
  await guard()
  return changes
}

async function takePlace(transaction: WriteTransaction, oldId: string, newId: string): Promise<void> {
  const originals = transaction.objectStore('originals')
  const original: StoredOriginal | undefined = await originals.get(oldId)
  await removeContent(transaction, oldId)
  if (original) await originals.put({ ...original, importId: newId })
  await transaction.objectStore('imports').delete(oldId)
}
