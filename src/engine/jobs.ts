import { ImportError } from '../facts/import-error.ts'
import type { Clock } from './clock.ts'
import { failureOf } from './failure.ts'
import { answersOf, type Entry, isEnded, type JobOrder, newEntry, secondsLeft } from './job-entry.ts'
import type { Job, JobResult } from './protocol.ts'
import type { RejectedRecord, ReviewAnswers } from './review.ts'
import { createThrottle } from './throttle.ts'
import { createTurns } from './turns.ts'
import type { UnknownTable } from './unknown-table.ts'

/** Twelve a second: a bar moves smoothly, and no page drowns in messages. */
const EVENT_MS = 84

/** The imports on their way, one at a time. An ended one stays on the list until it is dismissed. */
export interface Jobs {
  /** A job that is on the list already is not added again. */
  add(order: JobOrder): void
  list(): readonly Job[]
  cancel(jobId: string): void
  /** Ends the wait of a job whose import the admin has looked at. */
  accept(jobId: string, answers: ReviewAnswers): void
  /** What a job on the list does not count; `null` when there is no such job. */
  rejected(jobId: string): readonly RejectedRecord[] | null
  /** The table of a job that waits to hear what its columns are. */
  table(jobId: string): UnknownTable | null
  dismiss(jobId: string): void
  /** Resolves when no job reads, stores or waits in line. */
  idle(): Promise<void>
}

export interface JobsOptions {
  readonly clock: Clock
  readonly onChange: (jobs: readonly Job[]) => void
}

export function createJobs({ clock, onChange }: JobsOptions): Jobs {
  const entries = new Map<string, Entry>()
  const turns = createTurns()
  const list = () => [...entries.values()].map((entry) => entry.job)
  const notify = createThrottle(clock, EVENT_MS, () => onChange(list()))
  const change = (entry: Entry, fields: Partial<Job>) => {
    // A reader that was abandoned by a cancel may still report.
    if (isEnded(entry.job)) return
    entry.job = { ...entry.job, ...fields }
    // Whoever waits for the end hears of it at once; of a thousand small files not each is told.
    if (isEnded(entry.job) && list().every(isEnded)) notify.now()
    else notify()
  }

  async function run(entry: Entry, order: JobOrder): Promise<JobResult> {
    const { signal } = entry.abort
    let giveBack = await turns.take(signal)
    const pause = async (question: Partial<Job>): Promise<ReviewAnswers> => {
      giveBack()
      change(entry, { phase: 'needs-review', ...question, secondsLeft: null })
      const answers = await answersOf(entry)
      entry.table = null
      change(entry, { phase: 'waiting', review: null, asksColumns: false })
      giveBack = await turns.take(signal)
      return answers
    }
    try {
      return await order.run({
        signal,
        reading() {
          entry.startedAt = clock.now()
          change(entry, { phase: 'reading', bytesRead: 0, records: 0, secondsLeft: null })
        },
        progress: (progress) =>
          change(entry, { ...progress, secondsLeft: secondsLeft(entry, progress, clock.now()) }),
        storing: () => change(entry, { phase: 'storing', secondsLeft: null }),
        keepRejected(records) {
          entry.rejected = records
        },
        review: (review) => pause({ review }),
        askColumns(table) {
          entry.table = table
          return pause({ asksColumns: true })
        },
      })
    } finally {
      giveBack()
    }
  }

  async function live(entry: Entry, order: JobOrder): Promise<void> {
    try {
      const result = await run(entry, order)
      change(entry, { phase: 'done', secondsLeft: null, result })
    } catch (error) {
      // What stays behind here is swept at the engine's next start.
      await order.cleanUp().catch(() => {})
      const failure = entry.abort.signal.aborted ? failureOf(new ImportError('cancelled')) : failureOf(error)
      const phase = failure.code === 'cancelled' ? 'cancelled' : 'failed'
      const shown = phase === 'failed' ? failure : null
      change(entry, { phase, secondsLeft: null, review: null, asksColumns: false, error: shown })
    }
  }

  return {
    add(order) {
      if (entries.has(order.jobId)) return
      const entry = newEntry(order, clock.now())
      entries.set(order.jobId, entry)
      notify()
      void live(entry, order)
    },
    list,
    cancel: (jobId) => entries.get(jobId)?.abort.abort(),
    accept: (jobId, answers) => entries.get(jobId)?.accept?.(answers),
    rejected: (jobId) => entries.get(jobId)?.rejected ?? null,
    table: (jobId) => entries.get(jobId)?.table ?? null,
    dismiss(jobId) {
      const entry = entries.get(jobId)
      if (!entry || !isEnded(entry.job)) return
      entries.delete(jobId)
      notify()
    },
    idle: turns.idle,
  }
}
