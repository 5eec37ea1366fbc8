import type { Identity } from '../facts/identity.ts'
import { createIdentityList, type IdentityList } from './identity-list.ts'

/** Any whole number: identities that are looked up with the same one are found again. */
export type Shelf = number

/**
 * Distinct message identities, numbered from 0 in the order of first sight. All 128 bits are compared. They stand
 * on shelves, one a day: exports are in order of time, so the shelf in use lies in the processor's cache, which
 * halves the time of an import. An identity on two shelves has two numbers: see `eachRepeated`.
 */
export interface IdentityMap {
  readonly size: number
  /** Shelves so far. */
  readonly shelves: number
  /** The number of this identity on its shelf (0 where none is named), added when it is new. */
  numberOf(identity: Identity, shelf?: Shelf): number
  readonly list: IdentityList
  /** Gives back the memory that only `numberOf` needs: it must not be called any more. */
  close(): void
}

/** Fuller tables are searched too long, emptier ones cost memory. */
const FULL = 0.6
const FIRST_PLACES = 64

interface Table {
  /** Open addressing: number + 1, 0 is free. The length is a power of two. */
  places: Uint32Array
  size: number
}

export function createIdentityMap(): IdentityMap {
  const list = createIdentityList()
  const tables = new Map<Shelf, Table>()
  let current = emptyTable(FIRST_PLACES)
  let currentShelf = Number.NaN
  let shelves = 0
  // All words count, with a seed of its own: a hostile file cannot choose ids that fall on one place.
  const seed = Math.floor(Math.random() * 0xffffffff)

  /** Written out: it is reckoned for every record. */
  function firstPlace(identity: Uint32Array, at: number, mask: number): number {
    let mixed = Math.imul(seed ^ (identity[at] as number), 0x9e3779b1)
    mixed = Math.imul(mixed ^ (mixed >>> 15) ^ (identity[at + 1] as number), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13) ^ (identity[at + 2] as number), 0xc2b2ae35)
    mixed = Math.imul(mixed ^ (mixed >>> 15) ^ (identity[at + 3] as number), 0x9e3779b1)
    return (mixed ^ (mixed >>> 15)) & mask
  }

  function grow(table: Table): void {
    const old = table.places
    const places = new Uint32Array(old.length * 2)
    const mask = places.length - 1
    for (let index = 0; index < old.length; index++) {
      const entry = old[index] as number
      if (entry === 0) continue
      let place = firstPlace(list.partOf(entry - 1), list.offsetOf(entry - 1), mask)
      while (places[place] !== 0) place = (place + 1) & mask
      places[place] = entry
    }
    table.places = places
  }

  function tableOf(shelf: Shelf): Table {
    if (shelf === currentShelf) return current
    // Days are alike: with half the room of the last one it seldom has to grow more than once.
    current = tables.get(shelf) ?? emptyTable(Math.max(FIRST_PLACES, current.places.length / 2))
    if (!tables.has(shelf)) shelves++
    tables.set(shelf, current)
    currentShelf = shelf
    return current
  }

  return {
    get size() {
      return list.size
    },
    get shelves() {
      return shelves
    },
    list,
    numberOf(identity, shelf = 0) {
      const table = tableOf(shelf)
      const { places } = table
      const mask = places.length - 1
      let place = firstPlace(identity, 0, mask)
      for (let entry = places[place] as number; entry !== 0; entry = places[place] as number) {
        if (list.isAt(entry - 1, identity)) return entry - 1
        place = (place + 1) & mask
      }
      const number = list.add(identity)
      places[place] = number + 1
      if (++table.size > places.length * FULL) grow(table)
      return number
    },
    close() {
      tables.clear()
      current = emptyTable(FIRST_PLACES)
      currentShelf = Number.NaN
    },
  }
}

function emptyTable(places: number): Table {
  return { places: new Uint32Array(places), size: 0 }
}
