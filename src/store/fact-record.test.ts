import { expect, test } from 'vitest'
import { factDayOf } from '../../test/helpers/fact-day.ts'
import { TICKS_PER_DAY } from '../facts/day.ts'
import type { FactDay } from '../facts/facts.ts'
import { createColumnWriter, memoryOf } from './columns.ts'
import { type FactRecord, factDaysOf, putFactDay } from './fact-record.ts'

const LAST_OF_DAY = TICKS_PER_DAY - 1

function recordOf(...days: readonly FactDay[]): FactRecord {
  const columns = createColumnWriter()
  return { days: days.map((day) => putFactDay(columns, day)), columns: columns.takeStored() }
}

/** Its bytes in the store. */
async function sizeOf({ columns }: FactRecord): Promise<number> {
  return (await memoryOf(columns)).byteLength
}

test('days come back as they were', async () => {
  // The last is held back for 90 days: far above 40 bits.
  const ticks = [0, 1, 2 ** 32 - 1, 2 ** 32, LAST_OF_DAY, 2 ** 40 - 1, 2 ** 40, 90 * TICKS_PER_DAY + 3]
  const days = [factDayOf(ticks), factDayOf([], { day: 20_777 }), factDayOf([5], { day: 20_778 })]
  expect(await factDaysOf(recordOf(...days))).toEqual(days)
})

test('takes 28 bytes a row, whatever a single message is like', async () => {
  const ticks = Array.from({ length: 10_000 }, (_, row) => row * 86_400_000)
  // Identity 16, ticks 5, shape 2, bytes 4, deliveries 1; 8 before each of four columns.
  expect(await sizeOf(recordOf(factDayOf(ticks)))).toBe(10_000 * 28 + 4 * 8)
  const deliveries = Uint32Array.from(ticks, (_, row) => (row === 77 ? 500 : 1))
  const odd = factDayOf([...ticks.slice(0, -1), 30 * TICKS_PER_DAY], { deliveries })
  expect(await sizeOf(recordOf(odd))).toBe(10_000 * 28 + 4 * 8 + 2 * 8)
})

test('many days are a Blob, and come back from it', async () => {
  // 28 bytes a row: some 70 kB, on two days.
  const days = [20_776, 20_777].map((day) =>
    factDayOf(
      Array.from({ length: 1250 }, (_, row) => row),
      { day },
    ),
  )
  const record = recordOf(...days)
  expect(record.columns).toBeInstanceOf(Blob)
  expect(await factDaysOf(record)).toEqual(days)
})

test('what the browser has lost is told', async () => {
  const columns = new Blob()
  columns.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'))
  await expect(factDaysOf({ days: [{ day: 1, rows: 1 }], columns })).rejects.toMatchObject({
    code: 'store-damaged',
  })
})

test('memory that lost its end does not pass for a shorter day', async () => {
  const { days, columns } = recordOf(factDayOf([1, 2]))
  const [cut] = await factDaysOf({ days, columns: columns.slice(0, 32 + 8) })
  expect(cut?.shape).toEqual(Uint32Array.of(0, 0))
  expect(cut?.bytes).toEqual(Uint32Array.of(0, 0))
})
