import { clockTicks } from '../csv/field-values.ts'
import type { RecordView } from '../csv/record-reader.ts'
import {
  dayOfMs,
  type EpochDay,
  epochDay,
  TICKS_PER_DAY,
  TICKS_PER_SECOND,
  type Ticks,
} from '../facts/day.ts'

/** Order of day and month in `3/4/2026`. */
export type DateOrder = 'day-first' | 'month-first'

/** Reads the time of a record. After `read` gave true, `day` and `ticks` hold it, in UTC. */
export interface TimestampReader {
  readonly day: EpochDay
  readonly ticks: Ticks
  read(record: RecordView, slot: number): boolean
}

/** No mail flow export is older than the service; 1601 and 1970 are clocks that were never set. */
const EARLIEST_DAY = epochDay(2000, 1, 1)
/** Clocks and zones are off by hours. A date weeks ahead is a misread one. */
const FUTURE_DAYS = 31

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i
const CIVIL =
  /^(\d{1,2})([./])(\d{1,2})\2(\d{4})(?:,?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(AM|PM)?)?(?:\s*Z)?$/i

/**
 * A reader of timestamps: ISO 8601 with up to seven fraction digits, the form of every trace, and the
 * civil forms that Excel and PowerShell leave (`23.03.2021 11:00`, `7/25/2023 8:45:10 AM`). No zone
 * means UTC. Dates before 2000 or more than 31 days after `now` are refused.
 */
export function createTimestampReader(options: { now: number; dateOrder: DateOrder }): TimestampReader {
  const latestDay = dayOfMs(options.now) + FUTURE_DAYS
  let day = 0
  let ticks = 0
  const plain = { day: 0, ticks: 0 }
  let cachedDate = -1
  let cachedDay = Number.NaN

  function dayOfDigits(year: number, month: number, dayOfMonth: number): EpochDay {
    const date = year * 10_000 + month * 100 + dayOfMonth
    if (date !== cachedDate) {
      cachedDate = date
      cachedDay = epochDay(year, month, dayOfMonth)
    }
    return cachedDay
  }

  /** The form of nearly every record, read without a string. */
  function readPlain(record: RecordView, slot: number): boolean {
    if (!record.time(slot, plain)) return false
    day = plain.day
    ticks = plain.ticks
    return true
  }

  function readText(text: string): boolean {
    const iso = ISO.exec(text)
    if (iso) return readIso(iso)
    const civil = CIVIL.exec(text)
    return civil !== null && readCivil(civil)
  }

  function readIso(match: RegExpExecArray): boolean {
    const [, year, month, dayOfMonth, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] =
      match
    day = dayOfDigits(Number(year), Number(month), Number(dayOfMonth))
    ticks =
      clockTicks(Number(hour), Number(minute), Number(second)) +
      Number(fraction.slice(0, 7).padEnd(7, '0')) -
      zoneMinutes(zone) * 60 * TICKS_PER_SECOND
    normaliseTicks()
    return true
  }

  function readCivil(match: RegExpExecArray): boolean {
    const [, first, separator, second, year, hour = '0', minute = '0', seconds = '0', half] = match
    const isDayFirst = separator === '.' || options.dateOrder === 'day-first'
    const month = Number(isDayFirst ? second : first)
    day = dayOfDigits(Number(year), month, Number(isDayFirst ? first : second))
    ticks = clockTicks(hourOfHalfDay(Number(hour), half), Number(minute), Number(seconds))
    return true
  }

  function normaliseTicks(): void {
    const days = Math.floor(ticks / TICKS_PER_DAY)
    day += days
    ticks -= days * TICKS_PER_DAY
  }

  return {
    get day() {
      return day
    },
    get ticks() {
      return ticks
    },
    read(record, slot) {
      const isRead = readPlain(record, slot) || readText(record.text(slot).trim())
      // NaN (a date or a time of day that does not exist) fails every comparison.
      return isRead && day >= EARLIEST_DAY && day <= latestDay && ticks >= 0
    },
  }
}

function zoneMinutes(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0
  const sign = zone.startsWith('-') ? -1 : 1
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(-2))
  // The easternmost zone is +14:00.
  return hours > 14 || minutes > 59 ? Number.NaN : sign * (hours * 60 + minutes)
}

/** 12 AM is 0, 12 PM is 12; without a half the hour stands as it is. */
function hourOfHalfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return Number.NaN
  return (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0)
}

/** What a slashed date says of the order in its file; `null`: nothing, or it is no slashed date. */
export function dateOrderOf(text: string): DateOrder | null {
  const match = /^(\d{1,2})\/(\d{1,2})\/\d{4}/.exec(text.trim())
  if (!match) return null
  if (Number(match[1]) > 12) return 'day-first'
  return Number(match[2]) > 12 ? 'month-first' : null
}

/** Whether a date is written with slashes, so that its order must be found out. */
export function isSlashedDate(text: string): boolean {
  return /^\d{1,2}\/\d{1,2}\/\d{4}/.test(text.trim())
}
