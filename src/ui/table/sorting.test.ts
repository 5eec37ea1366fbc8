import { expect, it } from 'vitest'
import { nextSorting } from './sorting.ts'

it('begins with the largest number or with A, and turns around on the second click', () => {
  const byName = nextSorting({ column: 'count', isDescending: true }, 'name', false)
  expect(byName).toEqual({ column: 'name', isDescending: false })
  expect(nextSorting(byName, 'name', false)).toEqual({ column: 'name', isDescending: true })
  expect(nextSorting(byName, 'count', true)).toEqual({ column: 'count', isDescending: true })
})
