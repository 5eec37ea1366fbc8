import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { connectorDays, linesOf, messageFacts, summaryOf } from '../../test/fakes/facts.ts'
import { openTestStore, type TestStore } from '../../test/fakes/store.ts'
import type { MessageFacts } from '../facts/facts.ts'
import { createColumnWriter, memoryOf } from './columns.ts'
import { factDaysOf, putFactDay } from './fact-record.ts'
import { inspectStore } from './inspect.ts'
import { reconcile } from './ledger.ts'

let store: TestStore

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  store = await openTestStore()
})

afterEach(() => {
  vi.restoreAllMocks()
  store.close()
})

const traceLines = async () => linesOf(await store.reader.rollups('message-trace', null))
const portalLines = async () => linesOf(await store.reader.rollups('portal-report', null))

/** Messages 1 and 2 on day 10, 3 on day 11. */
const FIRST = messageFacts([
  { id: 1, day: 10 },
  { id: 2, day: 10, sender: 'b@x.com' },
  { id: 3, day: 11 },
])
/** Message 3 again, and 4. */
const SECOND = messageFacts([
  { id: 3, day: 11 },
  { id: 4, day: 11, sender: 'secret@y.com' },
])
/** Damage: the one message that an import has on a day is of another size now. */
async function makeLarger(importId: string, day: number): Promise<void> {
  const stored = await store.database.get('facts', [importId, 10])
  if (!stored) throw new Error('no facts')
  const columns = createColumnWriter()
  const bytes = Uint32Array.of(101)
  const kept = await factDaysOf(stored)
  const days = kept.map((one) => putFactDay(columns, one.day === day ? { ...one, bytes } : one))
  await store.database.put('facts', { days, columns: columns.take() }, [importId, 10])
}

const FIRST_LINES = [
  '10 inbound null 1.2 a@x.com: 1, 2, 100',
  '10 inbound null 1.2 b@x.com: 1, 2, 100',
  '11 inbound null 1.2 a@x.com: 1, 2, 100',
]
const BOTH_LINES = [...FIRST_LINES, '11 inbound null 1.2 secret@y.com: 1, 2, 100']

describe('seal', () => {
  test('makes an import visible, and nothing before it does', async () => {
    await store.writer.begin({
      id: 'a',
      file: 'a.csv',
      size: 10,
      fileDate: null,
      startedAt: 1000,
      replaces: null,
    })
    const seal = await store.writer.stage('a', FIRST)
    expect(await traceLines()).toEqual([])
    expect(await store.reader.imports()).toMatchObject([{ id: 'a', state: 'staging' }])
    const summary = summaryOf('extended-trace')
    await store.writer.seal({ importId: 'a', facts: FIRST, seal, summary, now: 2000 })
    expect(await traceLines()).toEqual(FIRST_LINES)
    expect(await store.reader.imports()).toMatchObject([{ id: 'a', state: 'sealed', sealedAt: 2000 }])
    const messagesByDay = [
      [10, 2],
      [11, 1],
    ]
    expect(seal).toMatchObject({ chunks: 1, rows: 3, messagesByDay })
  })

  test('is one strict transaction', async () => {
    const open = vi.spyOn(IDBDatabase.prototype, 'transaction')
    await store.take('a', FIRST)
    const strict = open.mock.calls.filter(
      ([, mode, options]) => mode === 'readwrite' && options?.durability === 'strict',
    )
    expect(strict).toHaveLength(1)
  })

  test('counts an overlap once, in either order', async () => {
    await store.take('a', FIRST)
    expect(await store.take('b', SECOND)).toMatchObject({ duplicates: 1 })
    expect(await traceLines()).toEqual(BOTH_LINES)
    await store.writer.delete('a', 5000)
    await store.writer.purge({ before: 5000 })
    expect(await store.take('a', FIRST)).toMatchObject({ duplicates: 1 })
    expect(await traceLines()).toEqual(BOTH_LINES)
  })

  test('counts a message once that lies days apart in two exports', async () => {
    await store.take('a', messageFacts([{ id: 7, day: 10 }]))
    expect(await store.take('b', messageFacts([{ id: 7, day: 24 }]))).toMatchObject({ duplicates: 1 })
    expect(await traceLines()).toHaveLength(1)
  })

  test('gives ascending times also when the clock was set back', async () => {
    const first = await store.take('a', FIRST, { now: 9000 })
    const second = await store.take('b', SECOND, { now: 1000 })
    expect([first.sealedAt, second.sealedAt]).toEqual([9000, 9001])
  })

  test('stores a column that is a window on a large buffer without the buffer', async () => {
    const [day] = messageFacts([{ id: 1, day: 10 }]).days as MessageFacts['days']
    if (!day) throw new Error('no day')
    const large = new Uint32Array(100_000)
    large.set(day.identity, 50)
    const windowed = { ...day, identity: large.subarray(50, 54) }
    await store.take('a', { ...messageFacts([{ id: 1, day: 10 }]), days: [windowed] })
    const stored = await store.database.get('facts', ['a', 10])
    // Identity 16, ticks 4, and four narrow columns: 8 bytes before each, and 1 that takes 4.
    if (!stored) throw new Error('no facts')
    expect((await memoryOf(stored.columns)).byteLength).toBe(16 + 4 + 4 * (8 + 4))
    const [kept] = await factDaysOf(stored)
    expect([...(kept?.identity ?? [])]).toEqual([0, 0, 0, 1])
  })

  test('refuses to begin an import over one that is stored', async () => {
    await store.take('a', FIRST)
    await expect(store.take('a', SECOND)).rejects.toMatchObject({ code: 'internal' })
    expect(await traceLines()).toEqual(FIRST_LINES)
  })
})

