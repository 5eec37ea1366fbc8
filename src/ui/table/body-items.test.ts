import { expect, it } from 'vitest'
import { type BodyItem, bodyItems } from './body-items.ts'

/** Rows 3 and 4 of ten, each 10 high. */
const VIEW = { first: 3, end: 5, before: 30, after: 50 }

const written = (items: readonly BodyItem[]) =>
  items.map((item) => (item.kind === 'row' ? `#${item.place}` : `${item.key} ${item.height}`)).join(', ')

it('is the window with room for the others', () => {
  expect(written(bodyItems(VIEW, null, 10))).toBe('before 30, #3, #4, after 50')
  expect(written(bodyItems(VIEW, 4, 10))).toBe('before 30, #3, #4, after 50')
})

it('keeps the row with the focus in its place out of view, and the height as it is', () => {
  expect(written(bodyItems(VIEW, 1, 10))).toBe('before 10, #1, gap 10, #3, #4, after 50')
  expect(written(bodyItems(VIEW, 2, 10))).toBe('before 20, #2, #3, #4, after 50')
  expect(written(bodyItems(VIEW, 5, 10))).toBe('before 30, #3, #4, #5, after 40')
  expect(written(bodyItems(VIEW, 9, 10))).toBe('before 30, #3, #4, gap 40, #9')
})

it('keeps it as near as a list without the room for all rows has room', () => {
  expect(written(bodyItems({ first: 500, end: 501, before: 25, after: 5 }, 400, 10))).toBe(
    'before 15, #400, #500, after 5',
  )
  expect(written(bodyItems({ first: 500, end: 501, before: 5, after: 5 }, 400, 10))).toBe(
    'before 5, #500, after 5',
  )
})
