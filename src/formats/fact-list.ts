import type { EpochDay, Ticks } from '../facts/day.ts'

/** What a fact says, beside its message. */
export interface FactValues {
  readonly day: EpochDay
  readonly ticks: Ticks
  readonly shape: number
  readonly bytes: number
  readonly deliveries: number
}

/**
 * The facts of a file by number, in no order: 20 bytes each. It grows in parts, without copying what is there. All
 * that one fact says stands together, as it is written and read together.
 */
export interface FactList {
  /** Writes a fact; a new one has the next number. */
  write(fact: number, values: FactValues): void
  day(fact: number): EpochDay
  ticks(fact: number): Ticks
  shape(fact: number): number
  setShape(fact: number, shape: number): void
  bytes(fact: number): number
  deliveries(fact: number): number
  /** Negative: the fact's time is earlier than that of `values`. */
  compareTime(fact: number, values: FactValues): number
}

/** Day, and the ticks of the day in 40 bits, of which the upper 8 stand in the first word below the day. */
const TIME_HIGH = 0
const TIME_LOW = 1
const SHAPE = 2
const BYTES = 3
const DELIVERIES = 4
const WORDS = 5
const LOW = 2 ** 32

const PART_BITS = 13
const PART_MASK = (1 << PART_BITS) - 1
const FIRST_FACTS = 32

export function createFactList(): FactList {
  const parts: Uint32Array[] = []

  const partOf = (fact: number) => parts[fact >>> PART_BITS] as Uint32Array
  const offsetOf = (fact: number) => (fact & PART_MASK) * WORDS

  function partFor(fact: number): Uint32Array {
    const index = fact >>> PART_BITS
    const known = index < parts.length ? parts[index] : undefined
    if (known !== undefined && offsetOf(fact) < known.length) return known
    const facts = index > 0 ? PART_MASK + 1 : Math.max(FIRST_FACTS, fact * 2)
    const part = new Uint32Array(facts * WORDS)
    if (known) part.set(known)
    parts[index] = part
    return part
  }

  return {
    write(fact, { day, ticks, shape, bytes, deliveries }) {
      const part = partFor(fact)
      const at = offsetOf(fact)
      part[at + TIME_HIGH] = highOf(day, ticks)
      part[at + TIME_LOW] = ticks >>> 0
      part[at + SHAPE] = shape
      part[at + BYTES] = bytes
      part[at + DELIVERIES] = deliveries
    },
    day: (fact) => (partOf(fact)[offsetOf(fact) + TIME_HIGH] as number) >>> 8,
    ticks(fact) {
      const part = partOf(fact)
      const at = offsetOf(fact)
      return ((part[at + TIME_HIGH] as number) & 0xff) * LOW + (part[at + TIME_LOW] as number)
    },
    shape: (fact) => partOf(fact)[offsetOf(fact) + SHAPE] as number,
    setShape(fact, shape) {
      partOf(fact)[offsetOf(fact) + SHAPE] = shape
    },
    bytes: (fact) => partOf(fact)[offsetOf(fact) + BYTES] as number,
    deliveries: (fact) => partOf(fact)[offsetOf(fact) + DELIVERIES] as number,
    compareTime(fact, { day, ticks }) {
      const part = partOf(fact)
      const at = offsetOf(fact)
      return (
        (part[at + TIME_HIGH] as number) - highOf(day, ticks) ||
        (part[at + TIME_LOW] as number) - (ticks >>> 0)
      )
    },
  }
}

/** Days since 1970 of a record are far below 2^24. */
function highOf(day: EpochDay, ticks: Ticks): number {
  return ((day << 8) | (ticks / LOW)) >>> 0
}
