import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { linesOf, messageFacts } from '../../test/fakes/facts.ts'
import { openTestStore, type TestStore } from '../../test/fakes/store.ts'
import type { MessageFacts } from '../facts/facts.ts'
import { eachFactDay } from './fact-store.ts'

// How days lie in records: facts in some two megabytes, rollups in windows of eight days.

let store: TestStore

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  store = await openTestStore()
})

afterEach(() => {
  store.close()
})

const lines = async (from?: number, to?: number) =>
  linesOf(
    await store.reader.rollups('message-trace', from === undefined || to === undefined ? null : { from, to }),
  )
const line = (day: number) => `${day} inbound null 1.2 a@x.com: 1, 2, 100`

/** An import with so many messages on each day. */
function largeFacts(days: readonly number[], messages: number): MessageFacts {
  return messageFacts(
    days.flatMap((day) => Array.from({ length: messages }, (_, id) => ({ id: day * messages + id, day }))),
  )
}

test('a record of facts closes at 65,536 rows, and all days come back in order', async () => {
  const days = [10, 11, 12, 13, 14]
  const record = await store.take('a', largeFacts(days, 20_000))
  // Three days are 60,000 rows, four 80,000.
  expect(await store.database.getAllKeys('facts')).toEqual([
    ['a', 10],
    ['a', 14],
  ])
  expect(record.seal).toMatchObject({ chunks: 2, rows: 100_000 })
  const seen: [number, number][] = []
  await eachFactDay(store.database, 'a', ({ day, shape }) => seen.push([day, shape.length]))
  expect(seen).toEqual(days.map((day) => [day, 20_000]))
  expect(await store.reader.check(record, 'full')).toBe('whole')
  await store.database.delete('facts', ['a', 14])
  expect(await store.reader.check(record, 'count')).toBe('damaged')
})

test('days share the record of their window, and a range gives none of its other days', async () => {
  const days = [23, 24, 31, 32, 56]
  await store.take('a', messageFacts(days.map((day) => ({ id: day, day }))))
  expect(await store.database.getAllKeys('rollups')).toEqual(
    [16, 24, 32, 56].map((window) => ['message-trace', window]),
  )
  expect(await lines()).toEqual(days.map(line))
  expect(await lines(24, 31)).toEqual([line(24), line(31)])
  expect(await lines(31, 32)).toEqual([line(31), line(32)])
  expect(await lines(25, 30)).toEqual([])
  expect(await lines(26, 50)).toEqual([line(31), line(32)])
})

test('an import changes its own days of a window, and takes the record along with the last of them', async () => {
  await store.take('a', messageFacts([{ id: 1, day: 24 }]))
  await store.take('b', messageFacts([{ id: 2, day: 28 }]))
  expect(await lines()).toEqual([line(24), line(28)])
  await store.writer.delete('a', 5000)
  expect(await lines()).toEqual([line(28)])
  expect(await store.database.count('rollups')).toBe(1)
  await store.writer.delete('b', 5000)
  expect(await store.database.count('rollups')).toBe(0)
  expect(await store.writer.repair()).toBe(false)
})
