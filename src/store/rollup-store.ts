import type { IDBPTransaction, StoreNames } from 'idb'
import type { DayRange, EpochDay } from '../facts/day.ts'
import type { Family } from '../facts/vocabulary.ts'
import { applyDelta, type Deltas, type RollupDelta } from '../rollup/change.ts'
import type { RollupDay } from '../rollup/rollup.ts'
import { type ColumnWriter, createColumnWriter } from './columns.ts'
import type { StoreSchema } from './database.ts'
import { rollupRange, windowOf } from './key-ranges.ts'
import { release } from './release.ts'
import { putRollupDay, rollupDaysOf } from './rollup-record.ts'
import type { WriteTransaction } from './transaction.ts'

type AnyTransaction = IDBPTransaction<StoreSchema, StoreNames<StoreSchema>[], 'readonly' | 'readwrite'>

/** The stored days of a family, ascending; `null`: all. */
export async function readRollupDays(
  transaction: Pick<AnyTransaction, 'objectStore'>,
  family: Family,
  range: DayRange | null,
): Promise<readonly RollupDay[]> {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = range ?? {}
  const stored = await transaction.objectStore('rollups').getAll(rollupRange(family, from, to))
  return stored.flatMap(rollupDaysOf).filter(({ day }) => day >= from && day <= to)
}

/** Puts whole days, ascending, in the place of all that are stored. */
export async function putRollupDays(
  transaction: WriteTransaction,
  family: Family,
  days: readonly RollupDay[],
): Promise<void> {
  await transaction.objectStore('rollups').delete(rollupRange(family))
  const columns = createColumnWriter()
  for (const [window, ofWindow] of byWindow(days.map((day) => [day.day, day] as const))) {
    await putWindow(transaction, { key: [family, window], days: new Map(ofWindow), columns })
  }
}

/** Applies changes a window at a time: a change of 90 days need not be in memory whole. */
export async function applyDeltas(
  transaction: WriteTransaction,
  family: Family,
  deltas: Deltas,
): Promise<void> {
  const columns = createColumnWriter()
  for (const [window, ofWindow] of byWindow(deltas)) {
    const stored = await transaction.objectStore('rollups').get([family, window])
    const days = new Map(stored && rollupDaysOf(stored).map((day) => [day.day, day]))
    for (const [day, delta] of ofWindow) changeDay(days, day, delta)
    const isPut = putWindow(transaction, { key: [family, window], days, columns })
    for (const counts of [...days.values(), ...ofWindow.map(([, delta]) => delta)]) release(counts)
    await isPut
  }
}

function changeDay(days: Map<EpochDay, RollupDay>, day: EpochDay, delta: RollupDelta): void {
  const next = applyDelta(day, days.get(day), delta)
  if (next) days.set(day, next)
  else days.delete(day)
}

interface Window {
  readonly key: [Family, EpochDay]
  readonly days: ReadonlyMap<EpochDay, RollupDay>
  /** Used for every window. */
  readonly columns: ColumnWriter
}

async function putWindow(transaction: WriteTransaction, { key, days, columns }: Window): Promise<void> {
  const rollups = transaction.objectStore('rollups')
  if (days.size === 0) return await rollups.delete(key)
  const ascending = [...days.values()].sort((a, b) => a.day - b.day)
  const heads = ascending.map((day) => putRollupDay(columns, day))
  const record = { days: heads, columns: columns.take() }
  const isPut = rollups.put(record, key)
  release(record)
  await isPut
}

/** What comes of a window in a row, as one entry; a window may come again. */
function* byWindow<T>(
  entries: Iterable<readonly [EpochDay, T]>,
): Generator<readonly [window: EpochDay, ofWindow: (readonly [EpochDay, T])[]]> {
  let window = Number.NaN
  let ofWindow: (readonly [EpochDay, T])[] = []
  for (const entry of entries) {
    if (windowOf(entry[0]) !== window) {
      if (ofWindow.length > 0) yield [window, ofWindow]
      window = windowOf(entry[0])
      ofWindow = []
    }
    ofWindow.push(entry)
  }
  if (ofWindow.length > 0) yield [window, ofWindow]
}
