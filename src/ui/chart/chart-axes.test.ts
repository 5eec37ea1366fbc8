import { describe, expect, it } from 'vitest'
import { daySplits } from './chart-axes.ts'

describe('daySplits', () => {
  it('names every day where there is room', () => {
    expect(daySplits([1, 2, 3], 640, 48)).toEqual([1, 2, 3])
  })

  it('names the last day and steps back by whole weeks', () => {
    const days = Array.from({ length: 30 }, (_, index) => 100 + index)
    // Labels of 48 and 16 between them: room for 10; steps of 2 give 15, steps of 7 give 5.
    expect(daySplits(days, 640, 48)).toEqual([101, 108, 115, 122, 129])
  })

  it('names three of two weeks in a narrow panel', () => {
    const days = Array.from({ length: 14 }, (_, index) => 100 + index)
    // Room for 3: steps of 4 give 3.5, steps of 5 give 2.8.
    expect(daySplits(days, 222, 48)).toEqual([103, 108, 113])
  })
})
