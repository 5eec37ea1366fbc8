import type { DayRange, EpochDay } from '../facts/day.ts'
import { dayCount, secondsOfDay } from '../facts/day.ts'
import { TLS_VERSIONS } from '../facts/tls.ts'
import type { ConnectorDayRow, DomainDay } from '../reports/report.ts'
import { type Swatch, seriesSwatch, TLS_SWATCHES } from './swatch.ts'

/** One series: a value for each day of the chart, `null` where no import covers the day. */
export interface ChartSeries {
  readonly name: string
  readonly swatch: Swatch
  readonly values: readonly (number | null)[]
}

/** What a chart draws. `stack`: bars on one another, the first series at the bottom. `lines`: side by side. */
export interface ChartModel {
  readonly kind: 'stack' | 'lines'
  /** Every day of the range, ascending. */
  readonly days: readonly EpochDay[]
  readonly series: readonly ChartSeries[]
}

/** Which days a chart spans, and which of them are covered. */
export interface ChartDays {
  readonly range: DayRange
  readonly covered: readonly EpochDay[]
}

/** More domains than these are drawn as one. */
const DOMAIN_SERIES = 5

/** The domains of a report, the one with most messages first. */
export function domainsOf(byDay: readonly DomainDay[]): readonly string[] {
  const messages = new Map<string, number>()
  for (const row of byDay) messages.set(row.domain, (messages.get(row.domain) ?? 0) + row.messages)
  return [...messages].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([domain]) => domain)
}

/**
 * Messages a day and sender domain. `domain` draws one alone; else the largest are drawn and the rest
 * is one series under the name `otherName`.
 */
export function volumeByDomain(
  byDay: readonly DomainDay[],
  days: ChartDays,
  options: { readonly domain: string | null; readonly otherName: string },
): ChartModel {
  const all = domainsOf(byDay)
  const shown = options.domain === null ? all.slice(0, DOMAIN_SERIES) : [options.domain]
  const series = shown.map((domain) => ({
    name: domain,
    swatch: seriesSwatch(all.indexOf(domain) < DOMAIN_SERIES ? Math.max(0, all.indexOf(domain)) : 0),
    values: dayValues(
      days,
      byDay.filter((row) => row.domain === domain),
    ),
  }))
  const others = options.domain === null ? all.slice(DOMAIN_SERIES) : []
  if (others.length > 0) {
    const isOther = new Set(others)
    const rows = byDay.filter((row) => isOther.has(row.domain))
    series.push({
      name: options.otherName,
      swatch: seriesSwatch(DOMAIN_SERIES),
      values: dayValues(days, rows),
    })
  }
  return { kind: 'stack', days: daysOf(days.range), series }
}

/** Messages a day and TLS version; versions without a message in the range are left out. */
export function tlsByDay(
  rows: readonly ConnectorDayRow[],
  days: ChartDays,
  nameOf: (version: (typeof TLS_VERSIONS)[number]) => string,
): ChartModel {
  const series = TLS_VERSIONS.filter((version) => rows.some((row) => (row.tls[version] ?? 0) > 0)).map(
    (version) => ({
      name: nameOf(version),
      swatch: TLS_SWATCHES[version],
      values: dayValues(
        days,
        rows.map((row) => ({ day: row.day, messages: row.tls[version] ?? 0 })),
      ),
    }),
  )
  return { kind: 'stack', days: daysOf(days.range), series }
}

/** Messages a day, one line for each named list of days. */
export function volumeLines(
  lists: readonly { readonly name: string; readonly rows: readonly ConnectorDayRow[] }[],
  days: ChartDays,
): ChartModel {
  const series = lists.map((list, index) => ({
    name: list.name,
    swatch: seriesSwatch(index),
    values: dayValues(days, list.rows),
  }))
  return { kind: 'lines', days: daysOf(days.range), series }
}

/** The sum of all series a day; `null` where no import covers the day. */
export function totalsOf(model: ChartModel): readonly (number | null)[] {
  return model.days.map((_, index) => {
    const values = model.series.map((series) => series.values[index] ?? null)
    return values.every((value) => value === null)
      ? null
      : values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  })
}

/**
 * The columns that uPlot draws: seconds, then one list a series. Of a stack each list is the sum up to
 * that series, the topmost first, so that each later one is painted over the part it shares.
 */
export function plotColumns(model: ChartModel): readonly (readonly (number | null)[])[] {
  const x = model.days.map(secondsOfDay)
  if (model.kind === 'lines') return [x, ...model.series.map((series) => series.values)]
  const sums: (number | null)[][] = []
  for (const series of model.series) {
    const below = sums.at(-1)
    sums.push(series.values.map((value, index) => (value === null ? null : value + (below?.[index] ?? 0))))
  }
  return [x, ...sums.reverse()]
}

function daysOf(range: DayRange): readonly EpochDay[] {
  return Array.from({ length: dayCount(range) }, (_, index) => range.from + index)
}

function dayValues(
  days: ChartDays,
  rows: readonly { readonly day: EpochDay; readonly messages: number }[],
): readonly (number | null)[] {
  const covered = new Set(days.covered)
  const messages = new Map<EpochDay, number>()
  for (const row of rows) messages.set(row.day, (messages.get(row.day) ?? 0) + row.messages)
  return daysOf(days.range).map((day) => messages.get(day) ?? (covered.has(day) ? 0 : null))
}
