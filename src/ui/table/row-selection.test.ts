import { expect, it } from 'vitest'
import { extendedTo, NOTHING_SELECTED, rowsToCopy, toggledAt } from './row-selection.ts'

/** The list shows row 4 first, then 2, 0, 3, 1. */
const ORDER = Uint32Array.of(4, 2, 0, 3, 1)

it('extends from the anchor in both directions', () => {
  expect([...extendedTo(ORDER, 1, 3).rows]).toEqual([2, 0, 3])
  expect([...extendedTo(ORDER, 3, 2).rows]).toEqual([0, 3])
  expect(extendedTo(ORDER, 3, 2).anchor).toBe(3)
})

it('adds and takes single rows', () => {
  const one = toggledAt(NOTHING_SELECTED, ORDER, 4)
  expect([[...one.rows], one.anchor]).toEqual([[1], 4])
  expect([...toggledAt(one, ORDER, 0).rows]).toEqual([1, 4])
  expect([...toggledAt(one, ORDER, 4).rows]).toEqual([])
})

it('copies in the order of the list, all of it where nothing is selected', () => {
  expect([...rowsToCopy(ORDER, { rows: new Set([1, 4, 0]), anchor: 0 })]).toEqual([4, 0, 1])
  expect([...rowsToCopy(ORDER, NOTHING_SELECTED)]).toEqual([4, 2, 0, 3, 1])
})
