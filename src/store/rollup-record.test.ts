import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RollupDay } from '../rollup/rollup.ts'
import { createColumnWriter } from './columns.ts'
import { putRollupDay, rollupDaysOf } from './rollup-record.ts'

test('days come back as they were', () => {
  const row = fc.tuple(fc.nat({ max: 2 ** 32 - 1 }), fc.maxSafeNat())
  const rows = fc.uniqueArray(row, { selector: ([shape]) => shape, maxLength: 40 })
  fc.assert(
    fc.property(fc.array(rows, { maxLength: 4 }), (rowsByDay) => {
      const days = rowsByDay.map((one, day) =>
        dayOf(
          day,
          [...one].sort(([a], [b]) => a - b),
        ),
      )
      const columns = createColumnWriter()
      const record = { days: days.map((day) => putRollupDay(columns, day)), columns: columns.take() }
      expect(rollupDaysOf(record)).toEqual(days)
    }),
    { numRuns: 300 },
  )
})

function dayOf(day: number, rows: readonly (readonly [shape: number, bytes: number])[]): RollupDay {
  return {
    day,
    shape: Uint32Array.from(rows, ([shape]) => shape),
    messages: Uint32Array.from(rows, (_, row) => row + 1),
    deliveries: Float64Array.from(rows, (_, row) => 2 * row),
    bytes: Float64Array.from(rows, ([, bytes]) => bytes),
  }
}

test('takes a few bytes a row', () => {
  const rows = Array.from({ length: 1000 }, (_, row) => [row * 3, 100_000 + row] as const)
  const columns = createColumnWriter()
  putRollupDay(columns, dayOf(1, rows))
  // Shapes 1, messages and deliveries 2, bytes 4; 8 before each of four columns, 4 behind two of them.
  expect(columns.take().byteLength).toBe(1000 * 9 + 4 * 8 + 2 * 4)
})
