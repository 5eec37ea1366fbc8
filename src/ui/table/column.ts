import type { ComponentChildren } from 'preact'
import type { TableCell, TableCells } from '../../export/table-text.ts'
import type { SortValue } from './sorting.ts'

/** One column. The first column of a table is the row's name: it sticks, opens the row, and decides between equal values. */
export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly isNumber?: boolean
  /** A width in pixels, such as `104px`; without it the column takes what is left. */
  readonly width?: string
  readonly sortValue?: (row: Row) => SortValue
  readonly cell: (row: Row) => ComponentChildren
  /** What is copied: needed where the cell draws more than a text. Without it the cell's text, else what it sorts by. */
  readonly copyValue?: (row: Row) => TableCell
}

/** Rows as they are copied, the titles first. */
export function copiedCells<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): TableCells {
  return [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map((column) => copied(column, row))),
  ]
}

function copied<Row>(column: Column<Row>, row: Row): TableCell {
  if (column.copyValue) return column.copyValue(row)
  // A number is copied as a number, not as it is grouped on the screen.
  if (column.isNumber && column.sortValue) return column.sortValue(row)
  const drawn = column.cell(row)
  if (typeof drawn === 'string' || typeof drawn === 'number') return drawn
  return column.sortValue?.(row) ?? null
}
