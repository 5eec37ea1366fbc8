import { expect, it } from 'vitest'
import { virtualWindow } from './virtual-window.ts'

const view = { rowHeight: 40, viewHeight: 400 }

it('draws all of a few rows', () => {
  expect(virtualWindow({ ...view, count: 5, scrollTop: 0 })).toEqual({
    first: 0,
    end: 5,
    before: 0,
    after: 0,
  })
})

it('draws the rows in view and twelve beyond each edge', () => {
  // Row 100 is the first in view: 88 to 88 + 10 + 24.
  expect(virtualWindow({ ...view, count: 5000, scrollTop: 4000 })).toEqual({
    first: 88,
    end: 122,
    before: 88 * 40,
    after: (5000 - 122) * 40,
  })
})

it('takes as much room as all rows, wherever it stands', () => {
  for (const scrollTop of [-50, 0, 7, 100_000, 199_600, 9_999_999]) {
    const { first, end, before, after } = virtualWindow({ ...view, count: 5000, scrollTop })
    expect(before + (end - first) * 40 + after).toBe(200_000)
  }
})

it('shows the rows that a filter left, although the list was scrolled', () => {
  const { first, end } = virtualWindow({ ...view, count: 3, scrollTop: 4000 })
  expect([first, end]).toEqual([0, 3])
})

it('is empty without rows', () => {
  expect(virtualWindow({ ...view, count: 0, scrollTop: 0 })).toEqual({
    first: 0,
    end: 0,
    before: 0,
    after: 0,
  })
})
