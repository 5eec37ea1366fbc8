import { FAMILIES, type Family } from '../facts/vocabulary.ts'
import type { StoreDatabase } from './database.ts'
import { applyChange, planChange, sealedImports } from './family-change.ts'
import { rollupRange } from './key-ranges.ts'
import { atomically } from './transaction.ts'

/**
 * Counts anew every family that has lost rollup days or its dictionary. Rollups are made from facts, so nothing
 * is lost by it; damage to facts is for `check.ts` to tell. Returns whether anything changed.
 */
export async function repairRollups(database: StoreDatabase): Promise<boolean> {
  let isChanged = false
  for (const family of FAMILIES) {
    if (await hasEveryWindow(database, family)) continue
    await recountFamily(database, family)
    isChanged = true
  }
  return isChanged
}

async function hasEveryWindow(database: StoreDatabase, family: Family): Promise<boolean> {
  const windows = await database.count('rollups', rollupRange(family))
  const dictionary = await database.get('dictionaries', family)
  if (dictionary) return dictionary.windows === windows
  return windows === 0 && (await sealedImports(database, family)).length === 0
}

async function recountFamily(database: StoreDatabase, family: Family): Promise<void> {
  const guard = async () => {}
  const change = await planChange(database, { family, leaves: null, joins: null, isRecount: true, guard })
  const stores = ['rollups', 'dictionaries'] as const
  await atomically(database, { stores, durability: 'strict' }, (transaction) =>
    applyChange(transaction, change),
  )
}
