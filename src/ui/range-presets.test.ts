import { describe, expect, it } from 'vitest'
import { choiceOf, coveredSpan, lastDays, rangeOfFields } from './range-presets.ts'

const span = { from: 100, to: 200 }
const period = { from: 150, to: 156 }

describe('choiceOf', () => {
  const context = { span, periods: [period] }
  it('names what a range is', () => {
    expect(choiceOf(null, context)).toBe('default')
    expect(choiceOf(lastDays(7, 200), context)).toBe('7')
    expect(choiceOf({ from: 171, to: 200 }, context)).toBe('30')
    expect(choiceOf(span, context)).toBe('all')
    expect(choiceOf(period, context)).toMatch(/^period 1970-05-31\.\.1970-06-06$/)
    expect(choiceOf({ from: 150, to: 157 }, context)).toBe('custom')
  })
})

it('spans all covered ranges', () => {
  expect(coveredSpan([null, { from: 5, to: 9 }, { from: 2, to: 6 }])).toEqual({ from: 2, to: 9 })
  expect(coveredSpan([null])).toBeNull()
})

it('takes a range by hand only where it is one', () => {
  expect(rangeOfFields('1970-01-02', '1970-01-03')).toEqual({ from: 1, to: 2 })
  expect(rangeOfFields('1970-01-03', '1970-01-02')).toBeNull()
  expect(rangeOfFields('', '1970-01-02')).toBeNull()
  expect(rangeOfFields('1970-02-30', '1970-03-02')).toBeNull()
  expect(rangeOfFields('0001-01-01', '2026-01-01')).toBeNull()
})
