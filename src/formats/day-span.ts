import type { DayRange, EpochDay } from '../facts/day.ts'

/** First and last day of the records that were taken in. */
export interface DaySpan {
  include(day: EpochDay): void
  includeAll(days: DayRange): void
  readonly range: DayRange | null
}

export function createDaySpan(): DaySpan {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  return {
    include(day) {
      if (day < from) from = day
      if (day > to) to = day
    },
    includeAll(days) {
      from = Math.min(from, days.from)
      to = Math.max(to, days.to)
    },
    get range() {
      return from <= to ? { from, to } : null
    },
  }
}
