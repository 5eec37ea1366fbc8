import { type DayRange, dayCount, type EpochDay } from '../facts/day.ts'
import type { TlsCounts } from '../facts/tls.ts'
import type { AuthenticationCounts, Family } from '../facts/vocabulary.ts'
import { INSIGHT_IDS, type Insight, type InsightId } from '../insights/insight.ts'
import { worstFirst } from '../insights/worst-first.ts'
import type { ReportBasis, SmtpAuthReport } from '../reports/report.ts'
import { smtpAuthReport } from '../reports/smtp-auth.ts'
import type { ReportModel } from './report-model.ts'

/** What the popup shows of the newest covered week, small enough to be stored ready to draw. */
export interface Summary {
  readonly smtpAuth: SmtpAuthSummary
  readonly mailFlow: MailFlowSummary
  readonly insights: InsightsSummary
  /** The last day that any import covers. */
  readonly newestDay: EpochDay | null
}

export interface SmtpAuthSummary {
  /** `null`: no import answers for these days. */
  readonly family: Family | null
  readonly range: DayRange | null
  /** Periods of a portal export that the counts come from, in place of days. */
  readonly periods: readonly DayRange[]
  readonly clients: number
  readonly messages: number
  /** The same of as many days before; `null` where those days, or the days themselves, are not all covered. */
  readonly before: { readonly clients: number; readonly messages: number } | null
  /** Messages a day over the range; `null` where no import covers the day. Empty for periods. */
  readonly perDay: readonly (number | null)[]
  readonly authentication: AuthenticationCounts
}

export interface DirectionSummary {
  readonly messages: number
  readonly tls: TlsCounts
}

export interface MailFlowSummary {
  readonly family: Family | null
  readonly inbound: DirectionSummary
  readonly outbound: DirectionSummary
}

export interface InsightsSummary {
  /** What the badge counts. */
  readonly open: number
  /** Open ones by rule; a rule without one is not there. */
  readonly byRule: readonly { readonly id: InsightId; readonly count: number }[]
  /** Those that ask for most first, three at most. */
  readonly worst: readonly Insight[]
}

const MOST_INSIGHTS = 3

/** What the popup shows of a model that was loaded without a wish. */
export function summaryOf(model: ReportModel): Summary {
  const { mailFlow, coverage } = model
  const days = coverage.flatMap(({ covered }) => covered?.to ?? [])
  return {
    smtpAuth: smtpAuthSummary(model),
    mailFlow: {
      family: mailFlow.family,
      inbound: { messages: mailFlow.inbound.messages, tls: mailFlow.inbound.tls },
      outbound: { messages: mailFlow.outbound.messages, tls: mailFlow.outbound.tls },
    },
    insights: insightsSummary(openInsights(model)),
    newestDay: days.length === 0 ? null : Math.max(...days),
  }
}

/** What the badge counts, and what is told: findings on enough messages. */
export function openInsights({ insights }: Pick<ReportModel, 'insights'>): readonly Insight[] {
  return insights.filter((insight) => !insight.hasFewMessages)
}

function insightsSummary(open: readonly Insight[]): InsightsSummary {
  const count = (id: InsightId): number => open.filter((insight) => insight.id === id).length
  return {
    open: open.length,
    byRule: INSIGHT_IDS.map((id) => ({ id, count: count(id) })).filter((rule) => rule.count > 0),
    worst: worstFirst(open).slice(0, MOST_INSIGHTS),
  }
}

function smtpAuthSummary(model: ReportModel): SmtpAuthSummary {
  const { family, range, clients, messages, authentication } = model.smtpAuth
  return {
    ...{ family, range, clients, messages, authentication },
    periods: countedPeriods(model.smtpAuth),
    before: weekBefore(model),
    perDay: perDay(model.smtpAuth),
  }
}
