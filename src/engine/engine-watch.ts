import type { Clock } from './clock.ts'
import { isEnded } from './job-entry.ts'
import type { Job } from './protocol.ts'

/** Often enough that nobody looks at a bar that stands still, seldom enough to cost nothing. */
const LOOK_MS = 2_000

export interface EngineWatch {
  /** The job list as it was heard last. */
  heard(jobs: readonly Job[]): void
  stop(): void
}

export interface EngineWatchOptions {
  readonly clock: Clock
  readonly isAlive: () => Promise<boolean>
  /** Called once for a list with unfinished jobs whose engine is gone. */
  readonly onGone: () => void
}

/** Looks after the engine while a job is not over: one that ends with its document says nothing any more. */
export function watchEngine({ clock, isAlive, onGone }: EngineWatchOptions): EngineWatch {
  let stopTimer: (() => void) | null = null
  const stop = () => {
    stopTimer?.()
    stopTimer = null
  }
  const look = async () => {
    // What cannot be asked is taken for alive: a false alarm would start a second engine for nothing.
    const isGone = !(await isAlive().catch(() => true))
    if (!stopTimer) return
    stop()
    if (isGone) onGone()
    else wait()
  }
  const wait = () => {
    stopTimer ??= clock.after(LOOK_MS, () => void look())
  }
  return {
    heard(jobs) {
      if (jobs.every(isEnded)) stop()
      else wait()
    },
    stop,
  }
}
