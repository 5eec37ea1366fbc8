import { expect, it } from 'vitest'
import { allowedWidth, neededWidth, widthAfterKey } from './column-widths.ts'

it('goes by 16 pixels, with Shift by 64, between 64 and 960', () => {
  expect(widthAfterKey('ArrowRight', 100, false)).toBe(116)
  expect(widthAfterKey('ArrowLeft', 100, false)).toBe(84)
  expect(widthAfterKey('ArrowRight', 100, true)).toBe(164)
  expect(widthAfterKey('ArrowLeft', 70, false)).toBe(64)
  expect(widthAfterKey('End', 100, false)).toBe(960)
  expect(widthAfterKey('Home', 100, false)).toBe(64)
  expect(widthAfterKey('a', 100, false)).toBe(null)
})

it('is never narrower than a head can be read', () => {
  expect([allowedWidth(-5), allowedWidth(90.4), allowedWidth(5000)]).toEqual([64, 90, 960])
})

it('needs room for columns without a width', () => {
  expect(neededWidth([{}, { width: '104px' }, { width: '96px' }])).toBe(400)
})
