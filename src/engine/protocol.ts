import type { ColumnMapping } from '../facts/column-mapping.ts'
import type { Bytes } from '../facts/facts.ts'
import type { ImportErrorCode, ImportErrorDetails, Rejection, WarningCode } from '../facts/import-error.ts'
import type { FormatName } from '../facts/vocabulary.ts'
import type { AcknowledgedInsight } from '../store/acknowledgements.ts'
import type { EpochMs, StoredAcknowledgement } from '../store/schema.ts'
import type { RejectedRecord, Review, ReviewAnswers } from './review.ts'
import type { UnknownTable } from './unknown-table.ts'

/** The BroadcastChannel between the pages and the engine. Files travel on it as handles. */
export const ENGINE_CHANNEL = 'mail-flow-insights-engine'

/**
 * `waiting` in line; `reading` bytes to facts; `storing`: staged or sealed; `needs-review`: read and laid by,
 * counted only when the admin says so; then one of the three ends.
 */
export type JobPhase = 'waiting' | 'reading' | 'needs-review' | 'storing' | 'done' | 'failed' | 'cancelled'

/** One import on its way, as every open page shows it. */
export interface Job {
  readonly jobId: string
  readonly file: string
  readonly size: Bytes
  readonly phase: JobPhase
  readonly format: FormatName | null
  readonly bytesRead: Bytes
  readonly records: number
  /** `null` until there is enough to tell. */
  readonly secondsLeft: number | null
  /** Set in phase `needs-review`. */
  readonly review: Review | null
  /** Set in phase `needs-review` where no format knows the header: ask for `unknownTable`. */
  readonly asksColumns: boolean
  readonly error: { readonly code: ImportErrorCode; readonly details: ImportErrorDetails } | null
  /** Set in phase `done`. */
  readonly result: JobResult | null
}

export interface JobResult {
  readonly importId: string
  readonly messages: number
  readonly duplicates: number
  readonly accepted: number
  readonly rejected: readonly Rejection[]
  readonly warnings: readonly WarningCode[]
}

/** Whether the export itself is kept beside its facts. */
export interface OriginalPolicy {
  readonly isKept: boolean
  /** A larger file is not kept. */
  readonly maxSize: Bytes
}

/** Method to request and answer; both ends are typed from it. */
export interface EngineMethods {
  import: { request: ImportRequest; answer: null }
  jobs: { request: null; answer: readonly Job[] }
  /** Counts an import that waits for a look, with the answers to what it asks. */
  acceptReview: { request: { jobId: string; answers: ReviewAnswers }; answer: null }
  /**
   * The first records that an import on the list or in the store does not count; of a sealed one they are read
   * again from its original, and there are none without it.
   */
  rejectedRecords: { request: { importId: string }; answer: readonly RejectedRecord[] }
  cancel: { request: { jobId: string }; answer: null }
  /** Takes an ended job off the list. */
  dismissJob: { request: { jobId: string }; answer: null }
  /** The table of a job that `asksColumns`; `null` when it does not any more. */
  unknownTable: { request: { jobId: string }; answer: UnknownTable | null }
  deleteImport: { request: { importId: string }; answer: null }
  undoDelete: { request: { importId: string }; answer: null }
  deleteOriginal: { request: { importId: string }; answer: null }
  /** Reads the kept original with today's rules and puts the result in the import's place. */
  analyseAgain: { request: { importId: string }; answer: null }
  /** Forgets an interrupted import that the admin has read about. */
  dismissInterrupted: { request: { importId: string }; answer: null }
  /** Deletes the imports whose last day lies more than `days` back. */
  applyRetention: { request: { days: number }; answer: RetentionResult }
  /** The admin knows an insight: it is shown apart until its share grows. */
  acknowledgeInsight: { request: Omit<StoredAcknowledgement, 'at'>; answer: null }
  /** Takes an acknowledgement back. */
  takeBackInsight: { request: AcknowledgedInsight; answer: null }
}

/** What retention deleted. */
export interface RetentionResult {
  readonly imports: number
  /** As each import counts them: one that two of them hold is in both. */
  readonly messages: number
}

export interface ImportRequest {
  readonly jobId: string
  readonly file: File
  readonly originals: OriginalPolicy
  /** Counted without a look where the file gives no cause for one. */
  readonly isAtOnce: boolean
  /** What was said of unknown headers before. */
  readonly mappings: readonly ColumnMapping[]
}

export type EngineMethod = keyof EngineMethods

export type EngineRequest = {
  [M in EngineMethod]: {
    readonly type: 'request'
    readonly id: string
    readonly method: M
    readonly params: EngineMethods[M]['request']
  }
}[EngineMethod]

export type EngineAnswer =
  | { readonly type: 'answer'; readonly id: string; readonly ok: true; readonly value: unknown }
  | {
      readonly type: 'answer'
      readonly id: string
      readonly ok: false
      readonly code: ImportErrorCode
      readonly details: ImportErrorDetails
    }

/** A page asks whether an engine listens; it answers `ready` and `jobs`. Not addressed: there is one engine at most. */
export interface EngineHello {
  readonly type: 'hello'
}

/**
 * `ready`: the engine listens, said at its start and to every `hello`; `at` is the time of its start and tells
 * two engines apart. `jobs`: progress. `changed`: the sealed store changed, read it again.
 */
export type EngineEvent =
  | { readonly type: 'event'; readonly event: 'ready'; readonly at: EpochMs }
  | { readonly type: 'event'; readonly event: 'jobs'; readonly jobs: readonly Job[] }
  | { readonly type: 'event'; readonly event: 'changed' }

export type EngineMessage = EngineHello | EngineRequest | EngineAnswer | EngineEvent
