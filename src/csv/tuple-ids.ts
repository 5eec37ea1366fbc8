/** Pairs of small numbers as small numbers: what a rule says of two texts is then worked out once, not once a record. */
export interface TupleIds {
  /** Dense from 0, in the order of first sight. Both are whole numbers below 2^32. */
  idOf(one: number, other: number): number
}

/** Both parts of a key, and its id plus 1 (0 is a free place). */
const ENTRY_WORDS = 3

export function createTupleIds(): TupleIds {
  let entries = new Uint32Array(64 * ENTRY_WORDS)
  let mask = 63
  let size = 0

  /** The offset of the entry of this key, or of the free place where it belongs. */
  function placeOf(one: number, other: number): number {
    let mixed = Math.imul(Math.imul(one, 0x9e3779b1) ^ other, 0x85ebca6b)
    mixed ^= mixed >>> 15
    for (let place = mixed & mask; ; place = (place + 1) & mask) {
      const at = place * ENTRY_WORDS
      if (entries[at + 2] === 0 || (entries[at] === one && entries[at + 1] === other)) return at
    }
  }

  function rehash(): void {
    const old = entries
    entries = new Uint32Array(old.length * 2)
    mask = mask * 2 + 1
    for (let at = 0; at < old.length; at += ENTRY_WORDS) {
      if (old[at + 2] === 0) continue
      entries.set(old.subarray(at, at + ENTRY_WORDS), placeOf(old[at] as number, old[at + 1] as number))
    }
  }

  return {
    idOf(one, other) {
      const at = placeOf(one, other)
      const known = entries[at + 2] as number
      if (known !== 0) return known - 1
      entries[at] = one
      entries[at + 1] = other
      entries[at + 2] = ++size
      if (size * 2 > mask) rehash()
      return size - 1
    },
  }
}
