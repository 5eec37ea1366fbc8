import { type DayRange, dayCount, type EpochDay } from '../facts/day.ts'
import type { Family } from '../facts/vocabulary.ts'
import type { FamilyCoverage } from '../reports/report.ts'

/** One day of a range and the families that cover it, in the order of the report. */
export interface CoverageDay {
  readonly day: EpochDay
  readonly families: readonly Family[]
}

/** Every day of the range, covered or not. */
export function coverageDays(range: DayRange, coverage: readonly FamilyCoverage[]): readonly CoverageDay[] {
  const covered = coverage.map((entry) => ({ family: entry.family, days: new Set(entry.days) }))
  return Array.from({ length: dayCount(range) }, (_, index) => {
    const day = range.from + index
    return { day, families: covered.filter((entry) => entry.days.has(day)).map((entry) => entry.family) }
  })
}

/** Consecutive days as ranges: days must ascend. */
export function dayRuns(days: readonly EpochDay[]): readonly DayRange[] {
  const runs: DayRange[] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last && last.to === day - 1) runs[runs.length - 1] = { from: last.from, to: day }
    else runs.push({ from: day, to: day })
  }
  return runs
}

/** The days of the range that the family does not cover, as ranges. */
export function missingRuns(range: DayRange, covered: readonly EpochDay[]): readonly DayRange[] {
  const known = new Set(covered)
  return dayRuns(
    Array.from({ length: dayCount(range) }, (_, index) => range.from + index).filter(
      (day) => !known.has(day),
    ),
  )
}
