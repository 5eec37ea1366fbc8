import type { DayRange, EpochDay } from '../facts/day.ts'
import type { TlsCounts } from '../facts/tls.ts'
import type {
  AuthenticationCounts,
  Certainty,
  ConnectorType,
  Direction,
  Family,
  ForcedTls,
  FormatName,
} from '../facts/vocabulary.ts'

/** The days of one family that the store covers inside a range. */
export interface FamilyCoverage {
  readonly family: Family
  /** Of its imports those that can answer the question. */
  readonly formats: readonly FormatName[]
  /** Days inside the range that an export covers which can answer the question; days ascend. */
  readonly days: readonly EpochDay[]
  /** Whether the family has at least one fact for the report's question inside the range. */
  readonly hasFacts: boolean
}

/** What a report rests on. */
export interface ReportBasis {
  /** `null` without any import that covers a day. */
  readonly range: DayRange | null
  /** The family that the counts come from; `null` when no family has a fact in the range. */
  readonly family: Family | null
  /** Every family with at least one import, best first. */
  readonly coverage: readonly FamilyCoverage[]
}

/** Messages of one day and their TLS versions. */
export interface DayUsage {
  readonly day: EpochDay
  readonly messages: number
  readonly tls: TlsCounts
}

/** Messages of one sender domain on one day. */
export interface DomainDay {
  readonly day: EpochDay
  readonly domain: string
  readonly messages: number
}

/** The same with their TLS versions. */
export interface DomainUsage extends DomainDay, DayUsage {}

/** What another family says of the same sender; never added to the row's counts. */
export interface SenderAttribute {
  readonly family: Family
  readonly range: DayRange | null
  readonly messages: number
  readonly tls: TlsCounts
  readonly authentication: AuthenticationCounts
  readonly clientIps: readonly string[]
  /** `null` for a period total. */
  readonly firstDay: EpochDay | null
  readonly lastDay: EpochDay | null
}

export interface SenderRow {
  readonly address: string
  /** After the last `@`; empty where the address has none. */
  readonly domain: string
  readonly messages: number
  readonly tls: TlsCounts
  readonly authentication: AuthenticationCounts
  /** Distinct, sorted, as written. */
  readonly clientIps: readonly string[]
  /** `null` for a period total, which has no day. */
  readonly firstDay: EpochDay | null
  readonly lastDay: EpochDay | null
  readonly certainty: Certainty
  /** In the period before; `null` where the counting family does not cover all of it. */
  readonly previousMessages: number | null
  /**
   * No submission in the counting family on any day before, as far back as it was read (`withDaysBefore`). `null`: none was
   * seen, but the counting family does not cover all of the period before.
   */
  readonly isNew: boolean | null
  readonly attributes: readonly SenderAttribute[]
}

/** A period total export and its part in the report. */
export interface PeriodUse {
  readonly importId: string
  readonly file: string
  readonly period: DayRange | null
  readonly messages: number
  /** `counted`; `overlaps` a counted one; `outside`: its period does not lie whole inside the range. */
  readonly use: 'counted' | 'overlaps' | 'outside'
}

/** One name that logons failed for. */
export interface FailedUser {
  /** As the client gave it, in lower case; empty where the log does not say it. */
  readonly user: string
  readonly count: number
  /** Distinct, sorted, as written. */
  readonly clientIps: readonly string[]
}

/** Logons that failed: never messages. */
export interface FailedLogons {
  readonly count: number
  /** Most failures first, then name. */
  readonly users: readonly FailedUser[]
}

/** The same number of days just before those that the counts are of, in the same family. */
export interface PreviousPeriod {
  readonly range: DayRange
  /** The family covers each day of it; else there is nothing to compare with. */
  readonly isCovered: boolean
  /** `null` unless covered. */
  readonly clients: number | null
  readonly messages: number | null
}

/** The SMTP AUTH clients report. Shares are left to the view: counts travel. */
export interface SmtpAuthReport extends ReportBasis {
  readonly clients: number
  readonly messages: number
  readonly tls: TlsCounts
  readonly authentication: AuthenticationCounts
  /** Days ascend, then domain; empty when the counts come from period totals. */
  readonly byDay: readonly DomainUsage[]
  /** Messages descending, then address. */
  readonly senders: readonly SenderRow[]
  /** `null` where no family counts, or nobody knows the days that it counts. */
  readonly previous: PreviousPeriod | null
  /** Of protocol logs alone, whatever family the counts come from. */
  readonly failedLogons: FailedLogons
  /** Newest period first. */
  readonly periods: readonly PeriodUse[]
}

export interface ConnectorDayRow {
  readonly day: EpochDay
  readonly messages: number
  readonly tls: TlsCounts
}

/** One connector's day. */
export interface ConnectorFlowDay extends ConnectorDayRow {
  readonly forcedTls: ForcedTls
}

export interface ConnectorRow {
  readonly direction: Direction
  readonly connector: string | null
  readonly connectorType: ConnectorType
  readonly messages: number
  readonly tls: TlsCounts
  /** Days ascend. */
  readonly byDay: readonly ConnectorFlowDay[]
}

/** One direction's distinct messages; connectors may add up to more through loops. */
export interface DirectionTotal {
  readonly messages: number
  readonly tls: TlsCounts
  readonly byDay: readonly ConnectorDayRow[]
}

/** The connector report ("Outbound and inbound mail flow"). */
export interface MailFlowReport extends ReportBasis {
  /** Distinct messages that never crossed the border. */
  readonly internal: number
  readonly inbound: DirectionTotal
  readonly outbound: DirectionTotal
  /** Messages descending, then name (code units, `null` first), inbound before outbound. */
  readonly connectors: readonly ConnectorRow[]
  /** Days, ascending, on which messages may count twice: see `twice-covered.ts`. Empty for other families. */
  readonly twiceCovered: readonly EpochDay[]
}
