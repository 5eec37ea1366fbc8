import type { EpochDay } from '../facts/day.ts'
import type { FactDay } from '../facts/facts.ts'
import { highParts, joinTicks } from './fact-record.ts'
import { type NarrowColumn, packNumbers, unpackNumbers } from './narrow-column.ts'

/** A `FactDay` as versions 2 and 3 stored it, in 28 bytes a row. Now: `fact-record.ts`. */
export interface PackedFactDay {
  readonly day: EpochDay
  /** Four words a row, sorted. */
  readonly identity: Uint32Array
  /** The lower 32 bits of the time of the deciding record, in 100 ns since the start of `day`. */
  readonly ticksLow: Uint32Array
  /** The bits above. */
  readonly ticksHigh: NarrowColumn
  readonly shape: NarrowColumn
  readonly bytes: NarrowColumn
  readonly deliveries: NarrowColumn
}

/** All columns are its own: a window on larger memory would be stored with the whole. */
export function packDay(facts: FactDay): PackedFactDay {
  return {
    day: facts.day,
    identity: facts.identity.slice(),
    // A typed array keeps what is left of a number modulo 2^32.
    ticksLow: new Uint32Array(facts.ticks),
    ticksHigh: packNumbers(highParts(facts.ticks)),
    shape: packNumbers(facts.shape),
    bytes: packNumbers(facts.bytes),
    deliveries: packNumbers(facts.deliveries),
  }
}

export function unpackDay(stored: PackedFactDay): FactDay {
  const { day, identity, ticksLow } = stored
  return {
    day,
    identity,
    ticks: joinTicks(ticksLow, unpackNumbers(stored.ticksHigh)),
    shape: unpackNumbers(stored.shape),
    bytes: unpackNumbers(stored.bytes),
    deliveries: unpackNumbers(stored.deliveries),
  }
}
