import type { EpochMs } from '../store/schema.ts'

/** Time, so that tests need not wait for it. */
export interface Clock {
  now(): EpochMs
  /** Runs once after `ms` milliseconds; the returned function calls it off. */
  after(ms: number, run: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
