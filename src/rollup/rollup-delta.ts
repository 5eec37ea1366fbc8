import type { EpochDay } from '../facts/day.ts'
import type { RollupDay } from './rollup.ts'

/** What one shape's counts of a day change by. */
export interface CountChange {
  readonly messages: number
  readonly deliveries: number
  readonly bytes: number
}

/** What changes on one day, as columns: one row a shape of the family, ascending; parts may be negative. */
export interface RollupDelta {
  readonly shape: Uint32Array
  readonly messages: Float64Array
  readonly deliveries: Float64Array
  readonly bytes: Float64Array
}

/** What changes on every day. */
export interface DeltaBook {
  add(day: EpochDay, shape: number, change: CountChange, sign: 1 | -1): void
  /** The changes so far, days in the order of first sight. */
  days(): ReadonlyMap<EpochDay, RollupDelta>
}

/** Messages, deliveries and bytes of a shape stand together. */
const COUNTS = 3

export function createDeltaBook(): DeltaBook {
  const days = new Map<EpochDay, DayCounts>()
  let current: DayCounts | null = null
  let currentDay = Number.NaN

  function openDay(day: EpochDay): DayCounts {
    const counts = days.get(day) ?? createDayCounts()
    days.set(day, counts)
    currentDay = day
    return counts
  }

  return {
    add(day, shape, { messages, deliveries, bytes }, sign) {
      // Messages come by days: the last one is nearly always the one that is asked for.
      if (current === null || day !== currentDay) current = openDay(day)
      current.add(shape, sign * messages, sign * deliveries, sign * bytes)
    },
    days: () => new Map([...days].map(([day, counts]) => [day, counts.toDelta()])),
  }
}

interface DayCounts {
  add(shape: number, messages: number, deliveries: number, bytes: number): void
  toDelta(): RollupDelta
}

/** Rows in the order of first sight, found by open addressing: an object for each would cost more than all the rest. */
function createDayCounts(): DayCounts {
  let shapes = new Uint32Array(16)
  let counts = new Float64Array(16 * COUNTS)
  /** Row + 1, 0 is free; at most half full. */
  let slots = new Uint32Array(32)
  let size = 0

  function slotOf(shape: number): number {
    const mask = slots.length - 1
    // The upper bits of the product are the mixed ones.
    let slot = (Math.imul(shape, 0x9e3779b1) >>> 7) & mask
    while (slots[slot] !== 0 && shapes[(slots[slot] as number) - 1] !== shape) slot = (slot + 1) & mask
    return slot
  }

  function grow(): void {
    shapes = widened(shapes, new Uint32Array(size * 2))
    counts = widened(counts, new Float64Array(size * 2 * COUNTS))
    slots = new Uint32Array(slots.length * 2)
    for (let row = 0; row < size; row++) slots[slotOf(shapes[row] as number)] = row + 1
  }

  function rowOf(shape: number): number {
    const slot = slotOf(shape)
    const known = slots[slot] as number
    if (known !== 0) return known - 1
    slots[slot] = size + 1
    shapes[size++] = shape
    if (size === shapes.length) grow()
    return size - 1
  }

  return {
    add(shape, messages, deliveries, bytes) {
      const at = rowOf(shape) * COUNTS
      counts[at] = (counts[at] as number) + messages
      counts[at + 1] = (counts[at + 1] as number) + deliveries
      counts[at + 2] = (counts[at + 2] as number) + bytes
    },
    toDelta() {
      const shape = shapes.slice(0, size).sort()
      const messages = new Float64Array(size)
      const deliveries = new Float64Array(size)
      const bytes = new Float64Array(size)
      for (let row = 0; row < size; row++) {
        const at = rowOf(shape[row] as number) * COUNTS
        messages[row] = counts[at] as number
        deliveries[row] = counts[at + 1] as number
        bytes[row] = counts[at + 2] as number
      }
      return { shape, messages, deliveries, bytes }
    },
  }
}

function widened<A extends Uint32Array | Float64Array>(from: A, to: A): A {
  to.set(from)
  return to
}

/** The day after the change; `null` when no message is left on it. Throws where a count would be negative. */
export function applyDelta(
  day: EpochDay,
  previous: RollupDay | undefined,
  delta: RollupDelta,
): RollupDay | null {
  const merged = previous ? addRows(previous, delta) : delta
  if (merged.messages.some((messages) => messages < 0)) {
    throw new RangeError(`a count of day ${day} would be negative`)
  }
  const counted = merged.messages.includes(0) ? withoutZeros(merged) : merged
  return counted.shape.length === 0 ? null : { day, ...counted, messages: Uint32Array.from(counted.messages) }
}

type Counts = Pick<RollupDay, 'shape' | 'deliveries' | 'bytes'> & {
  readonly messages: Uint32Array | Float64Array
}

/** Both lists ascend by shape, and so does their sum. */
function addRows(one: Counts, other: Counts): RollupDelta {
  const rows = createDayCounts()
  for (const list of [one, other]) {
    for (let row = 0; row < list.shape.length; row++) {
      rows.add(
        list.shape[row] as number,
        list.messages[row] as number,
        list.deliveries[row] as number,
        list.bytes[row] as number,
      )
    }
  }
  return rows.toDelta()
}

function withoutZeros(delta: RollupDelta): RollupDelta {
  const isKept = (_: number, row: number) => delta.messages[row] !== 0
  return {
    shape: delta.shape.filter(isKept),
    messages: delta.messages.filter(isKept),
    deliveries: delta.deliveries.filter(isKept),
    bytes: delta.bytes.filter(isKept),
  }
}

/** Whole days from what was added to no day before. Throws where a count would be negative. */
export function toRollupDays(book: DeltaBook): readonly RollupDay[] {
  return [...book.days()]
    .sort(([a], [b]) => a - b)
    .flatMap(([day, delta]) => applyDelta(day, undefined, delta) ?? [])
}
