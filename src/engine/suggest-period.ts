import { type DayRange, dayOfMs } from '../facts/day.ts'
import type { EpochMs } from '../store/schema.ts'

/** The portal's default range of the SMTP AUTH clients report. */
const PORTAL_DAYS = 7

/**
 * The days that an export without dates most likely covers: the portal's seven days, which end the day
 * before the file was made. Without a file date (a paste): before today.
 */
export function suggestPeriod(fileDate: EpochMs | null, now: EpochMs): DayRange {
  const to = dayOfMs(fileDate ?? now) - 1
  return { from: to - PORTAL_DAYS + 1, to }
}
