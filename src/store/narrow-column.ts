/** Whole numbers from 0 to 2^32 - 1, as columns in memory have them. */
type Numbers = Uint32Array | Float64Array

/**
 * Whole numbers below 2^32 in as few bytes as most of them need: one message to 500 recipients must not widen
 * the column of a whole day.
 */
export interface NarrowColumn {
  /** One entry a row; 0 where the number does not fit and stands in `wide`. */
  readonly values: Uint8Array | Uint16Array | Uint32Array
  /** Pairs of row and number, rows ascending. */
  readonly wide: Uint32Array
}

/** Bytes of a pair in `wide`. */
const PAIR_BYTES = 8

/** Packs whole numbers from 0 to 2^32 - 1; others would not come back. */
export function packNumbers(numbers: Numbers): NarrowColumn {
  const above8 = countAbove(numbers, 0xff)
  const above16 = above8 === 0 ? 0 : countAbove(numbers, 0xffff)
  const cost8 = numbers.length + PAIR_BYTES * above8
  const cost16 = 2 * numbers.length + PAIR_BYTES * above16
  const cost32 = 4 * numbers.length
  if (cost8 <= Math.min(cost16, cost32)) return split(numbers, new Uint8Array(numbers.length), above8, 0xff)
  if (cost16 <= cost32) return split(numbers, new Uint16Array(numbers.length), above16, 0xffff)
  return { values: new Uint32Array(numbers), wide: new Uint32Array() }
}

/** The numbers of a column, as columns in memory have them. */
export function unpackNumbers({ values, wide }: NarrowColumn): Uint32Array {
  const numbers = new Uint32Array(values)
  for (let at = 0; at < wide.length; at += 2) numbers[wide[at] as number] = wide[at + 1] as number
  return numbers
}

function countAbove(numbers: Numbers, limit: number): number {
  let count = 0
  for (let row = 0; row < numbers.length; row++) if ((numbers[row] as number) > limit) count++
  return count
}

function split(
  numbers: Numbers,
  values: Uint8Array | Uint16Array,
  wideCount: number,
  limit: number,
): NarrowColumn {
  const wide = new Uint32Array(wideCount * 2)
  let at = 0
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row] as number
    if (number <= limit) values[row] = number
    else {
      wide[at++] = row
      wide[at++] = number
    }
  }
  return { values, wide }
}
