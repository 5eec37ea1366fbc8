/** What a column sorts by; `null` stands last in both directions. */
export type SortValue = number | string | null

export interface Sorting {
  readonly column: string
  readonly isDescending: boolean
}

/** The rows in order; equal ones keep the order they came in. */
export function sortRows<Row>(
  rows: readonly Row[],
  valueIn: (row: Row) => SortValue,
  isDescending: boolean,
): readonly Row[] {
  const sign = isDescending ? -1 : 1
  return rows.toSorted((left, right) => {
    const a = valueIn(left)
    const b = valueIn(right)
    if (a === b) return 0
    if (a === null) return 1
    if (b === null) return -1
    return a < b ? -sign : sign
  })
}

/** The sorting after a click on a column's head: numbers begin with the largest, texts with A. */
export function nextSorting(current: Sorting, column: string, isNumber: boolean): Sorting {
  if (current.column !== column) return { column, isDescending: isNumber }
  return { column, isDescending: !current.isDescending }
}
