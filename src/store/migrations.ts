import type { IDBPDatabase } from 'idb'
import type { StoreSchema } from './database.ts'

/** One step brings the database from its version - 1 to its version. Steps are never edited once released. */
export interface Migration {
  readonly version: number
  readonly why: string
  readonly run: (database: IDBPDatabase<StoreSchema>) => void
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
]
