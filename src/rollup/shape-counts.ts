import { emptyDelta, type RollupDelta } from './delta-rows.ts'

/** Counts of one day at a time, for days with many shapes. */
export interface ShapeCounts {
  add(shape: number, messages: number, deliveries: number, bytes: number): void
  /** Adds the rows; all shapes are below `shapes`. */
  addRows(rows: CountedRows, sign: 1 | -1, shapes: number): void
  /** What was added; the next day begins with nothing. */
  take(): RollupDelta
}

/** Rows `[from, to)` of a day, each a message that stands alone, with its shape in the family. */
export interface CountedRows {
  readonly from: number
  readonly to: number
  readonly shape: Uint32Array
  readonly deliveries: Uint32Array
  readonly bytes: Uint32Array
}

/** Messages, deliveries and bytes of a shape stand together. */
const COUNTS = 3
const FIRST_SHAPES = 1024

/**
 * Every shape has a place of its own (24 bytes), and a bit that says whether it was used: the shapes of a day come out
 * ascending without being sorted, and are found without being searched.
 */
export function createShapeCounts(): ShapeCounts {
  let counts = new Float64Array(FIRST_SHAPES * COUNTS)
  let used = new Uint32Array(FIRST_SHAPES / 32)
  let size = 0
  let isPositive = true

  function grow(shape: number): void {
    let shapes = used.length * 32
    while (shapes <= shape) shapes *= 2
    const wider = new Float64Array(shapes * COUNTS)
    wider.set(counts)
    counts = wider
    const widerUsed = new Uint32Array(shapes / 32)
    widerUsed.set(used)
    used = widerUsed
  }

  return {
    add(shape, messages, deliveries, bytes) {
      if (messages < 0) isPositive = false
      if (shape * COUNTS >= counts.length) grow(shape)
      const word = shape >>> 5
      const bits = used[word] as number
      const bit = 1 << (shape & 31)
      if ((bits & bit) === 0) {
        used[word] = bits | bit
        size++
      }
      const at = shape * COUNTS
      counts[at] = (counts[at] as number) + messages
      counts[at + 1] = (counts[at + 1] as number) + deliveries
      counts[at + 2] = (counts[at + 2] as number) + bytes
    },
    addRows(rows, sign, shapes) {
      if (shapes * COUNTS > counts.length) grow(shapes - 1)
      if (sign < 0) isPositive = false
      size += addAll(counts, used, rows, sign)
    },
    take() {
      const delta = emptyDelta(size, isPositive)
      let row = 0
      for (let word = 0; row < size; word++) {
        let bits = used[word] as number
        used[word] = 0
        while (bits !== 0) {
          // The lowest bit that is set.
          const shape = word * 32 + 31 - Math.clz32(bits & -bits)
          bits &= bits - 1
          const at = shape * COUNTS
          delta.shape[row] = shape
          delta.messages[row] = counts[at] as number
          delta.deliveries[row] = counts[at + 1] as number
          delta.bytes[row] = counts[at + 2] as number
          counts[at] = 0
          counts[at + 1] = 0
          counts[at + 2] = 0
          row++
        }
      }
      size = 0
      isPositive = true
      return delta
    },
  }
}

/** Gives how many shapes were used for the first time. A function of its own: one loop is compiled once. */
function addAll(counts: Float64Array, used: Uint32Array, rows: CountedRows, sign: 1 | -1): number {
  const { from, to, shape: shapes, deliveries, bytes } = rows
  let added = 0
  for (let row = from; row < to; row++) {
    const shape = shapes[row] as number
    const word = shape >>> 5
    const bits = used[word] as number
    const bit = 1 << (shape & 31)
    if ((bits & bit) === 0) {
      used[word] = bits | bit
      added++
    }
    const at = shape * COUNTS
    counts[at] = (counts[at] as number) + sign
    counts[at + 1] = (counts[at + 1] as number) + sign * (deliveries[row] as number)
    counts[at + 2] = (counts[at + 2] as number) + sign * (bytes[row] as number)
  }
  return added
}
