import type { ColumnMapping } from '../facts/column-mapping.ts'
import { type DayRange, dayOfMs } from '../facts/day.ts'
import type { ExportFacts } from '../facts/facts.ts'
import { DECISIONS, type RejectCode, type Rejection, type WarningCode } from '../facts/import-error.ts'
import type { Aspect, Family, FormatName } from '../facts/vocabulary.ts'
import type { EpochMs } from '../store/schema.ts'
import { needsPeriod } from './needs-period.ts'
import type { ReadExport } from './read-export.ts'
import { suggestPeriod } from './suggest-period.ts'

/** What only a person can say of a file. `period`: which days it covers; `time-zone`: where its times are local. */
export const REVIEW_QUESTIONS = ['period', 'time-zone'] as const
export type ReviewQuestion = (typeof REVIEW_QUESTIONS)[number]

/** What an import would be: shown before it counts. */
export interface Review {
  readonly format: FormatName
  readonly family: Family
  /** What the file can say, with the columns that it has. */
  readonly says: readonly Aspect[]
  readonly encoding: string
  readonly records: number
  readonly accepted: number
  readonly blank: number
  readonly rejected: readonly Rejection[]
  readonly messages: number
  /** Distinct senders; `null` where the export names none. */
  readonly senders: number | null
  /** Messages (aggregates: keys) that the store holds already, plus repeats inside the file. */
  readonly duplicates: number
  readonly covered: DayRange | null
  readonly warnings: readonly WarningCode[]
  /** To be answered before it can be counted. */
  readonly asks: readonly ReviewQuestion[]
  /** Where `asks` has `period`: the days that the export most likely covers. */
  readonly suggestedPeriod: DayRange | null
}

/** What the admin said of a file; nothing where nothing was asked. */
export interface ReviewAnswers {
  readonly period?: DayRange
  /** IANA name. */
  readonly timeZone?: string
  /** What the columns of an unknown header are. */
  readonly mapping?: ColumnMapping
}

/** The answers as the reader takes them. */
export function readOptionsOf(
  { period, timeZone, mapping }: ReviewAnswers,
  mappings: readonly ColumnMapping[] = [],
) {
  return {
    ...(period ? { period } : {}),
    ...(timeZone ? { timeZone } : {}),
    mappings: mapping ? [mapping, ...mappings] : mappings,
  }
}

/** A record that is not counted, as it stands in the file. */
export interface RejectedRecord {
  /** From 1, the header not counted. */
  readonly record: number
  readonly code: RejectCode
  /** Its beginning, where it is very long. */
  readonly raw: string
}

/** Said of an import that nobody was asked about: here they are the questions themselves. */
const OPEN_QUESTIONS: readonly WarningCode[] = ['period-unknown', 'time-zone-assumed']

interface ReviewInput {
  readonly read: ReadExport
  readonly fileDate: EpochMs | null
  readonly now: EpochMs
}

/** What the admin is shown of an export that was read; `duplicates` are those inside the file. */
export function reviewOf({ read, fileDate, now }: ReviewInput): Review {
  const { format, family, says, encoding, records, accepted, blank, rejected, messages } = read
  const asks = questionsOf(read)
  return {
    ...{ format, family, says, encoding, records, accepted, blank, rejected, messages },
    senders: countSenders(read.facts),
    duplicates: read.repeats,
    covered: read.covered,
    warnings: read.warnings.filter((code) => !OPEN_QUESTIONS.includes(code) || asks.length === 0),
    asks,
    suggestedPeriod: asks.includes('period') ? suggestPeriod(fileDate, now) : null,
  }
}

/**
 * Whether nobody need look at it before it counts: it asks nothing, rejects nothing and warns of nothing but how
 * its values were read. With an earlier look at the same file: nothing is new since then.
 */
export function isClear(review: Review, earlier: Review | null): boolean {
  const known = [...DECISIONS, ...(earlier?.warnings ?? [])]
  const countOf = ({ rejected }: Review) => rejected.reduce((sum, { count }) => sum + count, 0)
  return (
    review.asks.length === 0 &&
    review.warnings.every((code) => known.includes(code)) &&
    countOf(review) === (earlier === null ? 0 : countOf(earlier))
  )
}

const DAY_MS = 86_400_000
/** The portal offers a finished search for ten days: an older file date is that of a copy. */
const MAX_GAP_DAYS = 10

/** Made from data that is up to a day old, without a word of it. */
const HISTORICAL_SEARCHES: readonly FormatName[] = ['extended-trace', 'enhanced-summary', 'connector-report']

/**
 * Whether a historical search lacks the last 24 hours before its file was made: its newest record lies on a day that
 * was over by then.
 */
export function lacksLastDay(
  { format, covered }: Pick<ReadExport, 'format' | 'covered'>,
  fileDate: EpochMs | null,
): boolean {
  if (!HISTORICAL_SEARCHES.includes(format) || covered === null || fileDate === null) return false
  const gap = dayOfMs(fileDate - DAY_MS) - covered.to
  return gap >= 1 && gap < MAX_GAP_DAYS
}

function questionsOf(read: ReadExport): ReviewQuestion[] {
  const asks: ReviewQuestion[] = []
  if (needsPeriod(read)) asks.push('period')
  if (read.hasLocalTimes && read.timeZone === null) asks.push('time-zone')
  return asks
}

function countSenders(facts: ExportFacts): number | null {
  switch (facts.kind) {
    case 'messages': {
      const { strings, sender } = facts.shapes
      const ids = new Set(sender)
      return [...ids].filter((id) => strings[id] !== '').length
    }
    case 'period-totals':
      return facts.totals.length
    case 'connector-days':
    case 'tls-outcomes':
      return null
  }
}
