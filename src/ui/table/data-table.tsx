import type { JSX } from 'preact'
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { t } from '../../platform/i18n.ts'
import { Icon } from '../icon.tsx'
import { bodyItems } from './body-items.ts'
import type { Column } from './column.ts'
import { neededWidth } from './column-widths.ts'
import { extendedTo, NOTHING_SELECTED, toggledAt } from './row-selection.ts'
import type { Sorting } from './sorting.ts'
import { TableBody } from './table-body.tsx'
import { TableHead } from './table-head.tsx'
import { createTableIndex } from './table-index.ts'
import { placeAfterKey } from './table-keys.ts'
import { type ColumnWidths, useColumnWidths } from './use-column-widths.ts'
import { type SelectedRows, useForgottenSelection, useRowSelection } from './use-row-selection.ts'
import { ROW_HEIGHT, type RowView, useRowView } from './use-row-view.ts'
import './data-table.css'

export type { Column } from './column.ts'
export type { Sorting } from './sorting.ts'

export interface DataTableProps<Row> {
  /** What the table lists, in words. */
  readonly label: string
  /** Made once for the same rows: keys of a column are taken once for these columns. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** The order at first, where the table keeps it. */
  readonly initial: Sorting
  /** The order where the caller keeps it, say in the address; then `onSorting` tells a click. */
  readonly sorting?: Sorting
  readonly onSorting?: (sorting: Sorting) => void
  /** Only rows whose `textOf` has this text are listed. */
  readonly find?: string
  /** What is searched of a row; it depends on the row alone. */
  readonly textOf?: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  /** Shown in place of rows. */
  readonly empty: string
}

/**
 * A list of details: sorts by any column, finds, takes widths, and draws only the rows in view, however many there are. One row
 * has the focus: arrows, Page, Home and End move it, Enter and space open it, Shift and Ctrl+A select, Ctrl+C copies as a table.
 */
