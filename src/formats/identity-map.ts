import { IDENTITY_WORDS } from '../facts/facts.ts'
import type { Identity } from '../facts/identity.ts'
import { Column } from './column.ts'

/** Distinct message identities, numbered from 0 in the order of first sight. All 128 bits are compared. */
export interface IdentityMap {
  readonly size: number
  /** The number of this identity, added when it is new. */
  numberOf(identity: Identity): number
  /** Four words a message, by number. Valid until the next identity is added. */
  readonly words: Uint32Array
}

export function createIdentityMap(): IdentityMap {
  const words = new Column(Uint32Array, 4096)
  /** Open addressing: number + 1, 0 is free. The size is a power of two, at most half full. */
  let slots = new Uint32Array(2048)
  let size = 0

  // All words count, with a seed of its own: a hostile file cannot choose ids that fall on one slot.
  const seed = Math.floor(Math.random() * 0xffffffff)
  function slotOf(row: Uint32Array, at: number): number {
    let mixed = seed
    for (let word = at; word < at + IDENTITY_WORDS; word++) {
      mixed = Math.imul(mixed ^ (row[word] as number), 0x9e3779b1)
      mixed ^= mixed >>> 15
    }
    return mixed & (slots.length - 1)
  }

  function rehash(): void {
    slots = new Uint32Array(slots.length * 2)
    for (let number = 0; number < size; number++) {
      let slot = slotOf(words.values, number * IDENTITY_WORDS)
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = number + 1
    }
  }

  function isAt(number: number, identity: Identity): boolean {
    const at = number * IDENTITY_WORDS
    for (let word = 0; word < IDENTITY_WORDS; word++)
      if (words.get(at + word) !== identity[word]) return false
    return true
  }

  return {
    get size() {
      return size
    },
    get words() {
      return words.values
    },
    numberOf(identity) {
      let slot = slotOf(identity, 0)
      for (let entry = slots[slot] as number; entry !== 0; entry = slots[slot] as number) {
        if (isAt(entry - 1, identity)) return entry - 1
        slot = (slot + 1) & (slots.length - 1)
      }
      for (let word = 0; word < IDENTITY_WORDS; word++) {
        words.set(size * IDENTITY_WORDS + word, identity[word] as number)
      }
      slots[slot] = ++size
      if (size * 2 > slots.length) rehash()
      return size - 1
    },
  }
}
