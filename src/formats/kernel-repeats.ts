import type { Kernel } from '../csv/kernel/kernel.ts'
import { eachStretch } from './kernel-stretches.ts'

/** Rows of the kernel's log, or messages of its trace. */
export interface KernelEntries {
  readonly of: 'log' | 'trace'
  readonly size: number
}

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
  eachStretch(size, (from, to) => kernel.findSuspects(from, to, ofTrace))
  if (kernel.beginSuspected() === 0) return
  eachStretch(size, (from, to) => kernel.findSuspected(from, to, ofTrace))
  const words = kernel.keepEqual()
  const groups = new Uint32Array(kernel.memory.buffer, kernel.repeats.value, words).slice()
  for (let at = 0; at < words; at += 1 + (groups[at] as number)) {
    visit([...groups.subarray(at + 1, at + 1 + (groups[at] as number))])
  }
}