export function DataTable<Row>(props: DataTableProps<Row>): JSX.Element {
  const { columns, rows, find = '' } = props
  const scroller = useRef<HTMLDivElement>(null)
  const { sorting, sort, order } = useOrder(props)
  const view = useRowView(scroller, order.length)
  const picked = useRowSelection({ rows, columns, order })
  const widths = useColumnWidths()
  // Another order or another search begins at the top.
  useLayoutEffect(view.toTop, [sorting.column, sorting.isDescending, find])
  useForgottenSelection(picked.select, rows, find)
  const open = (place: number): void => {
    const row = rows[order[place] ?? -1]
    if (row !== undefined) props.onOpen?.(row)
  }
  const state = { view, picked, order, open }
  const latest = useRef(state)
  latest.current = state
  // One function for good: rows that scrolling leaves as they are are not drawn again.
  const onPress = useCallback((place: number, event: MouseEvent) => press(place, event, latest.current), [])
  return (
    <div class="data-table-frame" onCopy={picked.onCopy}>
      {rows.length === 0 ? null : (
        <TableBar said={picked.said} shown={order.length} total={rows.length} onCopy={picked.copy} />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it answers for the rows inside, which have the focus */}
      <div
        class="data-table"
        ref={scroller}
        tabIndex={-1}
        data-focus-home=""
        onScroll={view.onScroll}
        onFocus={(event) => {
          // Focus that comes back from what a row opened goes to a row.
          if (event.target === event.currentTarget && order.length > 0) view.moveTo(view.stop)
        }}
        onKeyDown={(event) => answerKey(event, state)}
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows take the focus and are selected
          role="grid"
          aria-label={props.label}
          aria-rowcount={order.length + 1}
          aria-multiselectable="true"
          style={tableWidth(columns, widths)}
        >
          <caption class="visually-hidden">{props.label}</caption>
          <TableHead columns={columns} sorting={sorting} onSort={sort} widths={widths} />
          <TableBody
            items={bodyItems(view.window, view.held, ROW_HEIGHT)}
            {...{ order, rows, columns, keyOf: props.keyOf, stop: view.stop, onFocus: view.onFocus }}
            selected={picked.selection.rows}
            canOpen={props.onOpen !== undefined}
            onPress={onPress}
          />
        </table>
        {order.length === 0 ? <p class="data-table-empty quiet">{props.empty}</p> : null}
      </div>
    </div>
  )
}

interface ListOrder {
  readonly sorting: Sorting
  readonly sort: (sorting: Sorting) => void
  /** Positions of the rows that are listed. */
  readonly order: Uint32Array
}

function useOrder<Row>(props: DataTableProps<Row>): ListOrder {
  const { rows, columns, find = '' } = props
  const [own, setOwn] = useState(props.initial)
  const sorting = props.sorting ?? own
  const { column, isDescending } = sorting
  // What is searched of a row depends on the row alone.
  const index = useMemo(() => createTableIndex(rows, columns, props.textOf), [rows, columns])
  const sorted = useMemo(() => index.sorted({ column, isDescending }), [index, column, isDescending])
  const order = useMemo(() => index.find(sorted, find), [index, sorted, find])
  const tell = useRef(props.onSorting)
  tell.current = props.onSorting
  const sort = useCallback((next: Sorting) => {
    setOwn(next)
    tell.current?.(next)
  }, [])
  return { sorting, sort, order }
}

interface ListState {
  readonly view: RowView
  readonly picked: SelectedRows
  readonly order: Uint32Array
  readonly open: (place: number) => void
}

function answerKey(event: KeyboardEvent, { view, picked, order, open }: ListState): void {
  const target = event.target as HTMLElement
  const row = target.closest<HTMLElement>('tr[data-place]')
  if (!row || event.altKey) return
  const place = Number(row.dataset.place)
  const next = placeAfterKey(event.key, { place, count: order.length, page: view.page() })
  if (next !== null) {
    if (event.shiftKey) picked.select(extendedTo(order, anchorOf(picked, place), next))
    view.moveTo(next)
  } else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
    picked.select(extendedTo(order, 0, order.length - 1))
  } else if (event.key === 'Escape' && picked.selection.rows.size > 0) {
    picked.select(NOTHING_SELECTED)
  } else if ((event.key === 'Enter' || event.key === ' ') && target === row) {
    open(place)
  } else return
  event.preventDefault()
}

/** Shift extends from where it began; without a selection that is the row with the focus. */
function anchorOf({ selection }: SelectedRows, place: number): number {
  return selection.rows.size > 0 ? selection.anchor : place
}

function press(place: number, event: MouseEvent, { picked, order, open }: ListState): void {
  if (event.shiftKey) {
    picked.select(extendedTo(order, anchorOf(picked, place), place))
    // The browser has marked the text between.
    getSelection()?.removeAllRanges()
  } else if (event.ctrlKey || event.metaKey) {
    picked.select(toggledAt(picked.selection, order, place))
  } else if (getSelection()?.isCollapsed !== false) {
    // Who marks text in a row with the pointer does not open it.
    open(place)
  }
}

/** Widths that a person chose stand; else the table fills its room, and scrolls sideways before it squeezes. */
function tableWidth<Row>(columns: readonly Column<Row>[], { widths }: ColumnWidths): Record<string, string> {
  if (!widths) return { minWidth: `${neededWidth(columns)}px` }
  return { width: `${[...widths.values()].reduce((sum, width) => sum + width, 0)}px` }
}

/** What is listed of how many, what was done, and the button that copies. */
function TableBar(props: { said: string; shown: number; total: number; onCopy: () => void }): JSX.Element {
  const shown = props.shown === props.total ? '' : t('tableShown', { shown: props.shown, total: props.total })
  return (
    <div class="data-table-bar">
      <p class="small quiet" role="status">
        {[shown, props.said].filter((text) => text !== '').join(' · ')}
      </p>
      <button
        type="button"
        class="button button-quiet button-small"
        title={t('tableCopyHint')}
        onClick={props.onCopy}
      >
        <Icon name="copy" />
        {t('actionCopy')}
      </button>
    </div>
  )
}
