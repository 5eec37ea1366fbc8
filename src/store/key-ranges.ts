import type { EpochDay } from '../facts/day.ts'
import type { Family } from '../facts/vocabulary.ts'

/** The fact days of one import from a day on; all of them without a day. */
export function factRange(importId: string, from: EpochDay = Number.NEGATIVE_INFINITY): IDBKeyRange {
  return IDBKeyRange.bound([importId, from], [importId, Number.POSITIVE_INFINITY])
}

/** The rollup days of one family; all of them without a range. */
export function rollupRange(
  family: Family,
  from: EpochDay = Number.NEGATIVE_INFINITY,
  to: EpochDay = Number.POSITIVE_INFINITY,
): IDBKeyRange {
  return IDBKeyRange.bound([family, from], [family, to])
}
