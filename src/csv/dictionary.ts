import { createTextDecoding } from './decode-text.ts'

/**
 * Repeated texts as small integers: equal bytes get the same id, and a string is made once a text.
 * Ids are dense from 0, in the order of first sight.
 */
export interface Dictionary {
  readonly size: number
  /** The id of the text in `bytes[start, end)`. */
  idOf(bytes: Uint8Array, start: number, end: number): number
  text(id: number): string
}

/** A dictionary of texts as people see them; what is no valid UTF-8 is read as windows-1252. */
export function createTextDictionary(): Dictionary {
  const { decode } = createTextDecoding()
  return createDictionary(decode)
}

const FNV_PRIME = 16_777_619

/** A dictionary of UTF-8 texts; `decode` turns one entry's bytes into its string. */
export function createDictionary(decode: (bytes: Uint8Array) => string): Dictionary {
  // A seed of its own: a hostile file cannot be made to collide.
  const seed = Math.floor(Math.random() * 0xffffffff)
  const texts: (string | undefined)[] = []
  let arena = new Uint8Array(4096)
  let arenaUsed = 0
  let ends = new Uint32Array(64)
  let hashes = new Int32Array(64)
  /** Open addressing: id + 1, 0 is free. The size is a power of two, at most half full. */
  let slots = new Uint32Array(128)
  let size = 0

  const startOf = (id: number): number => (id === 0 ? 0 : (ends[id - 1] as number))

  function equals(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    let at = startOf(id)
    if ((ends[id] as number) - at !== end - start) return false
    for (let index = start; index < end; index++) if (arena[at++] !== bytes[index]) return false
    return true
  }

  function add(hash: number, bytes: Uint8Array, start: number, end: number): number {
    if (arenaUsed + end - start > arena.length) {
      const larger = new Uint8Array(Math.max(arena.length * 2, arenaUsed + end - start))
      larger.set(arena.subarray(0, arenaUsed))
      arena = larger
    }
    arena.set(bytes.subarray(start, end), arenaUsed)
    arenaUsed += end - start
    if (size === ends.length) {
      ends = grow(ends)
      hashes = grow(hashes)
    }
    ends[size] = arenaUsed
    hashes[size] = hash
    size++
    if (size * 2 > slots.length) rehash()
    return size - 1
  }

  function rehash(): void {
    slots = new Uint32Array(slots.length * 2)
    const mask = slots.length - 1
    for (let id = 0; id < size; id++) {
      let slot = (hashes[id] as number) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = id + 1
    }
  }

  return {
    get size() {
      return size
    },
    idOf(bytes, start, end) {
      let hash = seed
      for (let index = start; index < end; index++) {
        hash = Math.imul(hash ^ (bytes[index] as number), FNV_PRIME)
      }
      // The low bits choose the slot: fold the high ones in.
      hash ^= hash >>> 15
      const mask = slots.length - 1
      let slot = hash & mask
      for (;;) {
        const entry = slots[slot] as number
        if (entry === 0) break
        if (hashes[entry - 1] === hash && equals(entry - 1, bytes, start, end)) return entry - 1
        slot = (slot + 1) & mask
      }
      slots[slot] = size + 1
      return add(hash, bytes, start, end)
    },
    text(id) {
      const known = texts[id]
      if (known !== undefined) return known
      const text = decode(arena.slice(startOf(id), ends[id]))
      texts[id] = text
      return text
    },
  }
}

function grow<A extends Uint32Array | Int32Array>(array: A): A {
  const larger = new (array.constructor as new (length: number) => A)(array.length * 2)
  larger.set(array)
  return larger
}
