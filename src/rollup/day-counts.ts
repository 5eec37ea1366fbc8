import { emptyDelta, type RollupDelta } from './delta-rows.ts'

/** Messages, deliveries and bytes of a shape stand together. */
const COUNTS = 3

/** Counts of one day by shape. */
export interface DayCounts {
  add(shape: number, messages: number, deliveries: number, bytes: number): void
  toDelta(): RollupDelta
}

/** For days with few shapes: rows in the order of first sight, found by open addressing. */
export function createDayCounts(): DayCounts {
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
      const { shape, messages, deliveries, bytes } = emptyDelta(size)
      shape.set(shapes.subarray(0, size).slice().sort())
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
