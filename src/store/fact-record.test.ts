import { expect, test } from 'vitest'
import { factDayOf } from '../../test/helpers/fact-day.ts'
import { TICKS_PER_DAY } from '../facts/day.ts'
import type { FactDay } from '../facts/facts.ts'
import { createColumnWriter } from './columns.ts'
import { type FactRecord, factDaysOf, putFactDay } from './fact-record.ts'

const LAST_OF_DAY = TICKS_PER_DAY - 1

function recordOf(...days: readonly FactDay[]): FactRecord {
  const columns = createColumnWriter()
  return { days: days.map((day) => putFactDay(columns, day)), columns: columns.take() }
}

test('days come back as they were', () => {
  // The last is held back for 90 days: far above 40 bits.
  const ticks = [0, 1, 2 ** 32 - 1, 2 ** 32, LAST_OF_DAY, 2 ** 40 - 1, 2 ** 40, 90 * TICKS_PER_DAY + 3]
  const days = [factDayOf(ticks), factDayOf([], { day: 20_777 }), factDayOf([5], { day: 20_778 })]
  expect(factDaysOf(recordOf(...days))).toEqual(days)
})

test('takes 28 bytes a row, whatever a single message is like', () => {
  const ticks = Array.from({ length: 10_000 }, (_, row) => row * 86_400_000)
  // Identity 16, ticks 5, shape 2, bytes 4, deliveries 1; 8 before each of four columns.
  expect(recordOf(factDayOf(ticks)).columns.byteLength).toBe(10_000 * 28 + 4 * 8)
  const deliveries = Uint32Array.from(ticks, (_, row) => (row === 77 ? 500 : 1))
  const odd = factDayOf([...ticks.slice(0, -1), 30 * TICKS_PER_DAY], { deliveries })
  expect(recordOf(odd).columns.byteLength).toBe(10_000 * 28 + 4 * 8 + 2 * 8)
})

test('memory that lost its end does not pass for a shorter day', () => {
  const { days, columns } = recordOf(factDayOf([1, 2]))
  const [cut] = factDaysOf({ days, columns: columns.slice(0, 32 + 8) })
  expect(cut?.shape).toEqual(Uint32Array.of(0, 0))
  expect(cut?.bytes).toEqual(Uint32Array.of(0, 0))
})
