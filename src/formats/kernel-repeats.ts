import type { Kernel } from '../csv/kernel/kernel.ts'

/** Rows of the kernel's log, or messages of its trace. */
export interface KernelEntries {
  readonly of: 'log' | 'trace'
  readonly size: number
}

/** Entries that one call goes through: a browser makes a function fast between two calls of it, not within one. */
const STRETCH = 4096

/**
 * Visits the addresses of all entries with one identity, for each identity that stands there more than once. Nearly none
 * do: a filter finds the few that may, and only these are sorted. Nothing may be added meanwhile.
 */
export function eachKernelRepeat(
  kernel: Kernel,
  { of, size }: KernelEntries,
  visit: (addresses: readonly number[]) => void,
): void {
  const ofTrace = Number(of === 'trace')
  kernel.beginRepeats(size)
  for (let from = 0; from < size; from += STRETCH) {
    kernel.findSuspects(from, Math.min(from + STRETCH, size), ofTrace)
  }
  if (kernel.beginSuspected() === 0) return
  for (let from = 0; from < size; from += STRETCH) {
    kernel.findSuspected(from, Math.min(from + STRETCH, size), ofTrace)
  }
  const words = kernel.keepEqual()
  const groups = new Uint32Array(kernel.memory.buffer, kernel.repeats.value, words).slice()
  for (let at = 0; at < words; at += 1 + (groups[at] as number)) {
    visit([...groups.subarray(at + 1, at + 1 + (groups[at] as number))])
  }
}
