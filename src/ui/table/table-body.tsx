import type { JSX } from 'preact'
import { memo } from '../memo.ts'
import type { BodyItem } from './body-items.ts'
import type { Column } from './column.ts'

export interface TableBodyProps<Row> {
  readonly items: readonly BodyItem[]
  /** Positions of `rows`, as they are listed. */
  readonly order: Uint32Array
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string
  readonly selected: ReadonlySet<number>
  /** The row that the Tab key goes to, by its place in the list. */
  readonly stop: number
  readonly canOpen: boolean
  readonly onFocus: (place: number) => void
  /** A click anywhere in a row, also on its name. */
  readonly onPress: (place: number, event: MouseEvent) => void
}

/** The rows in view and the room of those that are not. */
export function TableBody<Row>(props: TableBodyProps<Row>): JSX.Element {
  return (
    <tbody>
      {props.items.map((item) => {
        if (item.kind === 'space') {
          return <Spacer key={`space ${item.key}`} height={item.height} span={props.columns.length} />
        }
        const position = props.order[item.place]
        const row = position === undefined ? undefined : props.rows[position]
        if (position === undefined || row === undefined) return null
        return (
          <BodyRow
            key={`row ${props.keyOf(row)}`}
            row={row}
            place={item.place}
            columns={props.columns as readonly Column<unknown>[]}
            isSelected={props.selected.has(position)}
            isStop={item.place === props.stop}
            canOpen={props.canOpen}
            onFocus={props.onFocus}
            onPress={props.onPress}
          />
        )
      })}
    </tbody>
  )
}

interface BodyRowProps {
  readonly row: unknown
  readonly place: number
  /** Of the row's own kind. */
  readonly columns: readonly Column<unknown>[]
  readonly isSelected: boolean
  readonly isStop: boolean
  readonly canOpen: boolean
  readonly onFocus: (place: number) => void
  readonly onPress: (place: number, event: MouseEvent) => void
}

const BodyRow = memo(function BodyRow(props: BodyRowProps): JSX.Element {
  const { row, place, columns } = props
  return (
    // The list around it takes Enter and the space bar for the row with the focus.
    <tr
      aria-rowindex={place + 2}
      aria-selected={props.isSelected}
      data-place={place}
      tabIndex={props.isStop ? 0 : -1}
      class={props.canOpen ? 'data-table-open' : undefined}
      onFocusIn={() => props.onFocus(place)}
      onClick={(event) => props.onPress(place, event)}
    >
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.key} scope="row">
            {props.canOpen ? (
              // The row itself takes the keys; for a pointer, and for who lists what can be pressed, this is its name.
              <button type="button" class="data-table-name" tabIndex={-1}>
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
})

function Spacer(props: { height: number; span: number }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it is room, no row, and takes no focus
    <tr class="data-table-spacer" aria-hidden="true">
      <td colSpan={props.span} style={{ height: `${props.height}px` }} />
    </tr>
  )
}
