import type { ImportCoverage } from '../facts/coverage.ts'
import type { DayRange, EpochDay } from '../facts/day.ts'
import type { FormatName } from '../facts/vocabulary.ts'
import { coveredDays } from './range.ts'

/**
 * Days of the range, ascending, that both kinds of logs of Exchange Server cover. A protocol log knows no network
 * message id, so a message that both hold cannot be told to be one, and the mail flow counts it twice.
 */
export function twiceCoveredDays(
  imports: readonly ImportCoverage[],
  range: DayRange | null,
): readonly EpochDay[] {
  const daysOf = (format: FormatName) =>
    coveredDays(
      imports.filter((one) => one.format === format),
      'on-premises',
      range,
    )
  const tracked = new Set(daysOf('message-tracking-log'))
  return daysOf('smtp-protocol-log').filter((day) => tracked.has(day))
}