describe('delete', () => {
  test('takes the counts out, and undo gives the same rollups bit for bit', async () => {
    await store.take('a', FIRST)
    await store.take('b', SECOND)
    const before = await store.reader.snapshot(['message-trace'], null)
    await store.writer.delete('b', 5000)
    expect(await traceLines()).toEqual(FIRST_LINES)
    expect((await store.reader.imports()).map(({ state }) => state).sort()).toEqual(['deleting', 'sealed'])
    await store.writer.undo('b')
    expect(await store.reader.snapshot(['message-trace'], null)).toEqual(before)
  })

  test('gives back what the other import holds too', async () => {
    await store.take('a', FIRST)
    await store.take('b', SECOND)
    await store.writer.delete('a', 5000)
    const left = ['11 inbound null 1.2 a@x.com: 1, 2, 100', '11 inbound null 1.2 secret@y.com: 1, 2, 100']
    expect(await traceLines()).toEqual(left)
    await store.writer.purge({ before: 5000 })
    expect(await traceLines()).toEqual(left)
  })

  test('twice, or undo twice, changes nothing more', async () => {
    await store.take('a', FIRST)
    await store.writer.delete('a', 5000)
    await store.writer.delete('a', 6000)
    expect(await store.reader.imports()).toMatchObject([{ deletedAt: 5000 }])
    await store.writer.undo('a')
    await store.writer.undo('a')
    expect(await traceLines()).toEqual(FIRST_LINES)
  })

  test('of an import that is not there is told', async () => {
    await expect(store.writer.delete('x', 1)).rejects.toMatchObject({ code: 'internal' })
  })

  test('of a damaged import counts the others anew', async () => {
    await store.take('a', FIRST)
    await store.take('b', SECOND)
    await store.database.delete('facts', ['b', 11])
    await store.writer.delete('b', 5000)
    expect(await traceLines()).toEqual(FIRST_LINES)
  })

  test('of the same import taken in twice still counts it once', async () => {
    await store.take('a', FIRST)
    await store.take('b', FIRST)
    await store.writer.delete('a', 5000)
    expect(await traceLines()).toEqual(FIRST_LINES)
    await store.writer.delete('b', 5000)
    expect(await traceLines()).toEqual([])
  })
})

