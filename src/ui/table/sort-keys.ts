import { radixSort } from './radix-sort.ts'
import type { SortValue } from './sorting.ts'
import { textRanks } from './text-ranks.ts'

/** A column's values as unsigned words that sort as the values do. */
export interface SortKeys {
  /** The least significant first. */
  readonly words: readonly Uint32Array[]
  /** 1 where a row has no value; `null` where all have one. */
  readonly empty: Uint8Array | null
}

const SIGN = 0x80000000

/** The keys of a column, in the order of the rows. A column of texts is ranked as texts throughout. */
export function sortKeys<Row>(
  rows: readonly Row[],
  valueIn: (row: Row) => SortValue,
  collator: Intl.Collator,
): SortKeys {
  const counts = countWords(rows, valueIn)
  if (counts) return { words: [counts], empty: null }
  const values = rows.map(valueIn)
  const empty = emptyMarks(values)
  if (values.some((value) => typeof value === 'string')) {
    const texts = values.map((value) => (value === null ? '' : String(value)))
    return { words: [textRanks(texts, collator)], empty }
  }
  return { words: floatWords(values as readonly (number | null)[]), empty }
}

/** `order` by the keys, rows without a value last in both directions, equal ones as they came. `order` stays as it is. */
export function sortByKeys(order: Uint32Array, keys: SortKeys, isDescending: boolean): Uint32Array {
  const { empty } = keys
  const full = empty ? order.filter((position) => empty[position] === 0) : order.slice()
  const sorted = keys.words.reduce((sofar, word) => radixSort(sofar, word, isDescending), full as Uint32Array)
  if (!empty) return sorted
  const all = new Uint32Array(order.length)
  all.set(sorted)
  all.set(
    order.filter((position) => empty[position] === 1),
    sorted.length,
  )
  return all
}

function emptyMarks(values: readonly SortValue[]): Uint8Array | null {
  const marks = new Uint8Array(values.length)
  for (let index = 0; index < values.length; index++) {
    const value = values[index]
    if (value === null || Number.isNaN(value)) marks[index] = 1
  }
  return marks.includes(1) ? marks : null
}

/** The values where each is a count below 2^32, as most columns of numbers have them; else `null`. */
function countWords<Row>(rows: readonly Row[], valueIn: (row: Row) => SortValue): Uint32Array | null {
  const counts = new Uint32Array(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const value = valueIn(rows[index] as Row)
    if (typeof value !== 'number') return null
    counts[index] = value
    if (counts[index] !== value) return null
  }
  return counts
}

/** Bits of a float ascend with its value once the sign is turned, and all bits of a negative one. */
function floatWords(values: readonly (number | null)[]): readonly Uint32Array[] {
  const low = new Uint32Array(values.length)
  const high = new Uint32Array(values.length)
  const view = new DataView(new ArrayBuffer(8))
  for (let index = 0; index < values.length; index++) {
    // Adding zero makes -0 an ordinary 0.
    view.setFloat64(0, (values[index] ?? 0) + 0)
    const top = view.getUint32(0)
    const isNegative = top >= SIGN
    high[index] = isNegative ? ~top : top | SIGN
    low[index] = isNegative ? ~view.getUint32(4) : view.getUint32(4)
  }
  return [low, high]
}
