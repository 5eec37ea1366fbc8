import type { Kernel } from '../csv/kernel/kernel.ts'
import type { DayRange, EpochDay } from '../facts/day.ts'
import { type FactDay, IDENTITY_WORDS } from '../facts/facts.ts'

/** The days that the kernel writes, with rows. `write` writes one and gives how many rows it has. */
export function readKernelDays(kernel: Kernel, range: DayRange, write: (day: EpochDay) => number): FactDay[] {
  const days: FactDay[] = []
  for (let day = range.from; day <= range.to; day++) {
    const rows = write(day)
    if (rows > 0) days.push(readDay(kernel, day, rows))
  }
  return days
}

/** Copies: the next day is written to the same memory. */
function readDay(kernel: Kernel, day: EpochDay, rows: number): FactDay {
  const { buffer } = kernel.memory
  const words = (column: WebAssembly.Global, count = rows) =>
    new Uint32Array(buffer, column.value, count).slice()
  return {
    day,
    identity: words(kernel.dayIdentity, rows * IDENTITY_WORDS),
    ticks: new Float64Array(buffer, kernel.dayTicks.value, rows).slice(),
    shape: words(kernel.dayShape),
    bytes: words(kernel.dayBytes),
    deliveries: words(kernel.dayDeliveries),
  }
}
