import { expect, it } from 'vitest'
import { MAX_HEIGHT, scrollTopShowing, virtualWindow } from './virtual-window.ts'

const view = { rowHeight: 40, viewHeight: 400 }

it('draws all of a few rows', () => {
  expect(virtualWindow({ ...view, count: 5, scrollTop: 0 })).toEqual({
    first: 0,
    end: 5,
    before: 0,
    after: 0,
  })
})

it('draws the rows in view and eight beyond each edge', () => {
  // Row 100 is the first in view: 92 to 100 + 10 + 8.
  expect(virtualWindow({ ...view, count: 5000, scrollTop: 4000 })).toEqual({
    first: 92,
    end: 118,
    before: 92 * 40,
    after: (5000 - 118) * 40,
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

it('scrolls to a row by the shortest way, and not at all if it is in view', () => {
  const input = { ...view, count: 5000, scrollTop: 4000 }
  expect(scrollTopShowing(50, input)).toBe(2000)
  expect(scrollTopShowing(100, input)).toBe(4000)
  // Rows 100 to 109 are in view.
  expect(scrollTopShowing(109, input)).toBe(4000)
  expect(scrollTopShowing(110, input)).toBe(4040)
})

const million = { ...view, count: 1_000_000 }
const LOWEST = MAX_HEIGHT - 400

it('is never higher than a browser can draw, and still comes to the first and the last row', () => {
  for (const scrollTop of [0, 3, 17, 500, 1_000_000, LOWEST - 30, LOWEST]) {
    const { first, end, before, after } = virtualWindow({ ...million, scrollTop })
    expect(before + (end - first) * 40 + after).toBe(MAX_HEIGHT)
    expect(Math.min(before, after)).toBeGreaterThanOrEqual(0)
  }
  expect(virtualWindow({ ...million, scrollTop: 0 }).first).toBe(0)
  expect(virtualWindow({ ...million, scrollTop: LOWEST })).toMatchObject({ end: 1_000_000, after: 0 })
})

it('shows in the middle of a million rows those that the scrolling has come to', () => {
  const { first, end, before } = virtualWindow({ ...million, scrollTop: LOWEST / 2 })
  // Half of 40,000,000 - 400 pixels are passed: row 499,995 begins at the upper edge.
  expect([first, end]).toEqual([499_987, 500_013])
  expect(before).toBe(LOWEST / 2 - 8 * 40)
})

it('brings any of a million rows into view', () => {
  for (const row of [0, 1, 12_345, 499_999, 999_999]) {
    const scrollTop = scrollTopShowing(row, { ...million, scrollTop: 7_000_000 })
    const { first, end } = virtualWindow({ ...million, scrollTop })
    expect(first <= row && row < end).toBe(true)
  }
})
