/** What a column sorts by; `null` (and NaN) stands last in both directions. */
export type SortValue = number | string | null

export interface Sorting {
  readonly column: string
  readonly isDescending: boolean
}

/** The sorting after a click on a column's head: numbers begin with the largest, texts with A. */
export function nextSorting(current: Sorting, column: string, isNumber: boolean): Sorting {
  if (current.column !== column) return { column, isDescending: isNumber }
  return { column, isDescending: !current.isDescending }
}
