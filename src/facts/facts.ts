import type { DayRange, EpochDay } from './day.ts'
import type { SessionFragments } from './session.ts'
import type { ShapeColumns } from './shape.ts'
import type { TlsCounts } from './tls.ts'
import type { AuthenticationCounts, ConnectorType, Direction, ForcedTls } from './vocabulary.ts'

/** Bytes as a count. */
export type Bytes = number

/** Words of 32 bits in a message identity of 128 bits. */
export const IDENTITY_WORDS = 4

/**
 * The message facts of one import whose earliest fact falls on one day, as columns. Rows are sorted by
 * identity (unsigned words, most significant first); the rows of one message stand together.
 */
export interface FactDay {
  readonly day: EpochDay
  /** Four words a row. */
  readonly identity: Uint32Array
  /** Time of the deciding record: 100 ns since the start of `day`; beyond a day's length it lies on a later day. */
  readonly ticks: Float64Array
  /** Id in the import's shapes. */
  readonly shape: Uint32Array
  /** Size of the message as the deciding record states it. */
  readonly bytes: Uint32Array
  /** Recipients that the deciding record names. */
  readonly deliveries: Uint32Array
  /**
   * The day as whoever writes it counts it, while it is valid; `null` where not every row is a message by itself, on the day.
   * Days that are kept are counted by whoever reads them.
   */
  readonly countByShape?: () => ShapeTotals | null
}

/** Messages, their recipients and bytes by shape, ascending. */
export interface ShapeTotals {
  readonly shape: Uint32Array
  readonly messages: Uint32Array
  readonly deliveries: Float64Array
  readonly bytes: Float64Array
}

/**
 * Days, ascending, one after the other and as often as asked. A day may be written where the one before stood: it is valid
 * until the next one is asked for, and its columns are windows on memory that is not theirs. `keepDays` copies.
 */
export type FactDays = Iterable<FactDay>

/** What an export of single messages states. */
export interface MessageFacts {
  readonly kind: 'messages'
  readonly days: FactDays
  readonly shapes: ShapeColumns
  /** Of protocol logs: sessions that may go on in another import. Their facts are not among `days`. */
  readonly fragments?: SessionFragments
}

/** One sender's total over the whole period of an export without days. */
export interface PeriodTotal {
  /** Lower case. */
  readonly sender: string
  readonly messages: number
  readonly tls: TlsCounts
  readonly authentication: AuthenticationCounts
}

/** What the SMTP AUTH clients export states: totals that are never split over days. */
export interface PeriodTotals {
  readonly kind: 'period-totals'
  /** `null` while nobody has said which days the export covers. */
  readonly period: DayRange | null
  /** One entry a sender. */
  readonly totals: readonly PeriodTotal[]
}

/** One connector's volume on one day, as Microsoft counted it. */
export interface ConnectorDay {
  readonly day: EpochDay
  readonly direction: Direction
  readonly connector: string | null
  readonly connectorType: ConnectorType
  /** Nothing: taken in before this was kept, which is `unknown`. */
  readonly forcedTls?: ForcedTls
  readonly tls: TlsCounts
  readonly messages: number
}

export interface ConnectorDays {
  readonly kind: 'connector-days'
  /** One entry a day, direction and connector. */
  readonly rows: readonly ConnectorDay[]
}

/** How a connection was to be protected, in TLS-RPT and Microsoft's outbound security report. */
export const TLS_POLICIES = ['dane', 'mta-sts', 'tls', 'none', 'unknown'] as const
export type TlsPolicy = (typeof TLS_POLICIES)[number]

/** How often outbound TLS held or failed: evidence beside the counts, never a message count. */
export interface TlsOutcome {
  /** `null`: the export has no days. */
  readonly day: EpochDay | null
  /** Who counted: the organisation of a TLS-RPT report, or `Microsoft`. */
  readonly reporter: string
  /** Id of the report, so that two copies of it count once; empty where there is none. */
  readonly report: string
  /** The recipient domain, lower case; empty where the export names none. */
  readonly domain: string
  readonly policy: TlsPolicy
  readonly isFailure: boolean
  /** The reason of a failure as the export names it; empty for successes. */
  readonly reason: string
  readonly count: number
  readonly unit: 'sessions' | 'messages'
}

export interface TlsOutcomes {
  readonly kind: 'tls-outcomes'
  /** One entry a report, day, domain, policy, outcome and reason. */
  readonly rows: readonly TlsOutcome[]
}

/** What an export states that somebody else counted: it is kept whole, in one piece. */
export type AggregateFacts = PeriodTotals | ConnectorDays | TlsOutcomes

/** All that one export states. */
export type ExportFacts = MessageFacts | AggregateFacts
