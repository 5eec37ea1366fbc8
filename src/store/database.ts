import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { EpochDay } from '../facts/day.ts'
import type { Direction, Family } from '../facts/vocabulary.ts'
import type { FactRecord } from './fact-record.ts'
import { migrate } from './migrations.ts'
import type { RollupRecord } from './rollup-record.ts'
import {
  type ImportRecord,
  SCHEMA_VERSION,
  type StoredAcknowledgement,
  type StoredAggregate,
  type StoredDictionary,
  type StoredOriginal,
  type StoredShapes,
} from './schema.ts'
import { asStoreError, StoreError } from './store-error.ts'

/** What lies where; `docs/storage.md` says why. */
export interface StoreSchema extends DBSchema {
  imports: { key: string; value: ImportRecord }
  /**
   * Facts of one import of some days. Its id, first day. Several days share a record: Chromium writes every large value to a
   * file of its own.
   */
  facts: { key: [string, EpochDay]; value: FactRecord }
  shapes: { key: string; value: StoredShapes }
  aggregates: { key: string; value: StoredAggregate }
  /** Those days of a window (`windowOf`) that have any. Shape ids refer to the family's dictionary. */
  rollups: { key: [Family, EpochDay]; value: RollupRecord }
  dictionaries: { key: Family; value: StoredDictionary }
  originals: { key: string; value: StoredOriginal }
  acknowledgements: { key: AcknowledgementKey; value: StoredAcknowledgement }
}

/** Rule, direction, connector. */
export type AcknowledgementKey = [string, Direction, string]

export type StoreDatabase = IDBPDatabase<StoreSchema>

/**
 * The name carries a generation: a damaged database was seen that could be neither opened nor deleted,
 * while a new name worked. A restore from a backup moves on to the next generation.
 */
const DATABASE_GENERATION = 1

export interface OpenOptions {
  readonly generation?: number
  /** Called once when the connection is gone: "updated in another tab", or the browser ended it. */
  readonly onLost?: (why: 'updated-elsewhere' | 'terminated') => void
}

export function databaseName(generation: number): string {
  return `mail-flow-insights-${generation}`
}

/** Opens the store, migrated to this version. Throws `StoreError`. */
export async function openDatabase(options: OpenOptions = {}): Promise<StoreDatabase> {
  try {
    return await open(options)
  } catch (error) {
    throw asStoreError(error)
  }
}

function open({ generation = DATABASE_GENERATION, onLost }: OpenOptions): Promise<StoreDatabase> {
  return new Promise((resolve, reject) => {
    const opening = openDB<StoreSchema>(databaseName(generation), SCHEMA_VERSION, {
      upgrade: (database, from, _to, transaction) => migrate(database, from, transaction),
      blocked() {
        reject(new StoreError('blocked'))
        // It may still come through later, when nobody would close that connection any more.
        opening.then((late) => late.close()).catch(() => {})
      },
      blocking(_current, _wanted, event) {
        // The other tab waits for this connection to close, for ever if need be.
        ;(event.target as IDBDatabase).close()
        onLost?.('updated-elsewhere')
      },
      terminated: () => onLost?.('terminated'),
    })
    opening.then(resolve, reject)
  })
}
