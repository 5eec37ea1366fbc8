const DIGIT_BITS = 11
const DIGITS = 3
const BUCKETS = 1 << DIGIT_BITS
const DIGIT_MASK = BUCKETS - 1

/**
 * Positions in the order of their keys: `keys[order[i]]` ascends, or descends. Equal keys keep the order they came in, in both
 * directions. `order` may be overwritten; the result is it or a new array.
 */
export function radixSort(order: Uint32Array, keys: Uint32Array, isDescending = false): Uint32Array {
  // Inverted keys ascend where the keys descend, and stay stable.
  const flip = isDescending ? 0xffffffff : 0
  const counts = digitCounts(order, keys, flip)
  let from = order
  let to: Uint32Array | null = null
  for (let digit = 0; digit < DIGITS; digit++) {
    const starts = counts.subarray(digit * BUCKETS, (digit + 1) * BUCKETS)
    // Counts of messages rarely need all 32 bits: a digit that is the same everywhere moves nothing.
    if (starts.includes(order.length)) continue
    toStarts(starts)
    to ??= new Uint32Array(order.length)
    deal({ from, to, keys, starts, flip, shift: digit * DIGIT_BITS })
    ;[from, to] = [to, from]
  }
  return from
}

/** How many keys have which digit, for all digits in one pass. */
function digitCounts(order: Uint32Array, keys: Uint32Array, flip: number): Uint32Array {
  const counts = new Uint32Array(DIGITS * BUCKETS)
  for (let index = 0; index < order.length; index++) {
    const key = ((keys[order[index] as number] as number) ^ flip) >>> 0
    ;(counts[key & DIGIT_MASK] as number)++
    ;(counts[BUCKETS + ((key >>> DIGIT_BITS) & DIGIT_MASK)] as number)++
    ;(counts[2 * BUCKETS + (key >>> (2 * DIGIT_BITS))] as number)++
  }
  return counts
}

function toStarts(counts: Uint32Array): void {
  let start = 0
  for (let bucket = 0; bucket < counts.length; bucket++) {
    const count = counts[bucket] as number
    counts[bucket] = start
    start += count
  }
}

interface Deal {
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly keys: Uint32Array
  /** Where each bucket's next position goes. */
  readonly starts: Uint32Array
  readonly flip: number
  readonly shift: number
}

function deal({ from, to, keys, starts, flip, shift }: Deal): void {
  for (let index = 0; index < from.length; index++) {
    const position = from[index] as number
    const bucket = (((keys[position] as number) ^ flip) >>> shift) & DIGIT_MASK
    to[starts[bucket] as number] = position
    ;(starts[bucket] as number)++
  }
}
