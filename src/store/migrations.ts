import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb'
import type { EpochDay } from '../facts/day.ts'
import type { StoreSchema } from './database.ts'
import { dropKeyPaths, regroupFacts, regroupRollups } from './migrate-to-records.ts'
import { packDay } from './packed-day.ts'

export type UpgradeTransaction = IDBPTransaction<StoreSchema, StoreNames<StoreSchema>[], 'versionchange'>

/** One step brings the database from its version - 1 to its version. Steps are never edited once released. */
export interface Migration {
  readonly version: number
  readonly why: string
  /** Awaits nothing but requests of the transaction. */
  readonly run: (database: IDBPDatabase<StoreSchema>, transaction: UpgradeTransaction) => void | Promise<void>
}

/** A stored fact day of version 1: 36 bytes a row. */
interface FactDayVersion1 {
  readonly importId: string
  readonly day: EpochDay
  readonly identity: Uint32Array
  readonly ticks: Float64Array
  readonly shape: Uint32Array
  readonly bytes: Uint32Array
  readonly deliveries: Uint32Array
}

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    why: 'The first schema: imports with their facts, and per family the daily rollups that reports read.',
    run(database) {
      database.createObjectStore('imports', { keyPath: 'id' })
      database.createObjectStore('facts', { keyPath: ['importId', 'day'] })
      database.createObjectStore('shapes', { keyPath: 'importId' })
      database.createObjectStore('aggregates', { keyPath: 'importId' })
      database.createObjectStore('rollups', { keyPath: ['family', 'day'] })
      database.createObjectStore('dictionaries', { keyPath: 'family' })
      database.createObjectStore('originals', { keyPath: 'importId' })
    },
  },
  {
    version: 2,
    why: 'Facts take 28 bytes a row instead of 36: they are most of what is stored.',
    async run(_database, transaction) {
      // One day at a time: all facts at once may be more than memory holds.
      let cursor = await transaction.objectStore('facts').openCursor()
      while (cursor) {
        const old: unknown = cursor.value
        const { importId, ...facts } = old as FactDayVersion1
        await cursor.update({ importId, ...packDay(facts) } as never)
        cursor = await cursor.continue()
      }
    },
  },
  {
    version: 3,
    why: 'What the admin said of insights is kept. A day of the portal report may say whether TLS was forced: one that was stored before does not, which reads as unknown, so nothing is rewritten.',
    run(database) {
      database.createObjectStore('acknowledgements', { keyPath: ['insight', 'direction', 'connector'] })
    },
  },
  {
    version: 4,
    why: 'Several days share a record, of rollups in fewer bytes, and keys stand beside the records: Chromium writes each large value to a file of its own, and made a copy of each to find its key there.',
    async run(database, transaction) {
      const stores = { database, transaction }
      await regroupFacts(stores)
      await regroupRollups(stores)
      await dropKeyPaths(stores)
    },
  },
]

/** Runs the steps above a version. A step that fails takes back all of them: the data stay as they were. */
export async function migrate(
  database: IDBPDatabase<StoreSchema>,
  from: number,
  transaction: UpgradeTransaction,
): Promise<void> {
  // The opening says that it failed; this rejection must not count as unhandled.
  transaction.done.catch(() => {})
  try {
    for (const step of MIGRATIONS) {
      if (step.version <= from) continue
      const running = step.run(database, transaction)
      if (running) await running
    }
  } catch {
    try {
      transaction.abort()
    } catch {
      // The browser aborted it itself, for instance when the disk is full.
    }
  }
}
