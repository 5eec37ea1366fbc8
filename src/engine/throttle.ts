import type { Clock } from './clock.ts'

/** Runs `run` at once, then at most every `ms`; the last call of a burst is never lost. */
export function createThrottle(clock: Clock, ms: number, run: () => void): () => void {
  let isResting = false
  let isAsked = false
  const rest = () => {
    isResting = true
    clock.after(ms, () => {
      isResting = false
      if (!isAsked) return
      isAsked = false
      run()
      rest()
    })
  }
  return () => {
    if (isResting) {
      isAsked = true
      return
    }
    run()
    rest()
  }
}
