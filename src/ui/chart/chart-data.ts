import type { DayRange, EpochDay } from '../../facts/day.ts'
import { dayCount } from '../../facts/day.ts'
import { knownMessages, TLS_VERSIONS, type TlsCounts, type TlsVersion } from '../../facts/tls.ts'
import { t } from '../../platform/i18n.ts'
import type { ConnectorDayRow, DomainDay } from '../../reports/report.ts'
import { type Dash, type Swatch, seriesDash, seriesSwatch, TLS_SWATCHES } from '../swatch.ts'

/** One series: messages of each day of the chart, `null` where no import covers the day. */
export interface ChartSeries {
  readonly name: string
  readonly swatch: Swatch
  readonly values: readonly (number | null)[]
  /** Of a line, so that it can be told without its colour. */
  readonly dash?: Dash
  /** How many are drawn as this one, where it is more than itself. */
  readonly folded?: number
}

/** What the shares of a day are taken over, and how many messages stand beside them. */
export interface ShareBasis {
  readonly known: number
  readonly unknown: number
}

/**
 * What a chart draws. `stack`: bars on one another, the first series at the bottom. `shares`: the same, each bar
 * as 100 % of the messages known that day; the values stay counts. `lines`: side by side.
 */
export interface ChartModel {
  readonly kind: 'stack' | 'lines' | 'shares'
  /** Every day of the range, ascending, without a hole. */
  readonly days: readonly EpochDay[]
  /** For each day whether an import covers it: without one a day has no data, which is not 0. */
  readonly covered: readonly boolean[]
  readonly series: readonly ChartSeries[]
  /** Of `shares`, for each day; `null` where no import covers it. */
  readonly bases?: readonly (ShareBasis | null)[]
}

/** Which days a chart spans, and which of them are covered. */
export interface ChartDays {
  readonly range: DayRange
  readonly covered: readonly EpochDay[]
}

/** More domains than these are drawn as the largest and one for all others. */
const MAX_DOMAINS = 6

/** The domains of a report, the one with most messages first. */
export function domainsOf(byDay: readonly DomainDay[]): readonly string[] {
  const messages = new Map<string, number>()
  for (const row of byDay) messages.set(row.domain, (messages.get(row.domain) ?? 0) + row.messages)
  return [...messages].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([domain]) => domain)
}

/**
 * Messages a day and sender domain. `domain` draws one alone, in the colour that it has among all; else the
 * largest are drawn, and the rest is one series under the name `otherName`.
 */
export function volumeByDomain(
  byDay: readonly DomainDay[],
  days: ChartDays,
  options: { readonly domain: string | null; readonly otherName: string },
): ChartModel {
  const all = domainsOf(byDay)
  const single = all.length > MAX_DOMAINS ? MAX_DOMAINS - 1 : all.length
  const shown = options.domain === null ? all.slice(0, single) : [options.domain]
  const series: ChartSeries[] = shown.map((domain) => ({
    name: domain || t('domainNone'),
    swatch: seriesSwatch(Math.min(Math.max(0, all.indexOf(domain)), MAX_DOMAINS - 1)),
    values: dayValues(days, byDay, (row) => (row.domain === domain ? row.messages : 0)),
  }))
  const others = new Set(options.domain === null ? all.slice(single) : [])
  if (others.size > 0) {
    series.push({
      name: options.otherName,
      swatch: seriesSwatch(MAX_DOMAINS - 1),
      values: dayValues(days, byDay, (row) => (others.has(row.domain) ? row.messages : 0)),
      folded: others.size,
    })
  }
  return { kind: 'stack', ...daysOf(days, byDay), series }
}

/** Messages a day and TLS version; versions without a message in the range are left out. */
export function tlsByDay(
  rows: readonly ConnectorDayRow[],
  days: ChartDays,
  nameOf: (version: TlsVersion) => string,
): ChartModel {
  return { kind: 'stack', ...daysOf(days, rows), series: tlsSeries(rows, days, TLS_VERSIONS, nameOf) }
}

/**
 * Share of each TLS version a day, over the messages whose version is known; how many are not known stands in
 * `bases`. A day without a known one has no bar.
 */
export function shareByDay(
  rows: readonly { readonly day: EpochDay; readonly tls: TlsCounts }[],
  days: ChartDays,
  nameOf: (version: TlsVersion) => string,
): ChartModel {
  const versions = TLS_VERSIONS.filter((version) => version !== 'unknown')
  const known = dayValues(days, rows, (row) => knownMessages(row.tls))
  const unknown = dayValues(days, rows, (row) => row.tls.unknown ?? 0)
  return {
    kind: 'shares',
    ...daysOf(days, rows),
    series: tlsSeries(rows, days, versions, nameOf),
    bases: known.map((count, index) =>
      count === null ? null : { known: count, unknown: unknown[index] ?? 0 },
    ),
  }
}

/** Messages a day, one line for each named list of days; each has a dash of its own. */
export function volumeLines(
  lists: readonly { readonly name: string; readonly rows: readonly ConnectorDayRow[] }[],
  days: ChartDays,
): ChartModel {
  const series = lists.map((list, index) => ({
    name: list.name,
    swatch: seriesSwatch(index),
    dash: seriesDash(index),
    values: dayValues(days, list.rows, (row) => row.messages),
  }))
  const rows = lists.flatMap((list) => list.rows)
  return { kind: 'lines', ...daysOf(days, rows), series }
}

/** The sum of all series on the day at an index; `null` where no import covers it. */
export function totalAt(model: ChartModel, index: number): number | null {
  if (!model.covered[index]) return null
  return model.series.reduce((sum, series) => sum + (series.values[index] ?? 0), 0)
}

/** The sum of all series a day; `null` where no import covers the day. */
export function totalsOf(model: ChartModel): readonly (number | null)[] {
  return model.days.map((_, index) => totalAt(model, index))
}

function tlsSeries(
  rows: readonly { readonly day: EpochDay; readonly tls: TlsCounts }[],
  days: ChartDays,
  versions: readonly TlsVersion[],
  nameOf: (version: TlsVersion) => string,
): readonly ChartSeries[] {
  return versions
    .filter((version) => rows.some((row) => (row.tls[version] ?? 0) > 0))
    .map((version) => ({
      name: nameOf(version),
      swatch: TLS_SWATCHES[version],
      values: dayValues(days, rows, (row) => row.tls[version] ?? 0),
    }))
}

/** A day with a row is covered, whatever the list says. */
function coveredSet(days: ChartDays, rows: readonly { readonly day: EpochDay }[]): ReadonlySet<EpochDay> {
  return new Set([...days.covered, ...rows.map((row) => row.day)])
}

function daysOf(
  days: ChartDays,
  rows: readonly { readonly day: EpochDay }[],
): Pick<ChartModel, 'days' | 'covered'> {
  const covered = coveredSet(days, rows)
  const list = Array.from({ length: dayCount(days.range) }, (_, index) => days.range.from + index)
  return { days: list, covered: list.map((day) => covered.has(day)) }
}

function dayValues<Row extends { readonly day: EpochDay }>(
  days: ChartDays,
  rows: readonly Row[],
  countOf: (row: Row) => number,
): readonly (number | null)[] {
  const counts = new Map<EpochDay, number>()
  for (const row of rows) counts.set(row.day, (counts.get(row.day) ?? 0) + countOf(row))
  const shown = daysOf(days, rows)
  return shown.days.map((day, index) => (shown.covered[index] ? (counts.get(day) ?? 0) : null))
}
