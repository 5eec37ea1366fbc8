import { type DayRange, dayCount, type EpochDay } from '../facts/day.ts'
import type { Bytes } from '../facts/facts.ts'
import { LANGUAGE, t } from '../platform/i18n.ts'

const MS_PER_DAY = 86_400_000

/** Numbers and dates as the reader writes them. Days are UTC days in every time zone. */
export interface Formats {
  count(value: number): string
  /** `share` is 0 to 1. A part never reads 0 %, an incomplete whole never 100 %. */
  percent(share: number, digits?: number): string
  /** `75% (30)`: a percentage stands with its count. */
  share(part: number, whole: number): string
  /** `20 Nov`. */
  day(day: EpochDay): string
  /** `Fri 20 Nov 2026`. */
  longDay(day: EpochDay): string
  /** `November 2026`. */
  month(day: EpochDay): string
  /** `14 – 20 Nov 2026`; one day alone for a range of one. */
  range(range: DayRange): string
  bytes(size: Bytes): string
  /** Time of day and date of an instant, in the reader's own time zone. */
  instant(ms: number): string
}

/** The formats of one locale, such as `en-GB`. */
export function createFormats(locale: string): Formats {
  const number = new Intl.NumberFormat(locale)
  const day = dayFormat(locale, { day: 'numeric', month: 'short' })
  const longDay = dayFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  const month = dayFormat(locale, { month: 'long', year: 'numeric' })
  const range = dayFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const percentOf = remembered((digits: number) => percentFormat(locale, digits))
  const percent = (share: number, digits = 0): string => formatPercent(percentOf(digits), share, digits)
  const bytesOf = remembered((form: BytesForm) => bytesFormat(locale, form))
  return {
    count: (value) => number.format(value),
    percent,
    share: (part, whole) => `${percent(whole === 0 ? 0 : part / whole)} (${number.format(part)})`,
    day: (value) => day.format(value * MS_PER_DAY),
    longDay: (value) => longDay.format(value * MS_PER_DAY),
    month: (value) => month.format(value * MS_PER_DAY),
    range: ({ from, to }) =>
      dayCount({ from, to }) === 1
        ? range.format(from * MS_PER_DAY)
        : range.formatRange(from * MS_PER_DAY, to * MS_PER_DAY),
    bytes: (size) => formatBytes(bytesOf, size),
    instant: (ms) => instant.format(ms),
  }
}

function dayFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
}

function percentFormat(locale: string, digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits })
}

function formatPercent(format: Intl.NumberFormat, share: number, digits: number): string {
  const step = 10 ** -(digits + 2)
  if (share > 0 && share < step) return `<${format.format(step)}`
  if (share < 1 && share > 1 - step) return `>${format.format(1 - step)}`
  return format.format(share)
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** Index of the unit, then digits behind the point. */
type BytesForm = `${number}.${0 | 1}`

function formatBytes(formatOf: (form: BytesForm) => Intl.NumberFormat, size: Bytes): string {
  let value = size
  let unit = 0
  while (value >= 1000 && unit < BYTE_UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  return formatOf(`${unit}.${value < 10 && unit > 0 ? 1 : 0}`).format(value)
}

function bytesFormat(locale: string, form: BytesForm): Intl.NumberFormat {
  const [unit, digits] = form.split('.').map(Number)
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: BYTE_UNITS[unit ?? 0] ?? 'byte',
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: digits ?? 0,
  })
}

/** Lists and progress ask again and again, and making a format costs more than drawing what it says. */
function remembered<Key, Format>(make: (key: Key) => Format): (key: Key) => Format {
  const known = new Map<Key, Format>()
  return (key) => {
    const format = known.get(key) ?? make(key)
    known.set(key, format)
    return format
  }
}

/** The reader's own locale of a language, such as `en-GB` where the texts are English. */
export function localeOf(language: string, wanted: readonly string[]): string {
  return wanted.find((tag) => tag.split('-')[0] === language) ?? language
}

/** The formats of the reader, in the language of the texts. */
export const format: Formats = createFormats(localeOf(LANGUAGE, globalThis.navigator?.languages ?? []))

/** How long something still takes, in words: whole minutes above 90 seconds. */
export function formatTimeLeft(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds))
  return whole > 90
    ? t('timeLeftMinutes', { count: Math.round(whole / 60) })
    : t('timeLeftSeconds', { count: whole })
}

/** How old an instant is, in words: minutes, hours, then days. */
export function formatAge(ms: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - ms) / 60_000))
  if (minutes < 1) return t('ageNow')
  if (minutes < 60) return t('ageMinutes', { count: minutes })
  if (minutes < 48 * 60) return t('ageHours', { count: Math.floor(minutes / 60) })
  return t('ageDays', { count: Math.floor(minutes / (24 * 60)) })
}
