// Pairs of small numbers as small numbers: with them the texts of several slots together get one.
import { take } from './memory'

const FIRST_PLACES: usize = 512
/** Both parts of a key, its number + 1 (0 is a free place), and nothing: a whole number of entries fills a line. */
const ENTRY_BITS: usize = 4

@unmanaged
class Pairs {
  places: usize
  mask: u32
  size: u32
}

/** A new table of pairs. */
export function openPairs(): usize {
  const pairs = changetype<Pairs>(take(offsetof<Pairs>()))
  pairs.places = take(FIRST_PLACES << ENTRY_BITS)
  pairs.mask = <u32>FIRST_PLACES - 1
  return changetype<usize>(pairs)
}

/** The numbers of the pairs of two lists, to `into`. */
export function pair(table: usize, ones: usize, others: usize, rows: i32, into: usize): void {
  const pairs = changetype<Pairs>(table)
  for (let row = 0; row < rows; row++) {
    const at = row << 2
    store<u32>(into + at, numberOf(pairs, load<u32>(ones + at), load<u32>(others + at)))
  }
}

function placeOf(pairs: Pairs, one: u32, other: u32): usize {
  let mixed = ((one * 0x9e3779b1) ^ other) * 0x85ebca6b
  mixed ^= mixed >>> 15
  for (;;) {
    const entry = pairs.places + ((<usize>(mixed & pairs.mask)) << ENTRY_BITS)
    if (load<u32>(entry, 8) === 0 || (load<u32>(entry) === one && load<u32>(entry, 4) === other)) return entry
    mixed++
  }
  return 0
}

function numberOf(pairs: Pairs, one: u32, other: u32): u32 {
  const entry = placeOf(pairs, one, other)
  const known = load<u32>(entry, 8)
  if (known !== 0) return known - 1
  store<u32>(entry, one)
  store<u32>(entry, other, 4)
  store<u32>(entry, ++pairs.size, 8)
  const number = pairs.size - 1
  if (pairs.size * 2 > pairs.mask) grow(pairs)
  return number
}

function grow(pairs: Pairs): void {
  const old = pairs.places
  const oldEnd = old + ((<usize>pairs.mask + 1) << ENTRY_BITS)
  pairs.mask = pairs.mask * 2 + 1
  pairs.places = take((<usize>pairs.mask + 1) << ENTRY_BITS)
  for (let from = old; from < oldEnd; from += (<usize>1) << ENTRY_BITS) {
    if (load<u32>(from, 8) === 0) continue
    v128.store(placeOf(pairs, load<u32>(from), load<u32>(from, 4)), v128.load(from))
  }
}
