// The offset and prime of FNV-1a with 32 bits.
const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

/**
 * A running checksum over words of 32 bits. Every step is a bijection, so one changed word is always found;
 * it guards against silent damage of the disk, not against people.
 */
export interface Checksum {
  words(words: Uint32Array): void
  numbers(numbers: Float64Array): void
  text(text: string): void
  /** Eight hexadecimal digits of everything so far. */
  hex(): string
}

export function createChecksum(): Checksum {
  let state = OFFSET
  const words = (values: Uint32Array) => {
    // The length first: two columns must not be able to trade words at their border.
    state = stepAll(step(state, values.length), values)
  }
  return {
    words,
    numbers: (values) =>
      words(
        new Uint32Array(values.buffer, values.byteOffset, values.byteLength / Uint32Array.BYTES_PER_ELEMENT),
      ),
    text: (text) => {
      let next = step(state, text.length)
      for (let i = 0; i < text.length; i++) next = step(next, text.charCodeAt(i))
      state = next
    },
    hex: () => (state >>> 0).toString(16).padStart(8, '0'),
  }
}

function step(state: number, word: number): number {
  const next = Math.imul(state ^ word, PRIME)
  // Multiplication only carries upwards: without this the high bits of a word would never reach the low ones.
  return next ^ (next >>> 15)
}

/** A loop of its own, over a local number: one that a closure shares is written to memory at each of millions of steps. */
function stepAll(state: number, words: Uint32Array): number {
  let next = state
  for (let i = 0; i < words.length; i++) next = step(next, words[i] as number)
  return next
}
