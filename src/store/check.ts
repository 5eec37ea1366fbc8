import type { StoreDatabase } from './database.ts'
import { eachFactDay, loadFragments, loadShapes, unlessLost } from './fact-store.ts'
import { factRange } from './key-ranges.ts'
import type { ImportRecord, Seal } from './schema.ts'
import { type ColumnSeal, createSealer, isSameSeal, sealAggregate } from './seal.ts'

/** `whole`: the stored facts are what the seal states. */
export type CheckResult = 'whole' | 'damaged'

/** `count`: cheap, finds lost chunks. `full`: reads every column and compares the checksum. */
export type CheckDepth = 'count' | 'full'

/** Compares the stored facts of a sealed (or deleted) import with its seal. */
export async function checkImport(
  database: StoreDatabase,
  record: ImportRecord,
  depth: CheckDepth,
): Promise<CheckResult> {
  if (!record.seal) return 'damaged'
  const aggregate = await database.get('aggregates', record.id)
  if (aggregate) return isSameSeal(sealAggregate(aggregate.facts), record.seal) ? 'whole' : 'damaged'
  const isWhole =
    depth === 'count'
      ? await hasEveryChunk(database, record.id, record.seal)
      : await hasSameColumns(database, record.id, record.seal)
  return isWhole ? 'whole' : 'damaged'
}

async function hasEveryChunk(database: StoreDatabase, importId: string, seal: Seal): Promise<boolean> {
  const chunks = await database.count('facts', factRange(importId))
  return chunks === seal.chunks && (await database.count('shapes', importId)) === 1
}

async function hasSameColumns(database: StoreDatabase, importId: string, seal: Seal): Promise<boolean> {
  const stored = await unlessLost(sealOf(database, importId))
  return stored !== null && isSameSeal(stored, seal)
}

/** The seal that the stored columns would have now; `null` without their shapes. */
async function sealOf(database: StoreDatabase, importId: string): Promise<ColumnSeal | null> {
  const shapes = await loadShapes(database, importId)
  if (!shapes) return null
  const sealer = createSealer()
  await eachFactDay(database, importId, sealer.day)
  return sealer.finish(shapes, (await loadFragments(database, importId)) ?? undefined)
}
