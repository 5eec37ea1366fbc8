import type { Kernel } from '../csv/kernel/kernel.ts'
import type { DayRange, EpochDay } from '../facts/day.ts'
import { type FactDay, type FactDays, IDENTITY_WORDS } from '../facts/facts.ts'
import { eachEqual } from './repeated-identities.ts'

/**
 * The days that the kernel writes, with rows: each is written when it is asked for, to the same columns. `write` writes one
 * and gives how many rows it has. Nothing may be added to the kernel any more; one may walk at a time.
 */
export function kernelDays(kernel: Kernel, range: DayRange, write: (day: EpochDay) => number): FactDays {
  return {
    *[Symbol.iterator]() {
      for (let day = range.from; day <= range.to; day++) {
        const rows = write(day)
        if (rows > 0) yield readDay(kernel, day, rows)
      }
    },
  }
}

function readDay(kernel: Kernel, day: EpochDay, rows: number): FactDay {
  const { buffer } = kernel.memory
  const words = (column: WebAssembly.Global, count = rows) => new Uint32Array(buffer, column.value, count)
  return {
    day,
    identity: words(kernel.dayIdentity, rows * IDENTITY_WORDS),
    ticks: new Float64Array(buffer, kernel.dayTicks.value, rows),
    shape: words(kernel.dayShape),
    bytes: words(kernel.dayBytes),
    deliveries: words(kernel.dayDeliveries),
  }
}

/**
 * `eachRepeated` for what the kernel holds: rows of its log, or (`ofTrace`) messages of a trace. `addressOf` tells where
 * the identity of a number stands; nothing may be added meanwhile.
 */
export function eachKernelRepeat(
  kernel: Kernel,
  ofTrace: 0 | 1,
  addressOf: (number: number) => number,
  visit: (numbers: readonly number[]) => void,
): void {
  const count = kernel.findRepeats(ofTrace)
  if (count === 0) return
  const { buffer } = kernel.memory
  const numbers = new Uint32Array(buffer, kernel.repeats.value, count)
  const identities = new Uint32Array(count * IDENTITY_WORDS)
  for (const [index, number] of numbers.entries()) {
    identities.set(new Uint32Array(buffer, addressOf(number), IDENTITY_WORDS), index * IDENTITY_WORDS)
  }
  eachEqual(numbers, identities, visit)
}
