import type { EngineMessage, JobPhase } from '../engine/protocol.ts'

/** How long an engine without a running job stays, for the next file and for work after a seal. */
export const IDLE_MS = 60_000

export interface IdleWatch {
  /** Every message of the engine's channel, of pages and engine, puts the end off. */
  heard(message: EngineMessage): void
  stop(): void
}

/** Calls back once, when no job has run and nobody has spoken for `IDLE_MS`. */
export function watchIdle(onIdle: () => void): IdleWatch {
  let timer: ReturnType<typeof setTimeout> | undefined
  let hasRunningJob = false

  function restart() {
    clearTimeout(timer)
    timer = hasRunningJob ? undefined : setTimeout(onIdle, IDLE_MS)
  }

  restart()
  return {
    heard(message) {
      if (message.type === 'event' && message.event === 'jobs') {
        hasRunningJob = message.jobs.some((job) => isRunning(job.phase))
      }
      restart()
    },
    stop: () => clearTimeout(timer),
  }
}

/** Whether a job still needs the engine, be it that it waits for the admin. */
function isRunning(phase: JobPhase): boolean {
  switch (phase) {
    case 'waiting':
    case 'reading':
    case 'needs-review':
    case 'storing':
      return true
    case 'done':
    case 'failed':
    case 'cancelled':
      return false
  }
}
