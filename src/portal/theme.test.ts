import { expect, it } from 'vitest'
import { isDark, parseColor } from './theme.ts'

it('reads computed colours, and nothing from a see-through one', () => {
  expect(parseColor('rgb(31, 31, 31)')).toEqual([31, 31, 31])
  expect(parseColor('rgba(255, 255, 255, 0.9)')).toEqual([255, 255, 255])
  expect(parseColor('rgba(0, 0, 0, 0)')).toBe(null)
  expect(parseColor('color(srgb 1 1 1)')).toBe(null)
  expect(parseColor('')).toBe(null)
})

it('calls dark what wants light text', () => {
  expect(isDark([31, 31, 31])).toBe(true)
  expect(isDark([250, 249, 248])).toBe(false)
  // Blue weighs least: 0.0722 x 255 = 18.
  expect(isDark([0, 0, 255])).toBe(true)
  // Green weighs most: 0.7152 x 255 = 182.
  expect(isDark([0, 255, 0])).toBe(false)
})
