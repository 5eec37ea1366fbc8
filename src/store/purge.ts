import { createShapeTable, type ShapeColumns } from '../facts/shape.ts'
import type { Family } from '../facts/vocabulary.ts'
import type { RollupDay } from '../rollup/rollup.ts'
import type { StoreDatabase } from './database.ts'
import { CONTENT_STORES, removeContent } from './fact-store.ts'
import { putRollupDays, readRollupDays } from './rollup-store.ts'
import type { EpochMs, ImportRecord } from './schema.ts'
import { atomically, type WriteTransaction } from './transaction.ts'

export interface PurgeOptions {
  /** Tombstones of this time or older go. */
  readonly before: EpochMs
}

/**
 * Removes deleted imports for good: facts, shapes, originals, records, and from the family's dictionary every
 * sender and client address that no remaining import counts. Returns how many imports went.
 */
export async function purge(database: StoreDatabase, { before }: PurgeOptions): Promise<number> {
  const isDue = ({ state, deletedAt }: ImportRecord) =>
    state === 'deleting' && (deletedAt === null || deletedAt <= before)
  const due = (await database.getAll('imports')).filter(isDue)
  if (due.length === 0) return 0
  const families = new Set(due.flatMap(({ family }) => family ?? []))
  const stores = ['imports', 'rollups', 'dictionaries', ...CONTENT_STORES] as const
  await atomically(database, { stores, durability: 'strict' }, async (transaction) => {
    for (const { id } of due) {
      await removeContent(transaction, id)
      await transaction.objectStore('imports').delete(id)
    }
    for (const family of families) await rebuildDictionary(transaction, family)
  })
  return due.length
}

/** Drops the shapes that no rollup uses any more. */
export async function compactDictionary(database: StoreDatabase, family: Family): Promise<void> {
  const stores = ['rollups', 'dictionaries'] as const
  await atomically(database, { stores, durability: 'strict' }, (transaction) =>
    rebuildDictionary(transaction, family),
  )
}

async function rebuildDictionary(transaction: WriteTransaction, family: Family): Promise<void> {
  const dictionaries = transaction.objectStore('dictionaries')
  const stored = await dictionaries.get(family)
  if (!stored) return
  const days = await readRollupDays(transaction, family, null)
  const compacted = compactShapes(stored.shapes, days)
  if (!compacted) return
  await putRollupDays(transaction, family, compacted.days)
  await dictionaries.put({ ...stored, shapes: compacted.shapes }, family)
}

/** The same counts on a dictionary of only the used shapes, or `null` when every shape is used. */
function compactShapes(
  columns: ShapeColumns,
  days: readonly RollupDay[],
): { readonly shapes: ShapeColumns; readonly days: readonly RollupDay[] } | null {
  const isUsed = new Uint8Array(columns.codes.length)
  for (const day of days) for (const id of day.shape) isUsed[id] = 1
  if (isUsed.every((used) => used === 1)) return null
  const old = createShapeTable(columns)
  const next = createShapeTable()
  // Old ids ascend, so the new ids of a day's rows ascend as well.
  const newIds = Uint32Array.from(isUsed, (used, id) => (used ? next.idOf(old.shape(id)) : 0))
  const renamed = days.map((day) => ({ ...day, shape: day.shape.map((id) => newIds[id] as number) }))
  return { shapes: next.toColumns(), days: renamed }
}
