import type { Clock } from './clock.ts'

/** Asks to run. */
export interface Throttle {
  (): void
  /** Runs without waiting. */
  now(): void
}

/**
 * Runs `run` at once, then at most every `ms`; the last call of a burst is never lost. Whoever calls while timers
 * cannot fire (the engine works without a pause) is heard all the same.
 */
export function createThrottle(clock: Clock, ms: number, run: () => void): Throttle {
  let lastRun = Number.NEGATIVE_INFINITY
  let isAsked = false
  let isTimed = false
  /** 0: now. Also where the clock was set back. */
  const timeLeft = () => {
    const rest = lastRun + ms - clock.now()
    return rest > 0 && rest <= ms ? rest : 0
  }
  const runNow = () => {
    isAsked = false
    lastRun = clock.now()
    run()
  }
  const runInTime = () => {
    if (!isAsked) return
    if (timeLeft() === 0) runNow()
    else if (!isTimed) {
      isTimed = true
      clock.after(timeLeft(), () => {
        isTimed = false
        runInTime()
      })
    }
  }
  const ask = () => {
    isAsked = true
    runInTime()
  }
  return Object.assign(ask, { now: runNow })
}
