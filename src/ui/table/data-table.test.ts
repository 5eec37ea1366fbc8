// @vitest-environment happy-dom
import { h, render } from 'preact'
import { act } from 'preact/test-utils'
import { expect, it } from 'vitest'
import { testRoot } from '../../../test/ui/test-root.ts'
import { type Column, DataTable, type DataTableProps } from './data-table.tsx'

interface Row {
  readonly name: string
  readonly count: number
}

/** `n0` counts 0, `n1` counts 1, up to `n1233`. */
const ROWS: readonly Row[] = Array.from({ length: 1234 }, (_, count) => ({ name: `n${count}`, count }))
const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', title: 'Name', sortValue: (row) => row.name, cell: (row) => row.name },
  { key: 'count', title: 'Count', isNumber: true, sortValue: (row) => row.count, cell: (row) => row.count },
]

const root = testRoot()

async function show(change: Partial<DataTableProps<Row>> = {}): Promise<void> {
  const props: DataTableProps<Row> = {
    label: 'Names',
    columns: COLUMNS,
    rows: ROWS,
    keyOf: (row) => row.name,
    initial: { column: 'count', isDescending: true },
    textOf: (row) => row.name,
    empty: 'There are none.',
    ...change,
  }
  await act(() => render(h(DataTable<Row>, props), root))
}

function shownNames(): readonly (string | null)[] {
  return [...root.querySelectorAll('tbody th')].map((cell) => cell.textContent)
}

async function pressHead(title: string): Promise<void> {
  const head = [...root.querySelectorAll<HTMLElement>('thead button')].find((one) => one.title === title)
  await act(() => head?.click())
}

async function pressKey(place: number, init: KeyboardEventInit): Promise<void> {
  const row = root.querySelector(`tr[data-place="${place}"]`)
  await act(() => {
    row?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }))
  })
}

it('draws a part of the rows and tells how many there are', async () => {
  await show()
  expect(shownNames().length).toBeLessThan(40)
  expect(shownNames()[0]).toBe('n1233')
  expect(root.querySelector('table')?.getAttribute('aria-rowcount')).toBe('1235')
  expect(root.querySelector('[role=status]')?.textContent).toBe('')
})

it('tells how many a search left, and what to read where it left none', async () => {
  await show({ find: 'N12' })
  // n12, n120 to n129, n1200 to n1233.
  expect(root.querySelector('[role=status]')?.textContent).toBe('45 of 1,234 shown')
  expect(root.querySelector('table')?.getAttribute('aria-rowcount')).toBe('46')
  await show({ find: 'n12x' })
  expect(root.textContent).toContain('0 of 1,234 shown')
  expect(root.textContent).toContain('There are none.')
})

it('keeps its own order', async () => {
  await show()
  await pressHead('Count')
  expect(shownNames()[0]).toBe('n0')
  expect(root.querySelector('[aria-sort]')?.getAttribute('aria-sort')).toBe('ascending')
})

it('leaves the order to the caller that keeps it', async () => {
  const asked: unknown[] = []
  const sorting = { column: 'count', isDescending: false }
  await show({ sorting, onSorting: (next) => asked.push(next) })
  expect(shownNames()[0]).toBe('n0')
  await pressHead('Name')
  expect(asked).toEqual([{ column: 'name', isDescending: false }])
  expect(root.querySelector('[aria-sort]')?.textContent).toContain('Count')
})

it('opens the row that has the focus by Enter and by the space bar', async () => {
  const opened: string[] = []
  await show({ onOpen: (row) => opened.push(row.name) })
  await pressKey(0, { key: 'Enter' })
  await pressKey(2, { key: ' ' })
  expect(opened).toEqual(['n1233', 'n1231'])
})

it('selects all that is listed, and forgets it when something else is listed', async () => {
  await show({ find: 'n12' })
  await pressKey(0, { key: 'a', ctrlKey: true })
  expect(root.querySelector('[role=status]')?.textContent).toBe('45 of 1,234 shown · 45 rows selected')
  expect(root.querySelector('tr[data-place="0"]')?.getAttribute('aria-selected')).toBe('true')
  await show({ find: 'n123' })
  expect(root.querySelector('[role=status]')?.textContent).toBe('5 of 1,234 shown')
})
