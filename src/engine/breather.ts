/** Longest time in milliseconds that the engine works without looking at what else waits. */
const LONGEST_WORK_MS = 60

/**
 * A pause for whoever works through many chunks: once the work took a while, it lets the other tasks in
 * (a cancel, a progress event). Reading alone does not: chunks that lie in memory arrive without a task of
 * their own, and a first import was seen deaf for its whole 2.5 seconds.
 */
export function createBreather(): () => Promise<void> | undefined {
  let workedSince = performance.now()
  return () => {
    if (performance.now() - workedSince < LONGEST_WORK_MS) return undefined
    return new Promise((resolve) => {
      setTimeout(() => {
        workedSince = performance.now()
        resolve()
      }, 0)
    })
  }
}
