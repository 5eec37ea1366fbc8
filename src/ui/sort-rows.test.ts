import { expect, it } from 'vitest'
import { nextSorting, sortRows } from './sort-rows.ts'

const rows = [
  { name: 'b', count: 2 },
  { name: 'a', count: null },
  { name: 'c', count: 10 },
  { name: 'd', count: 2 },
]
const names = (sorted: readonly { name: string }[]) => sorted.map(({ name }) => name).join('')

it('sorts by numbers as numbers, empty ones last in both directions, equal ones as they came', () => {
  expect(names(sortRows(rows, (row) => row.count, true))).toBe('cbda')
  expect(names(sortRows(rows, (row) => row.count, false))).toBe('bdca')
})

it('sorts by text', () => {
  expect(names(sortRows(rows, (row) => row.name, false))).toBe('abcd')
})

it('begins with the largest number or with A, and turns around on the second click', () => {
  const byName = nextSorting({ column: 'count', isDescending: true }, 'name', false)
  expect(byName).toEqual({ column: 'name', isDescending: false })
  expect(nextSorting(byName, 'name', false)).toEqual({ column: 'name', isDescending: true })
  expect(nextSorting(byName, 'count', true)).toEqual({ column: 'count', isDescending: true })
})