describe('purge', () => {
  test('leaves nothing of a deleted import, no address either', async () => {
    await store.take('a', FIRST)
    const before = await store.dump()
    await store.take('b', SECOND)
    await store.writer.saveOriginal({ importId: 'b', blob: new Blob(['x']), isCompressed: false }, 1)
    await store.writer.delete('b', 5000)
    expect(await store.writer.purge({ before: 4999 })).toBe(0)
    expect(JSON.stringify(await store.dump())).toContain('secret@y.com')
    expect(await store.writer.purge({ before: 5000 })).toBe(1)
    expect(await store.dump()).toEqual(before)
  })

  test('of the first of two imports leaves what the second alone would have left', async () => {
    await store.take('b', SECOND)
    const alone = await traceLines()
    await store.writer.delete('b', 1)
    await store.writer.purge({ before: 1 })
    await store.take('a', messageFacts([{ id: 9, day: 11, sender: 'gone@x.com' }]))
    await store.take('b', SECOND)
    await store.writer.delete('a', 5000)
    await store.writer.purge({ before: 5000 })
    expect(await traceLines()).toEqual(alone)
    expect(JSON.stringify(await store.dump())).not.toContain('gone@x.com')
  })
})

describe('analyse again', () => {
  test('puts the new import in the place of the old one, with its original', async () => {
    await store.take('a', FIRST)
    const blob = new Blob(['the export'])
    await store.writer.saveOriginal({ importId: 'a', blob, isCompressed: false }, 10)
    await store.take('b', SECOND, { now: 2000 })
    const again = messageFacts([{ id: 1, day: 10, tls: '1.0' }])
    const record = await store.take('c', again, { now: 9000, replaces: 'a' })
    expect(record).toMatchObject({ sealedAt: 1000, replaces: ['a'], original: { size: 10, storedSize: 10 } })
    expect(await traceLines()).toEqual([
      '10 inbound null 1.0 a@x.com: 1, 2, 100',
      '11 inbound null 1.2 a@x.com: 1, 2, 100',
      '11 inbound null 1.2 secret@y.com: 1, 2, 100',
    ])
    expect((await store.reader.imports()).map(({ id }) => id).sort()).toEqual(['b', 'c'])
    expect((await store.reader.original('c'))?.blob.size).toBe(10)
    expect(await store.reader.original('a')).toBeNull()
    expect(JSON.stringify(await store.dump())).not.toContain('b@x.com')
  })

  test('keeps the place in the order of portal reports', async () => {
    await store.take('a', connectorDays(10, 'Relay', 5))
    await store.take('b', connectorDays(10, 'Relay', 8))
    await store.take('c', connectorDays(10, 'Relay', 6), { now: 9000, replaces: 'a' })
    expect(await portalLines()).toEqual(['10 inbound Relay 1.2 : 8, 0, 0'])
    await store.writer.delete('b', 5000)
    expect(await portalLines()).toEqual(['10 inbound Relay 1.2 : 6, 0, 0'])
  })

  test('may change the family', async () => {
    await store.take('a', FIRST)
    await store.take('b', connectorDays(10, 'Relay', 5), { replaces: 'a' })
    expect(await traceLines()).toEqual([])
    expect(await portalLines()).toEqual(['10 inbound Relay 1.2 : 5, 0, 0'])
  })

  test('of an import that was deleted meanwhile is cancelled', async () => {
    await store.take('a', FIRST)
    await store.writer.delete('a', 5000)
    await expect(store.take('b', FIRST, { replaces: 'a' })).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('portal reports', () => {
  test('the later one replaces a day and connector; without it the older one is back', async () => {
    await store.take('a', connectorDays(10, 'Relay', 5))
    await store.take('b', connectorDays(10, 'Relay', 8))
    expect(await portalLines()).toEqual(['10 inbound Relay 1.2 : 8, 0, 0'])
    await store.writer.delete('b', 5000)
    expect(await portalLines()).toEqual(['10 inbound Relay 1.2 : 5, 0, 0'])
    await store.writer.undo('b')
    expect(await portalLines()).toEqual(['10 inbound Relay 1.2 : 8, 0, 0'])
  })

  test('period totals are read in the order of their seals', async () => {
    const total = { sender: 'a@x.com', messages: 3, tls: { '1.2': 3 }, authentication: { basic: 3 } }
    const facts = { kind: 'period-totals', period: { from: 1, to: 7 }, totals: [total] } as const
    const summary = summaryOf('smtp-auth-clients', { sha256: 'ff' })
    await store.take('b', facts, { summary })
    await store.take('a', facts, { summary })
    await store.take('c', facts, { summary })
    await store.writer.delete('c', 5000)
    expect(await store.reader.periods()).toEqual([
      { importId: 'b', file: 'b.csv', period: { from: 1, to: 7 }, sha256: 'ff', totals: [total] },
      { importId: 'a', file: 'a.csv', period: { from: 1, to: 7 }, sha256: 'ff', totals: [total] },
    ])
  })
})

describe('a failure', () => {
  /** Lets the browser refuse the n-th write from now on; counts from 1. */
  function refuseWrite(n: number) {
    let writes = 0
    const { put, delete: remove } = IDBObjectStore.prototype
    const refuse = () => {
      if (++writes === n) throw new DOMException('full', 'QuotaExceededError')
    }
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      refuse()
      return put.apply(this, args)
    })
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, ...args) {
      refuse()
      return remove.apply(this, args)
    })
  }

  async function failAtEachWrite(work: () => Promise<unknown>, undoStaging: () => Promise<void>) {
    const before = await store.dump()
    for (let n = 1; ; n++) {
      refuseWrite(n)
      const error = await work().then(
        () => null,
        (thrown) => thrown,
      )
      vi.restoreAllMocks()
      if (error === null) return n - 1
      expect(error).toMatchObject({ code: 'no-space', details: { free: store.free } })
      await undoStaging()
      expect(await store.dump()).toEqual(before)
    }
  }

  test('at any write of an import leaves the store as before', async () => {
    await store.take('a', FIRST)
    const writes = await failAtEachWrite(
      () => store.take('b', SECOND),
      () => store.writer.discard('b'),
    )
    // The record, one fact day, the shapes; then the record, one rollup day and the dictionary.
    expect(writes).toBe(6)
    expect(await traceLines()).toEqual(BOTH_LINES)
  })

  test('at any write of a deletion leaves the store as before', async () => {
    await store.take('a', FIRST)
    await store.take('b', SECOND)
    await failAtEachWrite(
      () => store.writer.delete('b', 5000),
      async () => {},
    )
    expect(await traceLines()).toEqual(FIRST_LINES)
  })

  test('at any write of a purge leaves the store as before', async () => {
    await store.take('a', FIRST)
    await store.take('b', SECOND)
    await store.writer.delete('b', 5000)
    await failAtEachWrite(
      () => store.writer.purge({ before: 5000 }),
      async () => {},
    )
    expect(JSON.stringify(await store.dump())).not.toContain('secret@y.com')
  })

  test('of one change does not stop the next', async () => {
    await Promise.allSettled([store.writer.delete('x', 1), store.take('a', FIRST)])
    expect(await traceLines()).toEqual(FIRST_LINES)
  })
})

