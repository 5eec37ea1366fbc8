import { type NarrowColumn, packNumbers, unpackNumbers } from './narrow-column.ts'

/** What does not fit 32 bits stands apart: few sums of bytes do not. */
const LOW = 2 ** 32

/** Whole numbers from 0 to 2^53 in as few bytes as most of them need. */
export interface WideColumn {
  /** The lower 32 bits, one entry a row. */
  readonly low: NarrowColumn
  /** Pairs of row and the bits above, rows ascending. */
  readonly high: Uint32Array
}

/** Packs whole numbers from 0 to 2^53; others would not come back. */
export function packWide(numbers: Float64Array): WideColumn {
  const high: number[] = []
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row] as number
    if (number >= LOW) high.push(row, number / LOW)
  }
  // A typed array keeps what is left of a number modulo 2^32, and drops what is behind the point.
  return { low: packNumbers(new Uint32Array(numbers)), high: Uint32Array.from(high) }
}

/** The numbers of a column, as columns in memory have them. */
export function unpackWide({ low, high }: WideColumn): Float64Array {
  const numbers = new Float64Array(unpackNumbers(low))
  for (let at = 0; at < high.length; at += 2) {
    const row = high[at] as number
    numbers[row] = (numbers[row] as number) + (high[at + 1] as number) * LOW
  }
  return numbers
}
