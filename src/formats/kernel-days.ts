import type { Kernel } from '../csv/kernel/kernel.ts'
import type { DayRange, EpochDay } from '../facts/day.ts'
import { type FactDay, type FactDays, IDENTITY_WORDS, type ShapeTotals } from '../facts/facts.ts'

/**
 * The days that the kernel writes, with rows: each is written when it is asked for, to the same columns. `write` writes one
 * and gives how many rows it has. Nothing may be added to the kernel any more; one may walk at a time.
 */
export function kernelDays(kernel: Kernel, range: DayRange, write: (day: EpochDay) => number): FactDays {
  return {
    *[Symbol.iterator]() {
      kernel.openTotals(kernel.shapeCount())
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
    countByShape: () => countByShape(kernel, rows),
  }
}

function countByShape(kernel: Kernel, rows: number): ShapeTotals | null {
  const count = kernel.countDay(rows)
  if (count < 0) return null
  const { buffer } = kernel.memory
  return {
    shape: new Uint32Array(buffer, kernel.totalShape.value, count).slice(),
    messages: new Uint32Array(buffer, kernel.totalMessages.value, count).slice(),
    deliveries: new Float64Array(buffer, kernel.totalDeliveries.value, count).slice(),
    bytes: new Float64Array(buffer, kernel.totalBytes.value, count).slice(),
  }
}
