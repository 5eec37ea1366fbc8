import type { EpochDay } from '../facts/day.ts'
import type { Family } from '../facts/vocabulary.ts'

/** A record of rollups holds so many days in a row. */
const WINDOW_DAYS = 8

/** The first day of the window in which a day's rollups lie. */
export function windowOf(day: EpochDay): EpochDay {
  return Math.floor(day / WINDOW_DAYS) * WINDOW_DAYS
}

/** The facts of one import that begin on a day or later; all of them without a day. */
export function factRange(importId: string, from: EpochDay = Number.NEGATIVE_INFINITY): IDBKeyRange {
  return IDBKeyRange.bound([importId, from], [importId, Number.POSITIVE_INFINITY])
}

/** The windows of one family's rollups that touch a range; all of them without one. */
export function rollupRange(
  family: Family,
  from: EpochDay = Number.NEGATIVE_INFINITY,
  to: EpochDay = Number.POSITIVE_INFINITY,
): IDBKeyRange {
  return IDBKeyRange.bound([family, windowOf(from)], [family, to])
}
