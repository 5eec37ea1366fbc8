import type { ComponentChildren, JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { nextSorting, type Sorting, type SortValue, sortRows } from './sort-rows.ts'
import { virtualWindow } from './virtual-window.ts'
import './data-table.css'

/** One column. The first column of a table is the row's name: it sticks, and opens the row. */
export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly isNumber?: boolean
  /** A CSS width; without it the column takes what is left. */
  readonly width?: string
  readonly sortValue?: (row: Row) => SortValue
  readonly cell: (row: Row) => ComponentChildren
}

export interface DataTableProps<Row> {
  /** What the table lists, in words. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly initial: Sorting
  readonly onOpen?: (row: Row) => void
  /** Shown in place of rows. */
  readonly empty: string
}

const ROW_HEIGHT = 44
const VIEW_HEIGHT = 528

/** A sortable table that draws only the rows in view, however many there are. */
export function DataTable<Row>(props: DataTableProps<Row>): JSX.Element {
  const { columns, rows } = props
  const [sorting, setSorting] = useState(props.initial)
  const [scrollTop, setScrollTop] = useState(0)
  const sorted = useMemo(() => {
    const valueIn = columns.find((column) => column.key === sorting.column)?.sortValue
    return valueIn ? sortRows(rows, valueIn, sorting.isDescending) : rows
  }, [rows, columns, sorting])
  const view = virtualWindow({
    count: rows.length,
    rowHeight: ROW_HEIGHT,
    scrollTop,
    viewHeight: VIEW_HEIGHT,
  })
  return (
    <section
      class="data-table"
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
    >
      <table aria-rowcount={rows.length + 1}>
        <caption class="visually-hidden">{props.label}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sorting={sorting} onSort={setSorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={view.before} span={columns.length} />
          {sorted.slice(view.first, view.end).map((row, index) => (
            <BodyRow key={props.keyOf(row)} row={row} index={view.first + index} {...props} />
          ))}
          <Spacer height={view.after} span={columns.length} />
        </tbody>
      </table>
      {rows.length === 0 ? <p class="data-table-empty quiet">{props.empty}</p> : null}
    </section>
  )
}

interface HeadCellProps<Row> {
  readonly column: Column<Row>
  readonly sorting: Sorting
  readonly onSort: (sorting: Sorting) => void
}

function HeadCell<Row>({ column, sorting, onSort }: HeadCellProps<Row>): JSX.Element {
  const isSorted = sorting.column === column.key
  const order = sorting.isDescending ? 'descending' : 'ascending'
  return (
    <th
      scope="col"
      class={column.isNumber ? 'number' : undefined}
      style={column.width ? { width: column.width } : undefined}
      aria-sort={isSorted ? order : undefined}
    >
      {column.sortValue ? (
        <button
          type="button"
          class="data-table-sort"
          onClick={() => onSort(nextSorting(sorting, column.key, column.isNumber ?? false))}
        >
          {column.title}
          <span aria-hidden="true" class="data-table-arrow">
            {isSorted ? (sorting.isDescending ? '↓' : '↑') : ''}
          </span>
        </button>
      ) : (
        column.title
      )}
    </th>
  )
}

type BodyRowProps<Row> = DataTableProps<Row> & { readonly row: Row; readonly index: number }

function BodyRow<Row>({ row, index, columns, onOpen }: BodyRowProps<Row>): JSX.Element {
  const open = onOpen ? () => onOpen(row) : undefined
  return (
    <tr aria-rowindex={index + 2} class={open ? 'data-table-open' : undefined} onClick={open}>
      {columns.map((column, position) =>
        position === 0 ? (
          <th key={column.key} scope="row">
            {open ? (
              <button type="button" class="data-table-name">
                {column.cell(row)}
              </button>
            ) : (
              column.cell(row)
            )}
          </th>
        ) : (
          <td key={column.key} class={column.isNumber ? 'number' : undefined}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}

function Spacer(props: { height: number; span: number }): JSX.Element | null {
  if (props.height === 0) return null
  return (
    <tr class="data-table-spacer">
      <td colSpan={props.span} style={{ height: `${props.height}px` }} />
    </tr>
  )
}