describe('space', () => {
  test('staging stops below 100 MB, and what is stored stays', async () => {
    await store.take('a', FIRST)
    store.free = 99_999_999
    await expect(store.take('b', SECOND)).rejects.toMatchObject({
      code: 'no-space',
      details: { needed: 100_000_000, free: 99_999_999 },
    })
    expect(await traceLines()).toEqual(FIRST_LINES)
  })

  test('a cancel stops staging', async () => {
    await store.writer.begin({
      id: 'a',
      file: 'a.csv',
      size: 10,
      fileDate: null,
      startedAt: 1000,
      replaces: null,
    })
    const staging = store.writer.stage('a', FIRST, AbortSignal.abort())
    await expect(staging).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('sweep', () => {
  test('turns what has no seal into an interrupted import without facts', async () => {
    await store.take('a', FIRST)
    await store.writer.begin({
      id: 'b',
      file: 'b.csv',
      size: 10,
      fileDate: null,
      startedAt: 2000,
      replaces: null,
    })
    await store.writer.stage('b', SECOND)
    await store.writer.sweep()
    expect(await store.reader.imports()).toMatchObject([
      { id: 'b', state: 'interrupted' },
      { id: 'a', state: 'sealed' },
    ])
    expect(JSON.stringify(await store.dump())).not.toContain('secret@y.com')
    expect(await traceLines()).toEqual(FIRST_LINES)
    await store.writer.dismissInterrupted('a')
    await store.writer.dismissInterrupted('b')
    expect(await store.reader.imports()).toMatchObject([{ id: 'a' }])
  })

  test('removes content that no record belongs to', async () => {
    await store.writer.stage('ghost', FIRST)
    await store.writer.sweep()
    const { facts, shapes } = await store.dump()
    expect([facts, shapes]).toEqual([[], []])
  })

  test('forgets an "analyse again" that did not come to its end', async () => {
    await store.take('a', FIRST)
    const before = await store.dump()
    const start = { id: 'b', file: 'a.csv', size: 10, fileDate: null, startedAt: 2000, replaces: 'a' }
    await store.writer.begin(start)
    await store.writer.stage('b', SECOND)
    await store.writer.sweep()
    expect(await store.dump()).toEqual(before)
  })

  test('an interrupted import can be dropped again under its id', async () => {
    await store.writer.begin({
      id: 'a',
      file: 'a.csv',
      size: 10,
      fileDate: null,
      startedAt: 1000,
      replaces: null,
    })
    await store.writer.sweep()
    expect(await store.take('a', FIRST)).toMatchObject({ state: 'sealed' })
  })
})

describe('repair', () => {
  test('changes nothing where nothing is lost', async () => {
    expect(await store.writer.repair()).toBe(false)
    await store.take('a', FIRST)
    await store.take('b', connectorDays(10, 'Relay', 5))
    await store.writer.delete('b', 5000)
    expect(await store.writer.repair()).toBe(false)
  })

  test('counts a family anew that lost rollups, or its dictionary', async () => {
    await store.take('a', FIRST)
    await store.take('b', SECOND)
    await store.take('c', connectorDays(10, 'Relay', 5))
    await store.database.delete('rollups', ['message-trace', 8])
    await store.database.delete('dictionaries', 'portal-report')
    expect(await store.writer.repair()).toBe(true)
    expect(await traceLines()).toEqual(BOTH_LINES)
    expect(await portalLines()).toEqual(['10 inbound Relay 1.2 : 5, 0, 0'])
    expect(await store.writer.repair()).toBe(false)
  })
})

describe('check', () => {
  test('a whole import is whole, at both depths', async () => {
    const record = await store.take('a', FIRST)
    const portal = await store.take('b', connectorDays(10, 'Relay', 5))
    for (const depth of ['count', 'full'] as const) {
      expect(await store.reader.check(record, depth)).toBe('whole')
      expect(await store.reader.check(portal, depth)).toBe('whole')
    }
  })

  test('lost facts are found by counting', async () => {
    const record = await store.take('a', FIRST)
    await store.database.delete('facts', ['a', 10])
    expect(await store.reader.check(record, 'count')).toBe('damaged')
    expect(await store.reader.check(record, 'full')).toBe('damaged')
  })

  test('one changed number is found by the checksum, and told with its ledger entry', async () => {
    const record = await store.take('a', FIRST)
    await makeLarger('a', 11)
    expect(await store.reader.check(record, 'count')).toBe('whole')
    const check = await store.reader.check(record, 'full')
    expect(check).toBe('damaged')
    const imports = await store.reader.imports()
    const { findings } = reconcile({ ledger: [], imports, checks: new Map([['a', check]]) })
    expect(findings).toMatchObject([{ kind: 'damaged', entry: { importId: 'a' } }])
  })

  test('lost shapes and a changed aggregate are damage', async () => {
    const record = await store.take('a', FIRST)
    const portal = await store.take('b', connectorDays(10, 'Relay', 5))
    await store.database.delete('shapes', 'a')
    await store.database.put('aggregates', { importId: 'b', facts: connectorDays(10, 'Relay', 6) })
    expect(await store.reader.check(record, 'full')).toBe('damaged')
    expect(await store.reader.check(portal, 'count')).toBe('damaged')
  })
})

describe('an import with a Blob whose file the browser lost', () => {
  // Far above 64 KiB of facts.
  const MANY = messageFacts(Array.from({ length: 3000 }, (_, id) => ({ id: id + 10, day: 10 })))
  const lose = () =>
    vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValue(new DOMException('gone', 'NotReadableError'))

  test('is damaged, and nothing is compared with it', async () => {
    const record = await store.take('many', MANY)
    expect(await store.reader.check(record, 'full')).toBe('whole')
    lose()
    expect(await store.reader.check(record, 'full')).toBe('damaged')
    await expect(store.take('a', FIRST)).rejects.toMatchObject({
      code: 'store-damaged',
      details: { file: 'many.csv' },
    })
  })

  test('can be deleted: the others are counted anew', async () => {
    await store.take('a', FIRST)
    await store.take('many', MANY)
    lose()
    await store.writer.delete('many', 5000)
    expect(await traceLines()).toEqual(FIRST_LINES)
  })
})

describe('inspection', () => {
  test('adds what is new to the ledger, and finds what it lost', async () => {
    await store.take('a', FIRST)
    await store.take('b', SECOND)
    const first = await inspectStore(store.reader, [])
    expect(first.ledger.map(({ importId }) => importId).sort()).toEqual(['a', 'b'])
    expect(first.findings).toEqual([])
    await store.database.delete('facts', ['a', 10])
    await store.database.delete('imports', 'b')
    const second = await inspectStore(store.reader, first.ledger)
    expect(second.findings.map(({ kind }) => kind).sort()).toEqual(['damaged', 'lost'])
    expect(second.ledger).toEqual(first.ledger)
  })

  test('of a new import reads every column', async () => {
    await store.take('a', FIRST)
    await makeLarger('a', 11)
    expect((await inspectStore(store.reader, [])).findings).toMatchObject([{ kind: 'damaged' }])
  })
})

describe('originals', () => {
  test('are kept, deleted alone, and never for an import that is gone', async () => {
    await store.take('a', FIRST)
    const original = { importId: 'a', blob: new Blob(['packed']), isCompressed: true }
    await store.writer.saveOriginal(original, 900)
    expect(await store.reader.imports()).toMatchObject([
      { original: { size: 900, storedSize: 6, isCompressed: true } },
    ])
    await store.writer.deleteOriginal('a')
    expect(await store.reader.imports()).toMatchObject([{ original: null }])
    await store.writer.saveOriginal({ ...original, importId: 'gone' }, 900)
    expect((await store.dump()).originals).toEqual([])
  })

  test('a hash is added to an import that is there', async () => {
    await store.take('a', FIRST)
    await store.writer.setHash('a', 'ab')
    await store.writer.setHash('gone', 'cd')
    expect(await store.reader.imports()).toMatchObject([{ id: 'a', sha256: 'ab' }])
  })
})

test('a snapshot reads only the days of the range', async () => {
  await store.take('a', FIRST)
  const { rollups, imports } = await store.reader.snapshot(['message-trace', 'portal-report'], {
    from: 11,
    to: 40,
  })
  expect(rollups.map(({ family, days }) => [family, days.map(({ day }) => day)])).toEqual([
    ['message-trace', [11]],
    ['portal-report', []],
  ])
  expect(imports).toHaveLength(1)
})
