import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createColumnReader, createColumnWriter } from './columns.ts'

const few = Array.from({ length: 20 }, () => 7)

/** All words of a narrow column: its width, how many pairs, its values, the pairs. */
function narrowWords(numbers: readonly number[]): readonly number[] {
  const writer = createColumnWriter()
  writer.narrow(Uint32Array.from(numbers))
  return [...new Uint32Array(writer.take())]
}

test.each([
  ['a byte a row where all fit', [1, 2, 3, 255], [1, 0, 0xff_03_02_01]],
  ['what fills no word', [5], [1, 0, 5]],
  ['two bytes where most need them', [256, 65_535], [2, 0, 0xffff_0100]],
  ['four bytes where most need them', [65_536, 4_294_967_295], [4, 0, 65_536, 4_294_967_295]],
  // 21 + 8 bytes, against 42 and 84. What is left of 511 in a byte is 255.
  [
    'a byte, and the one wide number behind',
    [...few, 511],
    [1, 1, ...Array(5).fill(0x07_07_07_07), 255, 20, 511],
  ],
  // Two rows: 2 + 8 bytes against 4.
  ['no pair where a wider column is smaller', [1, 500], [2, 0, (500 << 16) | 1]],
  ['nothing', [], [1, 0]],
])('stores %s', (_what, numbers, words) => {
  expect(narrowWords(numbers)).toEqual(words)
})

test('keeps what is above 32 bits apart', () => {
  const writer = createColumnWriter()
  // 2^33 + 7 is 2 above the lower 32 bits, and 7 in them.
  writer.wide(Float64Array.of(1, 2 ** 33 + 7))
  expect([...new Uint32Array(writer.take())]).toEqual([1, 0, (7 << 8) | 1, 2, 1, 2])
})

test('gives back every column, one after the other, from memory that is used again', () => {
  const number = fc.oneof(
    { weight: 20, arbitrary: fc.nat({ max: 300 }) },
    { weight: 2, arbitrary: fc.nat({ max: 70_000 }) },
    { weight: 1, arbitrary: fc.nat({ max: 2 ** 32 - 1 }) },
    { weight: 1, arbitrary: fc.maxSafeNat() },
  )
  const writer = createColumnWriter()
  fc.assert(
    fc.property(fc.array(fc.array(number, { maxLength: 60 }), { maxLength: 6 }), (columns) => {
      for (const column of columns) {
        writer.wide(Float64Array.from(column))
        writer.narrow(Uint32Array.from(column))
        writer.words(Float64Array.from(column))
      }
      const reader = createColumnReader(writer.take())
      for (const column of columns) {
        const low = [...Uint32Array.from(column)]
        expect([...reader.wide(column.length)]).toEqual(column)
        expect([...reader.narrow(column.length)]).toEqual(low)
        expect([...reader.words(column.length)]).toEqual(low)
      }
    }),
    { numRuns: 500 },
  )
})

test('takes more memory when a column needs it', () => {
  const writer = createColumnWriter()
  const large = Uint32Array.from({ length: 100_000 }, (_, row) => row * 40_000)
  writer.words(Uint32Array.of(1, 2))
  writer.words(large)
  const reader = createColumnReader(writer.take())
  expect(reader.words(2)).toEqual(Uint32Array.of(1, 2))
  expect(reader.words(100_000)).toEqual(large)
})

test('of memory that lost its end, or says something strange, are zeros', () => {
  const cut = createColumnReader(Uint32Array.of(1, 0).buffer)
  expect(cut.narrow(3)).toEqual(new Uint32Array(3))
  expect(cut.wide(2)).toEqual(new Float64Array(2))
  expect(cut.words(1)).toEqual(new Uint32Array(1))
  const strange = createColumnReader(Uint32Array.of(77, 0, 5).buffer)
  expect(strange.narrow(1)).toEqual(new Uint32Array(1))
  const boasting = createColumnReader(Uint32Array.of(1, 0xffff_ffff, 5).buffer)
  expect(boasting.narrow(1)).toEqual(new Uint32Array(1))
})
