import type { EpochDay } from '../facts/day.ts'
import { createDayCounts, type DayCounts } from './day-counts.ts'
import { emptyDelta, type RollupDelta } from './delta-rows.ts'
import type { RollupDay } from './rollup.ts'
import { type CountedRows, createShapeCounts } from './shape-counts.ts'

export type { RollupDelta } from './delta-rows.ts'

/** What one shape's counts of a day change by. */
export interface CountChange {
  readonly messages: number
  readonly deliveries: number
  readonly bytes: number
}

/** What changes on every day. */
export interface DeltaBook {
  add(day: EpochDay, shape: number, change: CountChange, sign: 1 | -1): void
  /** The same in plain numbers, which may be negative: for every message. */
  count(day: EpochDay, shape: number, messages: number, deliveries: number, bytes: number): void
  /** Counts messages of the day that began last; all shapes are below `shapes`. */
  countRows(rows: CountedRows, sign: 1 | -1, shapes: number): void
  /** Most of what comes now is of this day: it is counted fastest. */
  begin(day: EpochDay): void
  /** The change of the day that began last; the book forgets it. */
  take(): RollupDelta
  /** The changes that were not taken; a day of them may have been taken too. */
  days(): ReadonlyMap<EpochDay, RollupDelta>
}

export function createDeltaBook(): DeltaBook {
  const packed = new Map<EpochDay, RollupDelta>()
  const others = new Map<EpochDay, DayCounts>()
  const current = createShapeCounts()
  let currentDay = Number.NaN

  function countElsewhere(day: EpochDay, shape: number, messages: number, deliveries: number, bytes: number) {
    const counts = others.get(day) ?? createDayCounts()
    others.set(day, counts)
    counts.add(shape, messages, deliveries, bytes)
  }

  function count(day: EpochDay, shape: number, messages: number, deliveries: number, bytes: number): void {
    if (day === currentDay) current.add(shape, messages, deliveries, bytes)
    else countElsewhere(day, shape, messages, deliveries, bytes)
  }

  function pack(day: EpochDay, delta: RollupDelta): void {
    const known = packed.get(day)
    if (delta.shape.length > 0) packed.set(day, known ? addRows(known, delta) : delta)
  }

  function begin(day: EpochDay): void {
    if (!Number.isNaN(currentDay)) pack(currentDay, current.take())
    currentDay = day
  }

  return {
    add: (day, shape, { messages, deliveries, bytes }, sign) =>
      count(day, shape, sign * messages, sign * deliveries, sign * bytes),
    count,
    countRows: current.addRows,
    begin,
    take: current.take,
    days() {
      begin(Number.NaN)
      for (const [day, counts] of others) pack(day, counts.toDelta())
      others.clear()
      return packed
    },
  }
}

/** The day after the change; `null` when no message is left on it. Throws where a count would be negative. */
export function applyDelta(
  day: EpochDay,
  previous: RollupDay | undefined,
  delta: RollupDelta,
): RollupDay | null {
  const merged = previous ? addRows(previous, delta) : delta
  const least = leastOf(merged.messages)
  if (least < 0) throw new RangeError(`a count of day ${day} would be negative`)
  const counted = least === 0 ? withoutZeros(merged) : merged
  if (counted.shape.length === 0) return null
  const { messages } = counted
  return { day, ...counted, messages: messages instanceof Uint32Array ? messages : new Uint32Array(messages) }
}

function leastOf(numbers: Uint32Array | Float64Array): number {
  // Nearly always: the engine's own search, instead of a loop that it compiles.
  if (numbers instanceof Uint32Array && !numbers.includes(0)) return 1
  let least = Infinity
  for (let row = 0; row < numbers.length; row++) least = Math.min(least, numbers[row] as number)
  return least
}

type Counts = Pick<RollupDay, 'shape' | 'deliveries' | 'bytes'> & {
  readonly messages: Uint32Array | Float64Array
}

/** Both lists ascend by shape, and so does their sum. */
function addRows(one: Counts, other: Counts): RollupDelta {
  const length = one.shape.length + other.shape.length
  const sum = emptyDelta(length)
  let size = 0
  for (let a = 0, b = 0; a < one.shape.length || b < other.shape.length; size++) {
    const shape = Math.min(one.shape[a] ?? Infinity, other.shape[b] ?? Infinity)
    sum.shape[size] = shape
    if (one.shape[a] === shape) addRow(one, a++, sum, size)
    if (other.shape[b] === shape) addRow(other, b++, sum, size)
  }
  return size === length ? sum : firstRows(sum, size)
}

function addRow(from: Counts, row: number, to: RollupDelta, into: number): void {
  to.messages[into] = (to.messages[into] as number) + (from.messages[row] as number)
  to.deliveries[into] = (to.deliveries[into] as number) + (from.deliveries[row] as number)
  to.bytes[into] = (to.bytes[into] as number) + (from.bytes[row] as number)
}

function firstRows({ shape, messages, deliveries, bytes }: RollupDelta, size: number): RollupDelta {
  return {
    shape: shape.slice(0, size),
    messages: messages.slice(0, size),
    deliveries: deliveries.slice(0, size),
    bytes: bytes.slice(0, size),
  }
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
