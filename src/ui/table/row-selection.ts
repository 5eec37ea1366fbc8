/** Rows chosen for copying, by their positions among all rows of the table. */
export interface RowSelection {
  readonly rows: ReadonlySet<number>
  /** The place in the list that Shift extends from. */
  readonly anchor: number
}

export const NOTHING_SELECTED: RowSelection = { rows: new Set(), anchor: 0 }

/** The rows from the anchor to `place`, both with them; `order` is the list as it stands. */
export function extendedTo(order: Uint32Array, anchor: number, place: number): RowSelection {
  const rows = new Set(order.subarray(Math.min(anchor, place), Math.max(anchor, place) + 1))
  return { rows, anchor }
}

/** With the row at `place` if it was not selected, else without it. */
export function toggledAt(selection: RowSelection, order: Uint32Array, place: number): RowSelection {
  const position = order[place]
  const rows = new Set(selection.rows)
  if (position !== undefined && !rows.delete(position)) rows.add(position)
  return { rows, anchor: place }
}

/** What is copied, in the order of the list: the selected rows, or all of the list where none is selected. */
export function rowsToCopy(order: Uint32Array, { rows }: RowSelection): Uint32Array {
  return rows.size === 0 ? order : order.filter((position) => rows.has(position))
}
