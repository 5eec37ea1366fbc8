import { dayOfMs, type EpochDay } from '../facts/day.ts'
import type { EpochMs, ImportRecord } from './schema.ts'

/** The first day that is still kept: `days` whole UTC days before that of `now`. */
export function firstKeptDay(now: EpochMs, days: number): EpochDay {
  return dayOfMs(now) - days
}

/**
 * The sealed imports whose last covered day lies before `firstKept`. An import goes whole or not at all: without some of
 * its days its seal would not hold, and a message that another export has as well could count differently. Where no
 * day is known, the day on which it was taken in decides.
 */
export function outdatedImports(
  imports: readonly ImportRecord[],
  firstKept: EpochDay,
): readonly ImportRecord[] {
  return imports.filter((record) => record.state === 'sealed' && lastDayOf(record) < firstKept)
}

function lastDayOf({ covered, sealedAt, startedAt }: ImportRecord): EpochDay {
  return covered?.to ?? dayOfMs(sealedAt ?? startedAt)
}
