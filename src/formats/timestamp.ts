import { clockTicks } from '../csv/field-values.ts'
import type { RecordView } from '../csv/record-reader.ts'
import {
  type DayRange,
  dayOfMs,
  type EpochDay,
  epochDay,
  TICKS_PER_DAY,
  TICKS_PER_SECOND,
  type Ticks,
} from '../facts/day.ts'
import { createTimeZone } from './time-zone.ts'

/** Order of day and month in `3/4/2026`. */
export type DateOrder = 'day-first' | 'month-first'

/**
 * Which times of an export are local ones where they name no zone: none, all, or all but ISO ones (PowerShell
 * writes what the culture of its user is, in no zone; whoever writes ISO means UTC).
 */
export type LocalTimes = boolean | 'unless-iso'

/** Reads the time of a record. After `read` gave true, `day` and `ticks` hold it, in UTC. */
export interface TimestampReader {
  readonly day: EpochDay
  readonly ticks: Ticks
  /** Whether a local time was read: without a zone it was taken for UTC. */
  readonly hasLocalTimes: boolean
  read(record: RecordView, slot: number): boolean
}

/** No mail flow export is older than the service; 1601 and 1970 are clocks that were never set. */
const EARLIEST_DAY = epochDay(2000, 1, 1)
/** Clocks and zones are off by hours. A date weeks ahead is a misread one. */
const FUTURE_DAYS = 31
const TICKS_PER_MS = TICKS_PER_SECOND / 1000
const MS_PER_DAY = 86_400_000

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i
const CLOCK = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([AP]\.?\s?M\.?)?\s*(Z)?`
/** `7/25/2023 8:45:10 AM`, `25.07.2023 08:45`, `25-07-2023`. */
const CIVIL = new RegExp(String.raw`^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?:,?\s+${CLOCK})?$`, 'i')
/** `Nov 20, 2026 10:12:01 AM`, as the portals write it in English. */
const NAMED = new RegExp(String.raw`^([a-z]{3})[a-z]* (\d{1,2}),? (\d{4})(?:,?\s+(?:at )?${CLOCK})?$`, 'i')
/** `2026/11/20 上午 08:45:10`, as Windows writes it in Chinese and Japanese. */
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})/(\d{1,2})/(\d{1,2})(?:\s+(上午|下午)?\s*${CLOCK})?$`, 'i')
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Days that a record can have; `now` in milliseconds since the epoch. */
export function possibleDays(now: number): DayRange {
  return { from: EARLIEST_DAY, to: dayOfMs(now) + FUTURE_DAYS }
}

export interface TimestampOptions {
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly dateOrder: DateOrder
  /** None without it. */
  readonly localTimes?: LocalTimes
  /** IANA name of the zone of local times; without it they are taken for UTC. */
  readonly timeZone?: string | null
}

/**
 * A reader of timestamps: ISO 8601 with up to seven fraction digits, the form of every trace, and the
 * civil forms that Excel, PowerShell and the portals leave (`23.03.2021 11:00`, `7/25/2023 8:45:10 AM`). No
 * zone means UTC where `localTimes` does not say otherwise. Dates before 2000 or more than 31 days after `now` are refused.
 */
export function createTimestampReader(options: TimestampOptions): TimestampReader {
  const { localTimes = false, timeZone = null } = options
  const zone = timeZone === null || localTimes === false ? null : createTimeZone(timeZone)
  const possible = possibleDays(options.now)
  let day = 0
  let ticks = 0
  const plain = { day: 0, ticks: 0 }
  let cachedDate = -1
  let cachedDay = Number.NaN
  let hasLocalTimes = false

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
    if (civil) return readCivil(civil)
    const named = NAMED.exec(text)
    if (named) return readNamed(named)
    const yearFirst = YEAR_FIRST.exec(text)
    return yearFirst !== null && readYearFirst(yearFirst)
  }

  function readIso(match: RegExpExecArray): boolean {
    const [, year, month, dayOfMonth, hour = '0', minute = '0', second = '0', fraction = '', offset] = match
    day = dayOfDigits(Number(year), Number(month), Number(dayOfMonth))
    ticks =
      clockTicks(Number(hour), Number(minute), Number(second)) +
      ticksOfFraction(fraction) -
      zoneMinutes(offset ?? 'Z') * 60 * TICKS_PER_SECOND
    normaliseTicks()
    if (offset === undefined && localTimes === true) fromLocal()
    return true
  }

  function readCivil(match: RegExpExecArray): boolean {
    const [, first, separator, second, year, ...clock] = match
    const isDayFirst = separator !== '/' || options.dateOrder === 'day-first'
    const [month, dayOfMonth] = isDayFirst ? [second, first] : [first, second]
    return readDayAndClock([year, month, dayOfMonth].map(Number), clock)
  }

  function readNamed(match: RegExpExecArray): boolean {
    const [, name = '', dayOfMonth, year, ...clock] = match
    const month = MONTHS.indexOf(name.toLowerCase()) + 1
    return readDayAndClock([Number(year), month, Number(dayOfMonth)], clock)
  }

  function readYearFirst(match: RegExpExecArray): boolean {
    const [, year, month, dayOfMonth, half, hour, minute, second, fraction, otherHalf, utc] = match
    const named = half && (half === '上午' ? 'AM' : 'PM')
    const clock = [hour, minute, second, fraction, named ?? otherHalf, utc]
    return readDayAndClock([year, month, dayOfMonth].map(Number), clock)
  }

  /** @param clock what `CLOCK` catches: hour, minute, second, fraction, half of the day, `Z` */
  function readDayAndClock(date: readonly number[], clock: readonly (string | undefined)[]): boolean {
    const [year = Number.NaN, month = Number.NaN, dayOfMonth = Number.NaN] = date
    const [hour = '0', minute = '0', second = '0', fraction = '', half, utc] = clock
    day = dayOfDigits(year, month, dayOfMonth)
    ticks =
      clockTicks(hourOfHalfDay(Number(hour), half), Number(minute), Number(second)) +
      ticksOfFraction(fraction)
    if (utc === undefined && localTimes !== false) fromLocal()
    return true
  }

  function fromLocal(): void {
    hasLocalTimes = true
    if (zone === null || Number.isNaN(day + ticks)) return
    const local = day * MS_PER_DAY + Math.floor(ticks / TICKS_PER_MS)
    const utc = zone.toUtc(local)
    ticks += (utc - local) * TICKS_PER_MS
    normaliseTicks()
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
    get hasLocalTimes() {
      return hasLocalTimes
    },
    read(record, slot) {
      const isRead = readPlain(record, slot) || readText(record.text(slot).trim())
      // NaN (a date or a time of day that does not exist) fails every comparison.
      return isRead && day >= possible.from && day <= possible.to && ticks >= 0
    },
  }
}

/** Digits behind the second, to 100 ns. */
function ticksOfFraction(digits: string): Ticks {
  return Number(digits.slice(0, 7).padEnd(7, '0'))
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
  return (hour % 12) + (half.toUpperCase().startsWith('P') ? 12 : 0)
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
