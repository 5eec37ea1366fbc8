import { expect, it } from 'vitest'
import { placeAfterKey } from './table-keys.ts'

const at = (place: number) => ({ place, count: 30, page: 11 })

it.each([
  ['ArrowDown', 5, 6],
  ['ArrowDown', 29, 29],
  ['ArrowUp', 5, 4],
  ['ArrowUp', 0, 0],
  ['PageDown', 5, 16],
  ['PageDown', 25, 29],
  ['PageUp', 25, 14],
  ['PageUp', 5, 0],
  ['Home', 5, 0],
  ['End', 5, 29],
])('%s goes from %i to %i', (key, place, next) => {
  expect(placeAfterKey(key, at(place))).toBe(next)
})

it('leaves other keys alone', () => {
  expect(placeAfterKey('Tab', at(5))).toBe(null)
})
