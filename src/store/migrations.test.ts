import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { TICKS_PER_DAY } from '../facts/day.ts'
import { createShapeTable } from '../facts/shape.ts'
import { connectorDayRollups } from '../rollup/connector-days.ts'
import { databaseName, openDatabase } from './database.ts'
import { loadFacts } from './fact-store.ts'
import { MIGRATIONS } from './migrations.ts'
import { openReader } from './reader.ts'
import { SCHEMA_VERSION } from './schema.ts'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
})

/** What version 1 stored of two messages on a day, one of them held back for two days, and one on the next. */
const VERSION_1 = {
  imports: [
    {
      id: 'a',
      file: 'a.csv',
      state: 'sealed',
      format: 'extended-trace',
      family: 'message-trace',
      sealedAt: 1000,
      startedAt: 900,
      messages: 3,
      seal: {
        chunks: 2,
        rows: 4,
        messagesByDay: [
          [10, 2],
          [11, 1],
        ],
        checksum: 'dc38de48',
      },
    },
  ],
  facts: [
    {
      importId: 'a',
      day: 10,
      identity: Uint32Array.of(1, 2, 3, 4, 1, 2, 3, 4, 0xffff_ffff, 0, 0, 1),
      ticks: Float64Array.of(863_999_999_999, 2 * TICKS_PER_DAY + 7, 0),
      shape: Uint32Array.of(0, 1, 0),
      bytes: Uint32Array.of(0xffff_ffff, 100, 0),
      deliveries: Uint32Array.of(1, 500, 0),
    },
    {
      importId: 'a',
      day: 11,
      identity: Uint32Array.of(9, 9, 9, 9),
      ticks: Float64Array.of(5),
      shape: Uint32Array.of(1),
      bytes: Uint32Array.of(70_000),
      deliveries: Uint32Array.of(1),
    },
  ],
  shapes: [
    {
      importId: 'a',
      shapes: {
        strings: ['', 'a@x.com'],
        codes: Uint32Array.of(1, 2),
        connector: Uint32Array.of(0, 0),
        sender: Uint32Array.of(1, 1),
        client: Uint32Array.of(0, 0),
      },
    },
  ],
} as const

/** What version 2 stored of a portal report: whether TLS was forced is not among it. */
const VERSION_2 = {
  imports: [
    {
      id: 'b',
      file: 'b.csv',
      state: 'sealed',
      format: 'inbound-outbound-messages',
      family: 'portal-report',
      sealedAt: 1000,
      startedAt: 900,
      messages: 5,
      seal: { chunks: 0, rows: 1, messagesByDay: [[10, 5]], checksum: 'bbe9ae17' },
    },
  ],
  aggregates: [
    {
      importId: 'b',
      facts: {
        kind: 'connector-days',
        rows: [
          {
            day: 10,
            direction: 'inbound',
            connector: 'Relay',
            connectorType: 'Partner',
            tls: { '1.2': 5 },
            messages: 5,
          },
        ],
      },
    },
  ],
} as const

/** What version 3 stored of an import: a record a day, with its key in it. Days 15 and 16 lie in two windows. */
const VERSION_3 = {
  facts: [10, 16].map((day) => ({
    importId: 'c',
    day,
    identity: Uint32Array.of(day, 0, 0, 1),
    ticksLow: Uint32Array.of(5),
    ticksHigh: { values: Uint8Array.of(0), wide: new Uint32Array() },
    shape: { values: Uint8Array.of(0), wide: new Uint32Array() },
    bytes: { values: Uint8Array.of(0), wide: Uint32Array.of(0, 300) },
    deliveries: { values: Uint8Array.of(1), wide: new Uint32Array() },
  })),
  rollups: (['evidence', 'message-trace'] as const).flatMap((family) =>
    [10, 15, 16].map((day) => ({
      family,
      day,
      shape: Uint32Array.of(0),
      messages: Uint32Array.of(1),
      deliveries: Float64Array.of(1),
      bytes: Float64Array.of(2 ** 33 + day),
    })),
  ),
  shapes: [{ ...VERSION_1.shapes[0], importId: 'c' }],
  dictionaries: (['evidence', 'message-trace'] as const).map((family) => ({
    family,
    shapes: VERSION_1.shapes[0].shapes,
    days: 3,
  })),
}

