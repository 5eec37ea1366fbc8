/** A UTC day as whole days since 1970-01-01. */
export type EpochDay = number

/** Time of day in units of 100 ns, the seven fraction digits of Exchange's timestamps. */
export type Ticks = number

export const TICKS_PER_SECOND = 10_000_000
export const TICKS_PER_DAY = 86_400 * TICKS_PER_SECOND
const MS_PER_DAY = 86_400_000

/** Both ends belong to the range. */
export interface DayRange {
  readonly from: EpochDay
  readonly to: EpochDay
}

/** Days since the epoch of a civil date of the proleptic Gregorian calendar; NaN when there is no such date. */
export function epochDay(year: number, month: number, day: number): EpochDay {
  const ms = Date.UTC(year, month - 1, day)
  const date = new Date(ms)
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? ms / MS_PER_DAY : Number.NaN
}

/** The UTC day that an instant falls on. */
export function dayOfMs(ms: number): EpochDay {
  return Math.floor(ms / MS_PER_DAY)
}

/** Seconds since the epoch of the day's first instant: the x value of a chart. */
export function secondsOfDay(day: EpochDay): number {
  return day * 86_400
}

/** `YYYY-MM-DD`. */
export function formatDay(day: EpochDay): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10)
}

/** The day written `YYYY-MM-DD`, or NaN. */
export function parseDay(text: string): EpochDay {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return Number.NaN
  return epochDay(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** The range written `YYYY-MM-DD..YYYY-MM-DD`, ends in order, or `null`. */
export function parseDayRange(text: string): DayRange | null {
  const [first = '', last = '', ...rest] = text.split('..')
  const range = { from: parseDay(first), to: parseDay(last) }
  return rest.length === 0 && range.from <= range.to ? range : null
}

export function isInside(day: EpochDay, range: DayRange): boolean {
  return day >= range.from && day <= range.to
}

export function dayCount(range: DayRange): number {
  return range.to - range.from + 1
}
