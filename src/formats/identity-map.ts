import { IDENTITY_WORDS } from '../facts/facts.ts'
import type { Identity } from '../facts/identity.ts'
import { Column } from './column.ts'

/** Distinct message identities, numbered from 0 in the order of first sight. All 128 bits are compared. */
export interface IdentityMap {
  readonly size: number
  /** The number of this identity, added when it is new. */
  numberOf(identity: Identity): number
  /** Four words a message, by number. */
  readonly words: Column
  /** Gives back the memory that only `numberOf` needs: it must not be called any more. */
  close(): void
}

/** Of four slots three are taken at most: fuller ones are searched too long, emptier ones cost memory. */
const FULL = 0.75

export function createIdentityMap(): IdentityMap {
  const words = new Column()
  /** Open addressing: number + 1, 0 is free. The size is a power of two. */
  let slots = new Uint32Array(64)
  let mask = slots.length - 1
  let size = 0

  // All words count, with a seed of its own: a hostile file cannot choose ids that fall on one slot.
  const seed = Math.floor(Math.random() * 0xffffffff)
  function mix(one: number, two: number, three: number, four: number): number {
    let mixed = Math.imul(seed ^ one, 0x9e3779b1)
    mixed = Math.imul(mixed ^ (mixed >>> 15) ^ two, 0x9e3779b1)
    mixed = Math.imul(mixed ^ (mixed >>> 15) ^ three, 0x9e3779b1)
    mixed = Math.imul(mixed ^ (mixed >>> 15) ^ four, 0x9e3779b1)
    return mixed ^ (mixed >>> 15)
  }

  function rehash(): void {
    slots = new Uint32Array(slots.length * 2)
    mask = slots.length - 1
    for (let number = 0; number < size; number++) {
      const at = number * IDENTITY_WORDS
      let slot = mix(words.get(at), words.get(at + 1), words.get(at + 2), words.get(at + 3)) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = number + 1
    }
  }

  return {
    get size() {
      return size
    },
    words,
    numberOf(identity) {
      const one = identity[0] as number
      const two = identity[1] as number
      const three = identity[2] as number
      const four = identity[3] as number
      let slot = mix(one, two, three, four) & mask
      for (let entry = slots[slot] as number; entry !== 0; entry = slots[slot] as number) {
        const at = (entry - 1) * IDENTITY_WORDS
        const isSame =
          words.get(at) === one &&
          words.get(at + 1) === two &&
          words.get(at + 2) === three &&
          words.get(at + 3) === four
        if (isSame) return entry - 1
        slot = (slot + 1) & mask
      }
      const at = size * IDENTITY_WORDS
      words.set(at, one)
      words.set(at + 1, two)
      words.set(at + 2, three)
      words.set(at + 3, four)
      slots[slot] = ++size
      if (size > slots.length * FULL) rehash()
      return size - 1
    },
    close() {
      slots = new Uint32Array(1)
    },
  }
}