/** A database as an earlier version left it. */
async function storeVersion(
  version: number,
  dump: Readonly<Record<string, readonly unknown[]>>,
): Promise<void> {
  const database = await openDB(databaseName(1), version, {
    upgrade(fresh) {
      const stores: Record<string, string | string[]> = {
        imports: 'id',
        facts: ['importId', 'day'],
        shapes: 'importId',
        aggregates: 'importId',
        rollups: ['family', 'day'],
        dictionaries: 'family',
        originals: 'importId',
      }
      if (version >= 3) stores.acknowledgements = ['insight', 'direction', 'connector']
      for (const [name, keyPath] of Object.entries(stores)) fresh.createObjectStore(name, { keyPath })
    },
  })
  for (const [name, values] of Object.entries(dump)) {
    for (const value of values) await database.put(name, value)
  }
  database.close()
}

test('versions ascend without a gap, up to the one of the schema', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(
    Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1),
  )
})

describe('a store of version 1', () => {
  test('opens with every number unchanged, and whole by the seal of its time', async () => {
    await storeVersion(1, VERSION_1)
    const database = await openDatabase()
    expect(database.version).toBe(SCHEMA_VERSION)
    const facts = await loadFacts(database, 'a')
    expect(facts?.days).toEqual(VERSION_1.facts.map(({ importId: _, ...day }) => day))
    expect(facts?.shapes).toEqual(VERSION_1.shapes[0].shapes)
    const reader = await openReader()
    const [record] = await reader.imports()
    expect(record && (await reader.check(record, 'full'))).toBe('whole')
    database.close()
    reader.close()
  })

  test('stays as it was when its facts cannot be repacked', async () => {
    await storeVersion(1, VERSION_1)
    const update = vi.spyOn(IDBCursor.prototype, 'update').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await expect(openDatabase()).rejects.toMatchObject({ code: 'unavailable' })
    update.mockRestore()
    const database = await openDB(databaseName(1))
    expect(database.version).toBe(1)
    expect(await database.getAll('facts')).toEqual(VERSION_1.facts)
    database.close()
  })
})

describe('a store of version 2', () => {
  test('has room for acknowledgements, and its portal reports are whole and say nothing of forced TLS', async () => {
    await storeVersion(2, VERSION_2)
    const database = await openDatabase()
    expect(await database.getAll('acknowledgements')).toEqual([])
    const reader = await openReader()
    const [record] = await reader.imports()
    expect(record && (await reader.check(record, 'full'))).toBe('whole')
    const [stored] = await database.getAll('aggregates')
    const shapes = createShapeTable()
    connectorDayRollups(stored?.facts.kind === 'connector-days' ? [stored.facts] : [], shapes)
    expect(shapes.shape(0)).toMatchObject({ connector: 'Relay', forcedTls: 'unknown' })
    database.close()
    reader.close()
  })
})

describe('a store of version 3', () => {
  test('has its facts, a day a record, and its rollups, eight days a record, under keys beside them', async () => {
    await storeVersion(3, VERSION_3)
    const database = await openDatabase()
    const facts = await loadFacts(database, 'c')
    expect(facts?.shapes).toEqual(VERSION_1.shapes[0].shapes)
    expect([...(facts?.days ?? [])].map(({ day, bytes }) => [day, ...bytes])).toEqual([
      [10, 300],
      [16, 300],
    ])
    expect(await database.getAllKeys('facts')).toEqual([
      ['c', 10],
      ['c', 16],
    ])
    expect(await database.getAllKeys('rollups')).toEqual([
      ['evidence', 8],
      ['evidence', 16],
      ['message-trace', 8],
      ['message-trace', 16],
    ])
    const reader = await openReader()
    const expected = VERSION_3.rollups.slice(3).map(({ family: _, ...day }) => day)
    expect((await reader.rollups('message-trace', null)).days).toEqual(expected)
    expect(await database.get('dictionaries', 'evidence')).toEqual({
      shapes: VERSION_1.shapes[0].shapes,
      windows: 2,
    })
    const names = ['facts', 'rollups', 'shapes', 'dictionaries'] as const
    const transaction = database.transaction([...names])
    for (const name of names) expect(transaction.objectStore(name).keyPath).toBeNull()
    expect([...database.objectStoreNames]).toHaveLength(8)
    database.close()
    reader.close()
  })

  test('stays as it was when its days cannot be moved', async () => {
    await storeVersion(3, VERSION_3)
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await expect(openDatabase()).rejects.toMatchObject({ code: 'unavailable' })
    put.mockRestore()
    const database = await openDB(databaseName(1))
    expect(database.version).toBe(3)
    expect(await database.getAll('rollups')).toEqual(VERSION_3.rollups)
    expect(database.transaction('facts').objectStore('facts').keyPath).toEqual(['importId', 'day'])
    database.close()
  })
})
