import { alarmNames } from '../../platform/alarms.ts'
import { storedKeys } from '../../platform/stored-data.ts'
import { storedDatabases } from '../../store/delete-all.ts'

/** Every place in which an extension can keep something. */
export const STORED_PLACES = [
  'databases',
  'storageLocal',
  'storageSession',
  'storageSync',
  'localStorage',
  'caches',
  'alarms',
  'locks',
] as const
export type StoredPlace = (typeof STORED_PLACES)[number]

/** The names of what lies in each place. */
export type Inventory = Readonly<Record<StoredPlace, readonly string[]>>

/** Looks into every place, without a word to anyone who might tidy up for it. */
export async function takeInventory(): Promise<Inventory> {
  const [databases, storageLocal, storageSession, storageSync, cacheNames, alarms, locks] = await Promise.all(
    [
      storedDatabases(),
      storedKeys('local'),
      storedKeys('session'),
      storedKeys('sync'),
      caches.keys(),
      alarmNames(),
      lockNames(),
    ],
  )
  return {
    databases,
    storageLocal,
    storageSession,
    storageSync,
    localStorage: Object.keys(globalThis.localStorage),
    caches: cacheNames,
    alarms,
    locks,
  }
}

async function lockNames(): Promise<readonly string[]> {
  const { held = [], pending = [] } = await navigator.locks.query()
  return [...held, ...pending].flatMap(({ name }) => name ?? [])
}
