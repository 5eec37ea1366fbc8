import type { DayRange } from '../facts/day.ts'
import type { Bytes } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'
import type { EpochMs } from '../store/schema.ts'
import type { Job, JobResult } from './protocol.ts'
import type { ReadProgress } from './read-export.ts'

/** Before this much was seen, an estimate of the time left would only jump about. */
const ESTIMATE_AFTER_MS = 500

/** What a running job tells of itself, and asks for. */
export interface JobControl {
  readonly signal: AbortSignal
  progress(progress: ReadProgress): void
  storing(): void
  /** Pauses the job until the admin says which days its export covers; the next job goes on meanwhile. */
  askPeriod(suggestion: DayRange): Promise<DayRange>
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
  /** Set while the job waits for a period. */
  givePeriod: ((period: DayRange) => void) | null
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
    suggestedPeriod: null,
    error: null,
    result: null,
  }
  return { job, abort: new AbortController(), startedAt: now, givePeriod: null }
}

export function isEnded({ phase }: Job): boolean {
  return phase === 'done' || phase === 'failed' || phase === 'cancelled'
}

/** Waits until the admin has given the period. Throws `cancelled`. */
export function answeredPeriod(entry: Entry): Promise<DayRange> {
  const { signal } = entry.abort
  return new Promise<DayRange>((resolve, reject) => {
    if (signal.aborted) reject(new ImportError('cancelled'))
    signal.addEventListener('abort', () => reject(new ImportError('cancelled')), { once: true })
    entry.givePeriod = resolve
  }).finally(() => {
    entry.givePeriod = null
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
