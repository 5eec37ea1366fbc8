import type { EpochDay } from '../facts/day.ts'
import type { RollupDay } from './rollup.ts'

/** What one shape's counts of a day change by; parts may be negative. */
export interface CountChange {
  messages: number
  deliveries: number
  bytes: number
}

/** What changes on one day, by shape id of the family. */
export type RollupDelta = ReadonlyMap<number, CountChange>

/** What changes on every day. */
export interface DeltaBook {
  add(day: EpochDay, shape: number, change: Readonly<CountChange>, sign: 1 | -1): void
  readonly days: ReadonlyMap<EpochDay, RollupDelta>
}

export function createDeltaBook(): DeltaBook {
  const days = new Map<EpochDay, Map<number, CountChange>>()
  return {
    days,
    add(day, shape, change, sign) {
      const ofDay = days.get(day) ?? new Map<number, CountChange>()
      const counts = ofDay.get(shape) ?? { messages: 0, deliveries: 0, bytes: 0 }
      days.set(day, ofDay)
      ofDay.set(shape, counts)
      counts.messages += sign * change.messages
      counts.deliveries += sign * change.deliveries
      counts.bytes += sign * change.bytes
    },
  }
}

/** The day after the change; `null` when no message is left on it. Throws where a count would be negative. */
export function applyDelta(
  day: EpochDay,
  previous: RollupDay | undefined,
  delta: RollupDelta,
): RollupDay | null {
  const counts = new Map<number, CountChange>()
  for (const [row, shape] of (previous?.shape ?? new Uint32Array()).entries()) {
    counts.set(shape, {
      messages: previous?.messages[row] ?? 0,
      deliveries: previous?.deliveries[row] ?? 0,
      bytes: previous?.bytes[row] ?? 0,
    })
  }
  for (const [shape, change] of delta) {
    const known = counts.get(shape) ?? { messages: 0, deliveries: 0, bytes: 0 }
    known.messages += change.messages
    known.deliveries += change.deliveries
    known.bytes += change.bytes
    if (known.messages < 0) throw new RangeError(`a count of day ${day} would be negative`)
    if (known.messages === 0) counts.delete(shape)
    else counts.set(shape, known)
  }
  return counts.size === 0 ? null : toRollupDay(day, counts)
}

/** One day's counts as columns, shapes ascending. */
export function toRollupDay(day: EpochDay, counts: ReadonlyMap<number, Readonly<CountChange>>): RollupDay {
  const rows = [...counts].sort(([a], [b]) => a - b)
  return {
    day,
    shape: Uint32Array.from(rows, ([shape]) => shape),
    messages: Uint32Array.from(rows, ([, count]) => count.messages),
    deliveries: Float64Array.from(rows, ([, count]) => count.deliveries),
    bytes: Float64Array.from(rows, ([, count]) => count.bytes),
  }
}
