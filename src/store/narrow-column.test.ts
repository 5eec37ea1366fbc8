import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packNumbers, unpackNumbers } from './narrow-column.ts'

const few = Array.from({ length: 20 }, () => 7)

test.each([
  ['a byte where all fit', [0, 255], Uint8Array.of(0, 255), []],
  ['two bytes where most need them', [256, 65_535], Uint16Array.of(256, 65_535), []],
  ['four bytes where most need them', [65_536, 4_294_967_295], Uint32Array.of(65_536, 4_294_967_295), []],
  // 21 + 8 bytes, against 42 and 84.
  ['a byte, and the one wide number apart', [...few, 500], Uint8Array.of(...few, 0), [20, 500]],
  // 40 + 8 bytes, against 20 x 8 and 80.
  [
    'two bytes, and the one wide number apart',
    [...few.map(() => 300), 70_000],
    Uint16Array.of(...few.map(() => 300), 0),
    [20, 70_000],
  ],
  // Two rows: 2 + 8 bytes against 4.
  ['no pair where a wider column is smaller', [1, 500], Uint16Array.of(1, 500), []],
  ['nothing', [], new Uint8Array(), []],
])('stores %s', (_what, numbers, values, wide) => {
  expect(packNumbers(Uint32Array.from(numbers))).toEqual({ values, wide: Uint32Array.from(wide) })
})

test('gives back every number', () => {
  const number = fc.oneof(
    { weight: 20, arbitrary: fc.nat({ max: 300 }) },
    { weight: 2, arbitrary: fc.nat({ max: 70_000 }) },
    { weight: 1, arbitrary: fc.nat({ max: 2 ** 32 - 1 }) },
  )
  fc.assert(
    fc.property(fc.array(number, { maxLength: 60 }), (numbers) => {
      expect([...unpackNumbers(packNumbers(Uint32Array.from(numbers)))]).toEqual(numbers)
    }),
    { numRuns: 500 },
  )
})
