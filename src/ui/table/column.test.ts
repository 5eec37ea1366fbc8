import { h } from 'preact'
import { expect, it } from 'vitest'
import { type Column, copiedCells } from './column.ts'

interface Row {
  readonly name: string
  readonly count: number
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', title: 'Name', cell: (row) => row.name.toUpperCase(), sortValue: (row) => row.name },
  { key: 'count', title: 'Count', isNumber: true, cell: () => '1,234', sortValue: (row) => row.count },
  { key: 'bar', title: 'Bar', cell: () => h('i', {}), copyValue: (row) => `${row.count} %` },
  { key: 'drawn', title: 'Drawn', cell: () => h('i', {}), sortValue: (row) => row.count / 2 },
  { key: 'nothing', title: 'Nothing', cell: () => h('i', {}) },
]

it('copies what is read, numbers as numbers, and what a drawing means', () => {
  expect(copiedCells(COLUMNS, [{ name: 'a', count: 1234 }])).toEqual([
    ['Name', 'Count', 'Bar', 'Drawn', 'Nothing'],
    ['A', 1234, '1234 %', 617, null],
  ])
})
