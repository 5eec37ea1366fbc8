import { describe, expect, it } from 'vitest'
import { median, ratio, rounded, worst } from './statistics.mjs'

describe('the median', () => {
  it('is the middle one, or half-way between two', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([9, 1, 5, 7])).toBe(6)
    expect(median([])).toBeNaN()
  })

  it('does not care for one run that something disturbed', () => {
    expect(median([100, 101, 99, 5_000, 100])).toBe(100)
  })
})

describe('a ratio', () => {
  it('is null where one side was not measured', () => {
    expect(ratio(3, 2)).toBe(1.5)
    expect(ratio(undefined, 2)).toBeNull()
    expect(ratio(3, null)).toBeNull()
    expect(ratio(3, 0)).toBeNull()
    expect(ratio(Number.NaN, 2)).toBeNull()
  })

  it('of two files is the worse one, and none where one of them is missing', () => {
    expect(worst([6, 12], 'more')).toBe(6)
    expect(worst([1.2, 1.5], 'less')).toBe(1.5)
    expect(worst([6, null], 'more')).toBeNull()
    expect(worst([], 'more')).toBeNull()
  })

  it('shows three digits', () => {
    expect(rounded(12.3456)).toBe(12.3)
    expect(rounded(null)).toBeNull()
  })
})
