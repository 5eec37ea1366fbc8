import type { DayRange } from '../facts/day.ts'
import { ImportError } from '../facts/import-error.ts'
import type { Clock } from './clock.ts'
import { failureOf } from './failure.ts'
import { answeredPeriod, type Entry, isEnded, type JobOrder, newEntry, secondsLeft } from './job-entry.ts'
import type { Job, JobResult } from './protocol.ts'
import { createThrottle } from './throttle.ts'
import { createTurns } from './turns.ts'

/** Twelve a second: a bar moves smoothly, and no page drowns in messages. */
const EVENT_MS = 84

/** The imports on their way, one at a time. An ended one stays on the list until it is dismissed. */
export interface Jobs {
  /** A job that is on the list already is not added again. */
  add(order: JobOrder): void
  list(): readonly Job[]
  cancel(jobId: string): void
  givePeriod(jobId: string, period: DayRange): void
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
    notify()
  }

  async function run(entry: Entry, order: JobOrder): Promise<JobResult> {
    const { signal } = entry.abort
    let giveBack = await turns.take(signal)
    const begin = () => {
      entry.startedAt = clock.now()
      change(entry, { phase: 'reading', bytesRead: 0, records: 0, secondsLeft: null })
    }
    try {
      begin()
      return await order.run({
        signal,
        progress: (progress) =>
          change(entry, { ...progress, secondsLeft: secondsLeft(entry, progress, clock.now()) }),
        storing: () => change(entry, { phase: 'storing', secondsLeft: null }),
        async askPeriod(suggestion) {
          giveBack()
          change(entry, { phase: 'needs-period', suggestedPeriod: suggestion, secondsLeft: null })
          const period = await answeredPeriod(entry)
          change(entry, { phase: 'waiting', suggestedPeriod: null })
          giveBack = await turns.take(signal)
          begin()
          return period
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
      change(entry, { phase, secondsLeft: null, suggestedPeriod: null, error: shown })
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
    givePeriod: (jobId, period) => entries.get(jobId)?.givePeriod?.(period),
    dismiss(jobId) {
      const entry = entries.get(jobId)
      if (!entry || !isEnded(entry.job)) return
      entries.delete(jobId)
      notify()
    },
    idle: turns.idle,
  }
}
