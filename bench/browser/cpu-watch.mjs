import { cpuOfTree } from './process-tree.mjs'

const EVERY_MS = 20
/** A browser is quiet when it used no more than two ticks in this long. */
const QUIET_MS = 400
const QUIET_CPU_MS = 20
const PATIENCE_MS = 30_000

/** Waits until a browser that has just begun does nothing more. @param {number} root */
export async function untilQuiet(root) {
  const end = performance.now() + PATIENCE_MS
  for (let before = cpuOfTree(root); performance.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
    const now = cpuOfTree(root)
    if (now - before <= QUIET_CPU_MS) return
    before = now
  }
}

/**
 * Notes a browser's CPU time again and again, so that it can be said afterwards what it was at a moment.
 * @param {number} root
 * @returns {{ stop(): void, cpuAt(time: number): number }} `time` in milliseconds since 1970
 */
export function watchCpu(root) {
  const samples = [{ at: Date.now(), cpuMs: cpuOfTree(root) }]
  const timer = setInterval(() => samples.push({ at: Date.now(), cpuMs: cpuOfTree(root) }), EVERY_MS)
  return {
    stop() {
      clearInterval(timer)
      samples.push({ at: Date.now(), cpuMs: cpuOfTree(root) })
    },
    cpuAt: (time) => cpuBetween(samples, time),
  }
}

/**
 * The CPU time at a moment: on the straight line between the samples before and after it.
 * @param {readonly { at: number, cpuMs: number }[]} samples in order of time
 * @param {number} time
 */
export function cpuBetween(samples, time) {
  const next = samples.findIndex(({ at }) => at >= time)
  const after = samples[next] ?? samples.at(-1)
  const before = samples[next - 1] ?? after
  if (!after || !before) return Number.NaN
  if (next < 0 || after.at === before.at) return after.cpuMs
  return before.cpuMs + ((time - before.at) / (after.at - before.at)) * (after.cpuMs - before.cpuMs)
}
