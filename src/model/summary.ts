import { type DayRange, dayCount, type EpochDay } from '../facts/day.ts'
import type { TlsCounts } from '../facts/tls.ts'
import { INSIGHT_IDS, type Insight, type InsightId } from '../insights/insight.ts'
import { insightsIn } from '../insights/insight-state.ts'
import { worstFirst } from '../insights/worst-first.ts'
import { countedPeriods } from '../reports/counted-periods.ts'
import type { ReportBasis, SmtpAuthReport } from '../reports/report.ts'
import { type UnusualActivity, unusualActivity } from '../reports/unusual-activity.ts'
import type { ReportModel } from './report-model.ts'

/** What the popup shows of the newest covered week, small enough to be stored ready to draw. */
export interface Summary {
  readonly smtpAuth: SmtpAuthSummary
  readonly mailFlow: MailFlowSummary
  readonly insights: InsightsSummary
  /** The last day that any import covers. */
  readonly newestDay: EpochDay | null
}

export interface SmtpAuthSummary extends ReportBasis {
  /** Periods of a portal export that the counts come from, in place of days. */
  readonly periods: readonly DayRange[]
  readonly clients: number
  readonly messages: number
  /** The same of as many days before; `null` where those days, or the days themselves, are not all covered. */
  readonly before: { readonly clients: number; readonly messages: number } | null
  /** Messages a day over the range; `null` where no import covers the day. Empty for periods. */
  readonly perDay: readonly (number | null)[]
  /** Senders, as in the report. */
  readonly authentication: UnusualActivity['authentication']
}

export interface DirectionSummary {
  readonly messages: number
  readonly tls: TlsCounts
}

export interface MailFlowSummary extends ReportBasis {
  readonly inbound: DirectionSummary
  readonly outbound: DirectionSummary
}

export interface InsightsSummary {
  /** What the badge counts. */
  readonly open: number
  /** Open ones by rule; a rule without one is not there. */
  readonly byRule: readonly { readonly id: InsightId; readonly limit: number; readonly count: number }[]
  /** Those that ask for most first, three at most; also those on few messages, last. */
  readonly worst: readonly Insight[]
}

const MOST_INSIGHTS = 3

/** What the popup shows of a model that was loaded without a wish. */
export function summaryOf(model: ReportModel): Summary {
  const days = model.coverage.flatMap(({ covered }) => covered?.to ?? [])
  return {
    smtpAuth: smtpAuthSummary(model.smtpAuth),
    mailFlow: mailFlowSummary(model),
    insights: insightsSummary(model),
    newestDay: days.length === 0 ? null : Math.max(...days),
  }
}

/** Open insights on enough messages: what the badge counts, and what is told. */
export function openInsights({ insights }: Pick<ReportModel, 'insights'>): readonly Insight[] {
  return insightsIn('open', insights).filter((insight) => !insight.hasFewMessages)
}

function insightsSummary(model: ReportModel): InsightsSummary {
  const open = openInsights(model)
  return {
    open: open.length,
    byRule: INSIGHT_IDS.flatMap((id) => {
      const found = open.filter((insight) => insight.id === id)
      return found[0] ? [{ id, limit: found[0].limit, count: found.length }] : []
    }),
    worst: worstFirst(insightsIn('open', model.insights)).slice(0, MOST_INSIGHTS).map(plainInsight),
  }
}

/** Without its state and what was said of it: a note is not for a glance. */
function plainInsight({ id, direction, connector, version, ...numbers }: Insight): Insight {
  const { limit, share, messages, unknown, hasFewMessages } = numbers
  return { id, direction, connector, version, limit, share, messages, unknown, hasFewMessages }
}

function mailFlowSummary({ mailFlow }: ReportModel): MailFlowSummary {
  const { family, range, coverage, inbound, outbound } = mailFlow
  return {
    ...{ family, range, coverage },
    inbound: { messages: inbound.messages, tls: inbound.tls },
    outbound: { messages: outbound.messages, tls: outbound.tls },
  }
}

function smtpAuthSummary(report: SmtpAuthReport): SmtpAuthSummary {
  const { family, range, coverage, clients, messages } = report
  return {
    ...{ family, range, coverage, clients, messages },
    periods: countedPeriods(report),
    before: comparable(report),
    perDay: messagesPerDay(report),
    authentication: unusualActivity(report.senders).authentication,
  }
}

/** The period before, where neither has a gap: a gap would read as a change. */
function comparable(report: SmtpAuthReport): SmtpAuthSummary['before'] {
  const { previous, range, family } = report
  if (!previous || previous.clients === null || previous.messages === null || range === null) return null
  const isWhole = family === 'portal-report' || countedDays(report).size === dayCount(range)
  return isWhole ? { clients: previous.clients, messages: previous.messages } : null
}

function messagesPerDay(report: SmtpAuthReport): readonly (number | null)[] {
  const { range, byDay } = report
  if (range === null || byDay.length === 0) return []
  const covered = countedDays(report)
  const sums = new Map<EpochDay, number>()
  for (const { day, messages } of byDay) sums.set(day, (sums.get(day) ?? 0) + messages)
  return Array.from({ length: dayCount(range) }, (_, index) => {
    const day = range.from + index
    return covered.has(day) ? (sums.get(day) ?? 0) : null
  })
}

/** The days of the range that the counted family covers. */
function countedDays({ coverage, family }: ReportBasis): ReadonlySet<EpochDay> {
  return new Set(coverage.find((one) => one.family === family)?.days)
}
