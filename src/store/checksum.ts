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
  const step = (word: number) => {
    state = Math.imul(state ^ word, PRIME)
    // Multiplication only carries upwards: without this the high bits of a word would never reach the low ones.
    state ^= state >>> 15
  }
  const words = (values: Uint32Array) => {
    // The length first: two columns must not be able to trade words at their border.
    step(values.length)
    for (let i = 0; i < values.length; i++) step(values[i] as number)
  }
  return {
    words,
    numbers: (values) =>
      words(
        new Uint32Array(values.buffer, values.byteOffset, values.byteLength / Uint32Array.BYTES_PER_ELEMENT),
      ),
    text: (text) => {
      step(text.length)
      for (let i = 0; i < text.length; i++) step(text.charCodeAt(i))
    },
    hex: () => (state >>> 0).toString(16).padStart(8, '0'),
  }
}
