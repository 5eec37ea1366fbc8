import { expect, it } from 'vitest'
import { coverageDays, dayRuns, missingRuns } from './coverage-days.ts'

const range = { from: 10, to: 14 }

it('names the families of each day, covered or not', () => {
  const coverage = [
    { family: 'message-trace' as const, formats: [], days: [10, 11], hasFacts: true },
    { family: 'portal-report' as const, formats: [], days: [11, 14], hasFacts: true },
  ]
  expect(coverageDays(range, coverage).map(({ families }) => families)).toEqual([
    ['message-trace'],
    ['message-trace', 'portal-report'],
    [],
    [],
    ['portal-report'],
  ])
})

it('joins days to ranges', () => {
  expect(dayRuns([1, 2, 3, 7, 9, 10])).toEqual([
    { from: 1, to: 3 },
    { from: 7, to: 7 },
    { from: 9, to: 10 },
  ])
  expect(missingRuns(range, [10, 12])).toEqual([
    { from: 11, to: 11 },
    { from: 13, to: 14 },
  ])
})
