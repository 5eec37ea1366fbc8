import type { TlsImport } from '../facts/coverage.ts'
import { type DayRange, type EpochDay, isInside } from '../facts/day.ts'
import { TLS_POLICIES, type TlsOutcome, type TlsPolicy } from '../facts/facts.ts'
import { compareText } from '../facts/order.ts'
import { distinctOutcomes } from '../facts/tls-outcome.ts'
import { comparePeriodImports, doOverlap } from './range.ts'

/** Who counted, and when. */
interface TlsSource {
  /** Distinct, sorted. */
  readonly reporters: readonly string[]
  /** `null`: no report of it has a day. */
  readonly firstDay: EpochDay | null
  readonly lastDay: EpochDay | null
}

/** Failures of one reason. */
export interface TlsReason extends TlsSource {
  /** As the export names it; `unspecified` where it does not. */
  readonly reason: string
  readonly failed: number
}

/**
 * How often TLS held and failed for one recipient domain under one policy. Two policies may count the same
 * sessions, and sessions are no messages: rows that differ in either are never added.
 */
export interface TlsOutcomeRow extends TlsSource {
  /** Empty where the export names none. */
  readonly domain: string
  readonly policy: TlsPolicy
  readonly unit: TlsOutcome['unit']
  readonly succeeded: number
  /** Sum over the reasons; one failed session can have several. */
  readonly failed: number
  /** Most failures first. */
  readonly reasons: readonly TlsReason[]
}

/** One row a domain, policy and unit; failures descending, then domain. */
export function tlsOutcomeRows(
  imports: readonly TlsImport[],
  range: DayRange | null,
): readonly TlsOutcomeRow[] {
  const rows = new Map<string, TlsTally>()
  for (const outcome of [...outcomesOfDays(imports, range), ...outcomesOfPeriods(imports, range)]) {
    const key = JSON.stringify([outcome.domain, outcome.policy, outcome.unit])
    const tally = rows.get(key) ?? startTally(outcome)
    rows.set(key, tally)
    addOutcome(tally, outcome)
  }
  return [...rows.values()].map(toRow).sort(compareRows)
}

/** Of copies of one report, whichever imports hold them, one counts. */
function outcomesOfDays(imports: readonly TlsImport[], range: DayRange | null): readonly TlsOutcome[] {
  const inside = (row: TlsOutcome) => row.day !== null && range !== null && isInside(row.day, range)
  return distinctOutcomes(imports.flatMap(({ rows }) => rows.filter(inside)))
}

/** Outcomes without a day count like period totals: whole, and of overlapping periods one. */
function outcomesOfPeriods(imports: readonly TlsImport[], range: DayRange | null): readonly TlsOutcome[] {
  // What was blocked and what was sent are two exports of the same days.
  return [true, false].flatMap((isFailure) => {
    const stating = imports
      .map((one) => ({ ...one, period: one.covered, rows: one.rows.filter((row) => row.day === null) }))
      .map((one) => ({ ...one, rows: one.rows.filter((row) => row.isFailure === isFailure) }))
      .filter(({ rows }) => rows.length > 0)
    return choosePeriods(stating, range).flatMap(({ rows }) => rows)
  })
}

type PeriodOutcomes = TlsImport & { readonly period: DayRange | null }

function choosePeriods(
  imports: readonly PeriodOutcomes[],
  range: DayRange | null,
): readonly PeriodOutcomes[] {
  const counted: PeriodOutcomes[] = []
  for (const one of [...imports].sort(comparePeriodImports)) {
    const { period } = one
    const isWhole =
      period === null || (range !== null && isInside(period.from, range) && isInside(period.to, range))
    if (isWhole && !counted.some((other) => doOverlap(other.period, period))) counted.push(one)
  }
  return counted
}

/** Outcomes of one kind added up: all of a row, those that held, those of one reason. */
interface Tally {
  count: number
  readonly reporters: Set<string>
  firstDay: EpochDay | null
  lastDay: EpochDay | null
}

interface TlsTally extends Pick<TlsOutcome, 'domain' | 'policy' | 'unit'> {
  readonly all: Tally
  readonly succeeded: Tally
  readonly reasons: Map<string, Tally>
}

function startTally({ domain, policy, unit }: TlsOutcome): TlsTally {
  return { domain, policy, unit, all: noOutcome(), succeeded: noOutcome(), reasons: new Map() }
}

function noOutcome(): Tally {
  return { count: 0, reporters: new Set(), firstDay: null, lastDay: null }
}

function addOutcome(row: TlsTally, outcome: TlsOutcome): void {
  const { isFailure, reason } = outcome
  const own = isFailure ? (row.reasons.get(reason) ?? noOutcome()) : row.succeeded
  if (isFailure) row.reasons.set(reason, own)
  for (const tally of [row.all, own]) addTo(tally, outcome)
}

function addTo(tally: Tally, { count, reporter, day }: TlsOutcome): void {
  tally.count += count
  tally.reporters.add(reporter)
  if (day === null) return
  tally.firstDay = Math.min(tally.firstDay ?? day, day)
  tally.lastDay = Math.max(tally.lastDay ?? day, day)
}

function toRow({ domain, policy, unit, all, succeeded, reasons }: TlsTally): TlsOutcomeRow {
  return {
    ...{ domain, policy, unit },
    succeeded: succeeded.count,
    failed: all.count - succeeded.count,
    reasons: [...reasons]
      .map(([reason, tally]) => ({ reason, failed: tally.count, ...sourceOf(tally) }))
      .sort((a, b) => b.failed - a.failed || compareText(a.reason, b.reason)),
    ...sourceOf(all),
  }
}

function sourceOf({ reporters, firstDay, lastDay }: Tally): TlsSource {
  return { reporters: [...reporters].sort(compareText), firstDay, lastDay }
}

function compareRows(a: TlsOutcomeRow, b: TlsOutcomeRow): number {
  return (
    b.failed - a.failed ||
    compareText(a.domain, b.domain) ||
    TLS_POLICIES.indexOf(a.policy) - TLS_POLICIES.indexOf(b.policy) ||
    compareText(a.unit, b.unit)
  )
}
