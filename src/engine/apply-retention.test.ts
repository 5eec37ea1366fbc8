import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFakeClock } from '../../test/fakes/clock.ts'
import { linesOf, messageFacts, summaryOf } from '../../test/fakes/facts.ts'
import { openTestStore, type TestStore } from '../../test/fakes/store.ts'
import { parseDay } from '../facts/day.ts'
import { applyRetention } from './apply-retention.ts'

const NOW = Date.UTC(2026, 10, 21, 12)
/** The 30 days before 21 November begin here. */
const FIRST_KEPT = parseDay('2026-10-22')
const clock = createFakeClock(NOW)

let store: TestStore

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  store = await openTestStore()
})
afterEach(() => store.close())

/** An import of these messages; it covers from its first day to its last. */
async function take(id: string, messages: readonly { readonly id: number; readonly day: number }[]) {
  const days = messages.map(({ day }) => day)
  const covered = { from: Math.min(...days), to: Math.max(...days) }
  await store.take(id, messageFacts(messages), {
    summary: summaryOf('extended-trace', { covered, messages: messages.length }),
    now: NOW,
  })
}

const counted = async () => linesOf(await store.reader.rollups('message-trace', null))
const states = async () =>
  Object.fromEntries((await store.reader.imports()).map(({ id, state }) => [id, state]))

test('an import goes when its last day is no longer kept, one that reaches into the kept days stays whole', async () => {
  await take('old', [
    { id: 1, day: FIRST_KEPT - 40 },
    { id: 2, day: FIRST_KEPT - 1 },
  ])
  await take('edge', [
    { id: 3, day: FIRST_KEPT - 30 },
    { id: 4, day: FIRST_KEPT },
  ])
  const result = await applyRetention({ writer: store.writer, clock }, 30)
  expect(result).toEqual({ imports: 1, messages: 2 })
  expect(await states()).toEqual({ old: 'deleting', edge: 'sealed' })
  expect(await counted()).toEqual([
    `${FIRST_KEPT - 30} inbound null 1.2 a@x.com: 1, 2, 100`,
    `${FIRST_KEPT} inbound null 1.2 a@x.com: 1, 2, 100`,
  ])
  expect(await applyRetention({ writer: store.writer, clock }, 30)).toEqual({ imports: 0, messages: 0 })
})

test('what a kept import holds as well is counted on', async () => {
  const shared = { id: 2, day: FIRST_KEPT - 1 }
  await take('old', [{ id: 1, day: FIRST_KEPT - 1 }, shared])
  await take('new', [shared, { id: 3, day: FIRST_KEPT + 1 }])
  await applyRetention({ writer: store.writer, clock }, 30)
  expect(await counted()).toEqual([
    `${FIRST_KEPT - 1} inbound null 1.2 a@x.com: 1, 2, 100`,
    `${FIRST_KEPT + 1} inbound null 1.2 a@x.com: 1, 2, 100`,
  ])
})

test('an import without a day goes by the day on which it was taken in', async () => {
  const of = (day: number) => ({ now: day * 86_400_000, summary: summaryOf('extended-trace') })
  await store.take('old', messageFacts([]), of(FIRST_KEPT - 1))
  await store.take('new', messageFacts([]), of(FIRST_KEPT))
  await applyRetention({ writer: store.writer, clock }, 30)
  expect(await states()).toEqual({ old: 'deleting', new: 'sealed' })
})
