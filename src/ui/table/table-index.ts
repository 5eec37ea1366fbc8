import { LANGUAGE } from '../../platform/i18n.ts'
import { createRowFinder, type RowFinder } from './find-rows.ts'
import { type SortKeys, sortByKeys, sortKeys } from './sort-keys.ts'
import type { Sorting, SortValue } from './sorting.ts'

/** What a table sorts by: the first column also decides between equal values of another. */
export interface SortColumn<Row> {
  readonly key: string
  readonly sortValue?: (row: Row) => SortValue
}

/** Order and filter of a table's rows as their positions; a click or a letter touches no row. */
export interface TableIndex {
  /** All positions in this order. A column that cannot be sorted by leaves the rows as they came. */
  sorted(sorting: Sorting): Uint32Array
  /** Those of `order` whose row has the text. */
  find(order: Uint32Array, wanted: string): Uint32Array
}

const collator = new Intl.Collator(LANGUAGE)

/**
 * The index of rows that do not change. Keys of a column are taken when it is first sorted by, texts when something is first
 * looked for, each once. Without `textOf` nothing can be looked for and every row is found.
 */
export function createTableIndex<Row>(
  rows: readonly Row[],
  columns: readonly SortColumn<Row>[],
  textOf?: (row: Row) => string,
): TableIndex {
  const keys = new Map<string, SortKeys | null>()
  const keysOf = (key: string): SortKeys | null => {
    const known = keys.get(key)
    if (known !== undefined) return known
    const valueIn = columns.find((column) => column.key === key)?.sortValue
    const made = valueIn ? sortKeys(rows, valueIn, collator) : null
    keys.set(key, made)
    return made
  }
  const asTheyCame = Uint32Array.from(rows.keys())
  const first = columns[0]?.key ?? ''
  let byName: Uint32Array | null = null
  const namesAscending = (): Uint32Array => {
    const names = keysOf(first)
    byName ??= names ? sortByKeys(asTheyCame, names, false) : asTheyCame
    return byName
  }
  let finder: RowFinder | null = null
  return {
    sorted({ column, isDescending }) {
      const wanted = keysOf(column)
      if (!wanted) return asTheyCame
      if (column !== first) return sortByKeys(namesAscending(), wanted, isDescending)
      return isDescending ? sortByKeys(asTheyCame, wanted, true) : namesAscending()
    },
    find(order, wanted) {
      if (!textOf || wanted.trim() === '') return order
      finder ??= createRowFinder(rows.map(textOf))
      return finder.find(order, wanted)
    },
  }
}
