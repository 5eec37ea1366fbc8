import { expect, test } from 'vitest'
import { factDayOf } from '../../test/helpers/fact-day.ts'
import { TICKS_PER_DAY } from '../facts/day.ts'
import { type PackedFactDay, packDay, unpackDay } from './packed-day.ts'

const LAST_OF_DAY = TICKS_PER_DAY - 1

function bytesOf(stored: PackedFactDay): number {
  const { ticksHigh, shape, bytes, deliveries } = stored
  const narrow = [ticksHigh, shape, bytes, deliveries].flatMap(({ values, wide }) => [values, wide])
  return [stored.identity, stored.ticksLow, ...narrow].reduce((sum, each) => sum + each.byteLength, 0)
}

test('a day comes back as it was', () => {
  // The last is held back for 90 days: far above 40 bits.
  const ticks = [0, 1, 2 ** 32 - 1, 2 ** 32, LAST_OF_DAY, 2 ** 40 - 1, 2 ** 40, 90 * TICKS_PER_DAY + 3]
  const facts = factDayOf(ticks)
  expect(unpackDay(packDay(facts))).toEqual(facts)
  expect(unpackDay(packDay(factDayOf([])))).toEqual(factDayOf([]))
})

test('takes 28 bytes a row, whatever a single message is like', () => {
  const ticks = Array.from({ length: 10_000 }, (_, row) => row * 86_400_000)
  // Identity 16, ticks 5, shape 2, bytes 4, deliveries 1.
  expect(bytesOf(packDay(factDayOf(ticks)))).toBe(10_000 * 28)
  const deliveries = Uint32Array.from(ticks, (_, row) => (row === 77 ? 500 : 1))
  const odd = factDayOf([...ticks.slice(0, -1), 30 * TICKS_PER_DAY], { deliveries })
  expect(bytesOf(packDay(odd))).toBe(10_000 * 28 + 2 * 8)
})

test('a column that lost its end does not pass for a shorter day', () => {
  const stored = packDay(factDayOf([1, 2]))
  const cut = { ...stored, ticksHigh: { values: Uint8Array.of(0), wide: new Uint32Array() } }
  expect(unpackDay(cut).ticks[1]).toBeNaN()
})
