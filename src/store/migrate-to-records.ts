import type { IDBPDatabase } from 'idb'
import type { EpochDay } from '../facts/day.ts'
import type { ShapeColumns } from '../facts/shape.ts'
import type { Family } from '../facts/vocabulary.ts'
import type { RollupDay } from '../rollup/rollup.ts'
import { createColumnWriter } from './columns.ts'
import type { StoreSchema } from './database.ts'
import { putFactDay } from './fact-record.ts'
import { rollupRange, windowOf } from './key-ranges.ts'
import type { UpgradeTransaction } from './migrations.ts'
import { type PackedFactDay, unpackDay } from './packed-day.ts'
import { putRollupDay, type RollupDayHead } from './rollup-record.ts'

// From version 3, where each day was a record that held its key, to version 4.

interface Upgrade {
  readonly database: IDBPDatabase<StoreSchema>
  readonly transaction: UpgradeTransaction
}

type RebuiltStore = 'facts' | 'rollups' | 'shapes' | 'dictionaries'

type FactDayVersion3 = PackedFactDay & { readonly importId: string }
type RollupDayVersion3 = RollupDay & { readonly family: Family }
interface DictionaryVersion3 {
  readonly family: Family
  readonly shapes: ShapeColumns
  readonly days: number
}

/** Each day as a record of its own: new imports have more in one. */
export async function regroupFacts(upgrade: Upgrade): Promise<void> {
  const columns = createColumnWriter()
  await rebuild<FactDayVersion3>(upgrade, 'facts', async ({ importId, ...day }) => {
    const days = [putFactDay(columns, unpackDay(day))]
    const record = { days, columns: columns.take() }
    await upgrade.transaction.objectStore('facts').put(record, [importId, day.day])
  })
}

/** The days of a window as one record. */
export async function regroupRollups(upgrade: Upgrade): Promise<void> {
  let key: [Family, EpochDay] | null = null
  let days: RollupDayHead[] = []
  const columns = createColumnWriter()
  const putWindow = async () => {
    const record = { days, columns: columns.take() }
    if (key) await upgrade.transaction.objectStore('rollups').put(record, key)
  }
  await rebuild<RollupDayVersion3>(upgrade, 'rollups', async ({ family, ...day }) => {
    const window = windowOf(day.day)
    if (key?.[0] !== family || key[1] !== window) {
      await putWindow()
      key = [family, window]
      days = []
    }
    days.push(putRollupDay(columns, day))
  })
  await putWindow()
}

/** Of the stores with one record an import, or a family; behind `regroupRollups`, whose records are counted. */
export async function dropKeyPaths(upgrade: Upgrade): Promise<void> {
  const { transaction } = upgrade
  await rebuild<DictionaryVersion3>(upgrade, 'dictionaries', async ({ family, shapes }) => {
    const windows = await transaction.objectStore('rollups').count(rollupRange(family))
    await transaction.objectStore('dictionaries').put({ shapes, windows }, family)
  })
  await rebuild<{ readonly importId: string } & StoreSchema['shapes']['value']>(
    upgrade,
    'shapes',
    async ({ importId, ...stored }) => {
      await transaction.objectStore('shapes').put(stored, importId)
    },
  )
}

/** Makes a store anew without a key path; `move` brings its old values over, one at a time. */
async function rebuild<Value>(
  { database, transaction }: Upgrade,
  name: RebuiltStore,
  move: (value: Value) => Promise<void>,
): Promise<void> {
  const old = transaction.objectStore(name)
  const oldName = `${name}-version-3`
  // A store is renamed by assignment, which the types of the library do not have.
  ;(old as { name: string }).name = oldName
  database.createObjectStore(name)
  let cursor = await old.openCursor()
  while (cursor) {
    await move(cursor.value as unknown as Value)
    cursor = await cursor.continue()
  }
  database.deleteObjectStore(oldName as RebuiltStore)
}
