import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RollupDay } from '../rollup/rollup.ts'
import { packRollupDay, unpackRollupDay } from './packed-rollup.ts'

function dayOf(shape: readonly number[], bytes: readonly number[]): RollupDay {
  return {
    day: 20_776,
    shape: Uint32Array.from(shape),
    messages: Uint32Array.from(shape, (_, row) => row + 1),
    deliveries: Float64Array.from(shape, (_, row) => 2 * row),
    bytes: Float64Array.from(bytes),
  }
}

test('keeps shapes as steps, and what is above 32 bits apart', () => {
  // 2^33 + 7 is 2 above the lower 32 bits, and 7 in them.
  const packed = packRollupDay(dayOf([3, 70_000, 140_000], [1, 2 ** 33 + 7, 300]))
  expect([...packed.shapeSteps.wide]).toEqual([])
  expect(packed.shapeSteps.values).toEqual(Uint32Array.of(3, 69_997, 70_000))
  expect(packed.messages.values).toEqual(Uint8Array.of(1, 2, 3))
  expect(packed.deliveries.low.values).toEqual(Uint8Array.of(0, 2, 4))
  expect(packed.deliveries.high).toEqual(new Uint32Array())
  expect(packed.bytes.low.values).toEqual(Uint16Array.of(1, 7, 300))
  expect(packed.bytes.high).toEqual(Uint32Array.of(1, 2))
})

test('gives back every number', () => {
  const row = fc.tuple(fc.nat({ max: 2 ** 32 - 1 }), fc.nat({ max: Number.MAX_SAFE_INTEGER }))
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: ([shape]) => shape, maxLength: 40 }), (rows) => {
      const sorted = [...rows].sort(([a], [b]) => a - b)
      const day = dayOf(
        sorted.map(([shape]) => shape),
        sorted.map(([, bytes]) => bytes),
      )
      expect(unpackRollupDay(packRollupDay(day))).toEqual(day)
    }),
    { numRuns: 500 },
  )
})
