import { narrowest, pairsAbove } from './columns.ts'

/** A column as versions 2 and 3 stored it, in as few bytes as most of its numbers need. Now: `columns.ts`. */
export interface NarrowColumn {
  /** One entry a row; 0 where the number does not fit and stands in `wide`. */
  readonly values: Uint8Array | Uint16Array | Uint32Array
  /** Pairs of row and number, rows ascending. */
  readonly wide: Uint32Array
}

export function packNumbers(numbers: Uint32Array): NarrowColumn {
  const { width, wideCount } = narrowest(numbers)
  if (width === 4) return { values: numbers.slice(), wide: new Uint32Array() }
  const values = width === 1 ? new Uint8Array(numbers) : new Uint16Array(numbers)
  const wide = pairsAbove(numbers, 256 ** width, wideCount)
  for (let at = 0; at < wide.length; at += 2) values[wide[at] as number] = 0
  return { values, wide }
}

/** The numbers of a column, as columns in memory have them. */
export function unpackNumbers({ values, wide }: NarrowColumn): Uint32Array {
  const numbers = new Uint32Array(values)
  for (let at = 0; at < wide.length; at += 2) numbers[wide[at] as number] = wide[at + 1] as number
  return numbers
}
