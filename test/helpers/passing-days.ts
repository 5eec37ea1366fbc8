import type { FactDay, FactDays } from '../../src/facts/facts.ts'
import { keepDays } from '../../src/facts/kept-days.ts'

/** The days as the kernel gives them: each is gone when the next one is asked for, and one may walk at a time. */
export function passingDays(days: FactDays): FactDays {
  let isWalked = false
  return {
    *[Symbol.iterator]() {
      if (isWalked) throw new Error('the days are walked already')
      isWalked = true
      try {
        for (const day of keepDays(days)) {
          const passing = windowsOf(day)
          yield passing
          for (const column of [passing.identity, passing.shape, passing.bytes, passing.deliveries]) {
            column.fill(0xffffffff)
          }
          passing.ticks.fill(Number.NaN)
        }
      } finally {
        isWalked = false
      }
    },
  }
}

/** Its columns within larger memory. */
function windowsOf({ day, identity, ticks, shape, bytes, deliveries }: FactDay): FactDay {
  const words = (column: Uint32Array) => Uint32Array.of(7, ...column, 7).subarray(1, -1)
  return {
    day,
    identity: words(identity),
    ticks: Float64Array.of(7, ...ticks, 7).subarray(1, -1),
    shape: words(shape),
    bytes: words(bytes),
    deliveries: words(deliveries),
  }
}
