import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, expect, test, vi } from 'vitest'
import { databaseName, openDatabase } from './database.ts'
import { SCHEMA_VERSION } from './schema.ts'
import { StoreError } from './store-error.ts'

const NAME = databaseName(1)

beforeEach(() => {
  vi.unstubAllGlobals()
  vi.stubGlobal('indexedDB', new IDBFactory())
})

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(() => null).catch((thrown) => thrown)
  return error instanceof StoreError ? error.code : `not a store error: ${error}`
}

test('a new store has every object store', async () => {
  const database = await openDatabase()
  const ofImports = ['aggregates', 'dictionaries', 'facts', 'imports', 'originals', 'rollups', 'shapes']
  expect([...database.objectStoreNames]).toEqual(['acknowledgements', ...ofImports])
  expect(database.version).toBe(SCHEMA_VERSION)
})

test('data of a newer version are left alone and told', async () => {
  ;(await openDB(NAME, SCHEMA_VERSION + 1)).close()
  expect(await codeOf(openDatabase())).toBe('newer')
})

test('an older version that does not let go is told, and the late connection is closed', async () => {
  // A request that fires `blocked` first and comes through later, as when a frozen tab wakes up.
  class Request extends EventTarget {
    result: unknown
  }
  const late = new Request()
  const close = vi.fn()
  vi.stubGlobal('IDBRequest', Request)
  vi.stubGlobal('indexedDB', { open: () => late })
  const code = codeOf(openDatabase())
  late.dispatchEvent(new Event('blocked'))
  expect(await code).toBe('blocked')
  late.result = Object.assign(new EventTarget(), { close })
  late.dispatchEvent(new Event('success'))
  await vi.waitFor(() => expect(close).toHaveBeenCalledOnce())
})

test('an update in another tab closes this connection and says so', async () => {
  const onLost = vi.fn()
  const database = await openDatabase({ onLost })
  const newer = await openDB(NAME, SCHEMA_VERSION + 1)
  expect(onLost).toHaveBeenCalledExactlyOnceWith('updated-elsewhere')
  expect(() => database.transaction('imports')).toThrow()
  newer.close()
})

test('a browser that refuses storage is told', async () => {
  vi.stubGlobal('indexedDB', {
    open() {
      throw new DOMException('storage is off', 'SecurityError')
    },
  })
  expect(await codeOf(openDatabase())).toBe('unavailable')
})
