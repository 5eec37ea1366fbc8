import type { Bytes } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'
import type { EpochMs } from '../store/schema.ts'
import type { Job, JobResult } from './protocol.ts'
import type { ReadProgress } from './read-export.ts'
import type { RejectedRecord, Review, ReviewAnswers } from './review.ts'
import type { UnknownTable } from './unknown-table.ts'

/** Before this much was seen, an estimate of the time left would only jump about. */
const ESTIMATE_AFTER_MS = 500

/** What a running job tells of itself, and asks for. */
export interface JobControl {
  readonly signal: AbortSignal
  /** A reading of the file begins. */
  reading(): void
  progress(progress: ReadProgress): void
  storing(): void
  /** For as long as the job is on the list. */
  keepRejected(records: readonly RejectedRecord[]): void
  /** Pauses the job until the admin has looked at what it would import; the next job goes on meanwhile. */
  review(review: Review): Promise<ReviewAnswers>
  /** Pauses it likewise until the admin has said what the columns of its table are. */
  askColumns(table: UnknownTable): Promise<ReviewAnswers>
}

export interface JobOrder {
  readonly jobId: string
  readonly file: string
  readonly size: Bytes
  /** Runs when its turn comes. A throw fails the job. */
  readonly run: (control: JobControl) => Promise<JobResult>
  /** Leaves nothing of a job that failed or was cancelled, also of one that never had its turn. */
  readonly cleanUp: () => Promise<void>
}

/** A job on the list, with what steers it. */
export interface Entry {
  job: Job
  readonly abort: AbortController
  /** When its turn began. */
  startedAt: EpochMs
  rejected: readonly RejectedRecord[]
  /** Set while the job waits to hear what its columns are. */
  table: UnknownTable | null
  /** Set while the job waits for a look. */
  accept: ((answers: ReviewAnswers) => void) | null
}

export function newEntry({ jobId, file, size }: JobOrder, now: EpochMs): Entry {
  const job: Job = {
    jobId,
    file,
    size,
    phase: 'waiting',
    format: null,
    bytesRead: 0,
    records: 0,
    secondsLeft: null,
    review: null,
    asksColumns: false,
    error: null,
    result: null,
  }
  return { job, abort: new AbortController(), startedAt: now, rejected: [], table: null, accept: null }
}

export function isEnded({ phase }: Job): boolean {
  return phase === 'done' || phase === 'failed' || phase === 'cancelled'
}

/** Waits until the admin has accepted the import. Throws `cancelled`. */
export function answersOf(entry: Entry): Promise<ReviewAnswers> {
  const { signal } = entry.abort
  return new Promise<ReviewAnswers>((resolve, reject) => {
    if (signal.aborted) reject(new ImportError('cancelled'))
    signal.addEventListener('abort', () => reject(new ImportError('cancelled')), { once: true })
    entry.accept = resolve
  }).finally(() => {
    entry.accept = null
  })
}

/** What the rest takes at the speed so far; `null` until there is enough to tell. */
export function secondsLeft(
  { job, startedAt }: Entry,
  { bytesRead }: ReadProgress,
  now: EpochMs,
): number | null {
  const spent = now - startedAt
  if (spent < ESTIMATE_AFTER_MS || bytesRead === 0) return null
  return Math.max(0, Math.ceil(((job.size - bytesRead) * spent) / bytesRead / 1000))
}
