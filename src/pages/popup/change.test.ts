import { expect, it } from 'vitest'
import { changeOf } from './change.ts'

it.each([
  [12, 9, '+3 (+33%)'],
  [9, 12, '−3 (−25%)'],
  [7, 7, '±0'],
  [5, 0, '+5'],
  [0, 4, '−4 (−100%)'],
  [2_000, 1_000, '+1,000 (+100%)'],
])('%i after %i is %s', (now, before, text) => {
  expect(changeOf(now, before)).toBe(text)
})
