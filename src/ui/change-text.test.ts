import { expect, it } from 'vitest'
import { changeText } from './change-text.ts'

it('has the percentage and its count', () => {
  expect(changeText(112, 100)).toBe('+12% (+12)')
  // 1,100 more are eleven times the 100 before.
  expect(changeText(1200, 100)).toBe('+1,100% (+1,100)')
  expect(changeText(3, 4)).toBe('−25% (−1)')
  expect(changeText(0, 4)).toBe('−100% (−4)')
})

it('has no percentage of nothing', () => {
  expect(changeText(5, 0)).toBe('+5 (0 before)')
  expect(changeText(0, 0)).toBe('no change')
})
