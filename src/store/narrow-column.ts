/**
 * A column as versions 2 and 3 stored it, in as few bytes as most of its numbers need. Now: `columns.ts`.
 */
export interface NarrowColumn {
  /** One entry a row; 0 where the number does not fit and stands in `wide`. */
  readonly values: Uint8Array | Uint16Array | Uint32Array
  /** Pairs of row and number, rows ascending. */
  readonly wide: Uint32Array
}

/** Bytes of a pair in `wide`. */
const PAIR_BYTES = 8

/** Packs the numbers of a column. */
export function packNumbers(numbers: Uint32Array): NarrowColumn {
  const { above8, above16 } = countWide(numbers)
  const cost8 = numbers.length + PAIR_BYTES * above8
  const cost16 = 2 * numbers.length + PAIR_BYTES * above16
  const cost32 = 4 * numbers.length
  if (cost8 <= Math.min(cost16, cost32)) return split(numbers, new Uint8Array(numbers), above8, 0xff)
  if (cost16 <= cost32) return split(numbers, new Uint16Array(numbers), above16, 0xffff)
  return { values: numbers.slice(), wide: new Uint32Array() }
}

/** The numbers of a column, as columns in memory have them. */
export function unpackNumbers({ values, wide }: NarrowColumn): Uint32Array {
  const numbers = new Uint32Array(values)
  for (let at = 0; at < wide.length; at += 2) numbers[wide[at] as number] = wide[at + 1] as number
  return numbers
}

function countWide(numbers: Uint32Array): { readonly above8: number; readonly above16: number } {
  let above8 = 0
  let above16 = 0
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row] as number
    if (number > 0xff) above8++
    if (number > 0xffff) above16++
  }
  return { above8, above16 }
}

/** `values` has the numbers already, those above `limit` cut off. */
function split(
  numbers: Uint32Array,
  values: Uint8Array | Uint16Array,
  wideCount: number,
  limit: number,
): NarrowColumn {
  const wide = new Uint32Array(wideCount * 2)
  for (let row = 0, at = 0; at < wide.length; row++) {
    const number = numbers[row] as number
    if (number <= limit) continue
    values[row] = 0
    wide[at++] = row
    wide[at++] = number
  }
  return { values, wide }
}
