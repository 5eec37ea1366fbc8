import { openKernel } from './kernel.ts'

/**
 * Narrows a run of UTF-16 without surrogates to UTF-8, from the start of `from` to the start of `to`, which has room
 * for three bytes a unit. Says how many bytes it took and wrote; it stops before a surrogate and before half a unit.
 */
export type Narrower = (
  from: Uint8Array,
  to: Uint8Array,
) => { readonly taken: number; readonly written: number }

/** Units at a time: both texts stay in the processor's cache. */
const UNITS = 32 * 1024
/** The vector that is written at the end may be longer than what counts of it. */
const SLACK = 64

/** `null` where there is no WebAssembly. */
export function createNarrower(highByteFirst: 0 | 1): Narrower | null {
  const kernel = openKernel()
  if (!kernel) return null
  const source = kernel.take(UNITS * 2 + SLACK)
  const target = kernel.take(UNITS * 3 + SLACK)
  const memory = new Uint8Array(kernel.memory.buffer)
  return (from, to) => {
    let taken = 0
    let written = 0
    for (;;) {
      const units = Math.min(UNITS, (from.length - taken) >> 1)
      memory.set(from.subarray(taken, taken + units * 2), source)
      const narrowed = kernel.narrow(source, units, target, highByteFirst)
      const bytes = kernel.narrowed()
      to.set(memory.subarray(target, target + bytes), written)
      taken += narrowed * 2
      written += bytes
      if (narrowed < units || units === 0) return { taken, written }
    }
  }
}
