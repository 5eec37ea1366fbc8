import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { t } from '../../platform/i18n.ts'
import { memo } from '../memo.ts'
import type { Column } from './column.ts'
import { NARROWEST, WIDEST, widthAfterKey } from './column-widths.ts'
import { nextSorting, type Sorting } from './sorting.ts'
import type { ColumnWidths } from './use-column-widths.ts'

interface HeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly sorting: Sorting
  readonly onSort: (sorting: Sorting) => void
  readonly widths: ColumnWidths
}

/**
 * The head of a table: one stop of the Tab key, left and right go from column to column; a second stop is the edge of that
 * column, where left and right change its width.
 */
export function TableHead<Row>(props: HeadProps<Row>): JSX.Element {
  return <Head {...(props as unknown as HeadProps<unknown>)} />
}

const Head = memo(function Head(props: HeadProps<unknown>): JSX.Element {
  const { columns } = props
  const sortable = columns.filter((column) => column.sortValue).map(({ key }) => key)
  const [chosen, setChosen] = useState<string | null>(null)
  const current = chosen !== null && sortable.includes(chosen) ? chosen : sortable[0]
  const head = useRef<HTMLTableRowElement>(null)
  const move = (event: KeyboardEvent): void => {
    const next = neighbourKey(sortable, current, event.key)
    if (next === undefined) return
    event.preventDefault()
    head.current?.querySelector<HTMLElement>(`[data-sort="${CSS.escape(next)}"]`)?.focus()
  }
  return (
    <thead>
      <tr aria-rowindex={1} ref={head}>
        {columns.map((column) => (
          <HeadCell
            key={column.key}
            {...props}
            column={column}
            isStop={column.key === current || !column.sortValue}
            onMove={move}
            onChoose={() => setChosen(column.key)}
          />
        ))}
      </tr>
    </thead>
  )
})

type HeadCellProps<Row> = HeadProps<Row> & {
  readonly column: Column<Row>
  readonly isStop: boolean
  readonly onMove: (event: KeyboardEvent) => void
  readonly onChoose: () => void
}

function HeadCell<Row>(props: HeadCellProps<Row>): JSX.Element {
  const { column, sorting, isStop, widths } = props
  const isSorted = sorting.column === column.key
  const order = sorting.isDescending ? 'descending' : 'ascending'
  const given = widths.widths?.get(column.key)
  const width = given === undefined ? column.width : `${given}px`
  return (
    <th
      scope="col"
      data-column={column.key}
      class={column.isNumber ? 'number' : undefined}
      style={width ? { width } : undefined}
      aria-sort={isSorted ? order : undefined}
    >
      {column.sortValue ? (
        <button
          type="button"
          class="data-table-sort"
          data-sort={column.key}
          tabIndex={isStop ? 0 : -1}
          title={column.title}
          onFocus={props.onChoose}
          onKeyDown={props.onMove}
          onClick={() => props.onSort(nextSorting(sorting, column.key, column.isNumber ?? false))}
        >
          <span class="data-table-title">{column.title}</span>
          <span aria-hidden="true" class="data-table-arrow">
            {isSorted ? (sorting.isDescending ? '↓' : '↑') : ''}
          </span>
        </button>
      ) : (
        <span class="data-table-title">{column.title}</span>
      )}
      <ColumnEdge column={column} widths={widths} isStop={isStop} />
    </th>
  )
}

/** The edge of a column: dragged, or moved by keys; a double click gives the first width back. */
function ColumnEdge<Row>(props: { column: Column<Row>; widths: ColumnWidths; isStop: boolean }): JSX.Element {
  const { column, widths } = props
  const drag = useRef<{ x: number; width: number; all: ReadonlyMap<string, number> } | null>(null)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line between sections is no column's edge; this one has a value and keys
    <div
      class="data-table-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('tableEdge', { column: column.title })}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuenow={widths.widths?.get(column.key) ?? Number.parseFloat(column.width ?? '200')}
      tabIndex={props.isStop ? 0 : -1}
      onFocus={({ currentTarget }) => {
        // What the column has by the room of the table is known on the screen alone.
        const width = widthsOnScreen(currentTarget).get(column.key)
        if (width) currentTarget.setAttribute('aria-valuenow', String(width))
      }}
      onKeyDown={(event) => {
        const all = widthsOnScreen(event.currentTarget)
        const next = widthAfterKey(event.key, all.get(column.key) ?? 0, event.shiftKey)
        if (event.key === 'Enter') widths.reset(column.key)
        else if (next !== null) widths.resize(column.key, next, all)
        else return
        event.preventDefault()
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        const all = widthsOnScreen(event.currentTarget)
        drag.current = { x: event.clientX, width: all.get(column.key) ?? 0, all }
      }}
      onPointerMove={(event) => {
        if (!drag.current) return
        const { x, width, all } = drag.current
        widths.resize(column.key, width + event.clientX - x, all)
      }}
      onLostPointerCapture={() => {
        drag.current = null
      }}
      onDblClick={() => widths.reset(column.key)}
    />
  )
}

function widthsOnScreen(edge: Element): ReadonlyMap<string, number> {
  const cells = edge.closest('tr')?.querySelectorAll<HTMLElement>('th') ?? []
  return new Map([...cells].map((cell) => [cell.dataset.column ?? '', cell.offsetWidth]))
}

function neighbourKey(
  keys: readonly string[],
  current: string | undefined,
  pressed: string,
): string | undefined {
  const place = current === undefined ? -1 : keys.indexOf(current)
  switch (pressed) {
    case 'ArrowRight':
      return keys[Math.min(keys.length - 1, place + 1)]
    case 'ArrowLeft':
      return keys[Math.max(0, place - 1)]
    case 'Home':
      return keys[0]
    case 'End':
      return keys.at(-1)
    default:
      return undefined
  }
}
