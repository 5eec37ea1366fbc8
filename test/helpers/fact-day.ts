import type { FactDay } from '../../src/facts/facts.ts'

/** A day with a fact at each of these ticks, as stored days are tried with. */
export function factDayOf(ticks: readonly number[], rest: Partial<FactDay> = {}): FactDay {
  return {
    day: 20_776,
    identity: Uint32Array.from({ length: ticks.length * 4 }, (_, word) => word * 0x0fff_ffff),
    ticks: Float64Array.from(ticks),
    shape: Uint32Array.from(ticks, (_, row) => row % 1000),
    bytes: Uint32Array.from(ticks, (_, row) => 70_000 + row),
    deliveries: Uint32Array.from(ticks, () => 1),
    ...rest,
  }
}
