// What several slots of a record say together as a small number: their texts' numbers, paired one after the other.
import { take, widen } from './memory'
import { findRecent, keepRecent, openRecent } from './recent-tuples'
import { textNumber } from './texts'

const FIRST_PLACES: u32 = 256
const FIRST_ROOM: u32 = 64
/** Both parts of a pair, its number + 1 (0 is a free place), and nothing: a whole number of entries fills a line. */
const ENTRY_BITS: usize = 4

@unmanaged
class Tuples {
  /** The slots, 32 bits each, and between any two of them a table of pairs. */
  slots: usize
  slotCount: i32
  pairs: usize
  /** Per number what a rule says of it; what nobody has said yet is 0. */
  verdicts: usize
  verdictRoom: u32
  /** Where `partsAt` and `lookUp` leave the numbers of texts. */
  parts: usize
  recent: usize
}

/** Pairs of small numbers as small numbers. */
@unmanaged
class Pairs {
  places: usize
  mask: u32
  size: u32
  /** Per number both parts. */
  list: usize
  room: u32
}

/** A table for so many slots, at least one; `setTupleSlot` says which. */
export function openTuples(slotCount: i32): usize {
  const tuples = changetype<Tuples>(take(offsetof<Tuples>()))
  tuples.slots = take((<usize>slotCount) << 2)
  tuples.parts = take((<usize>slotCount) << 2)
  tuples.slotCount = slotCount
  tuples.recent = openRecent()
  tuples.pairs = take(<usize>(slotCount - 1) * offsetof<Pairs>())
  for (let step = 1; step < slotCount; step++) open(changetype<Pairs>(pairsOf(tuples, step)))
  return changetype<usize>(tuples)
}

export function setTupleSlot(table: usize, index: i32, slot: i32): void {
  store<i32>(changetype<Tuples>(table).slots + (index << 2), slot)
}

export function tupleSlot(table: usize, index: i32): i32 {
  return load<i32>(changetype<Tuples>(table).slots + (index << 2))
}

/** The number of what the open record says: dense from 0, in the order of first sight. */
export function numberOf(table: usize): u32 {
  const tuples = changetype<Tuples>(table)
  const slots = tuples.slots
  const slotCount = tuples.slotCount
  if (slotCount === 1) return textNumber(load<i32>(slots))
  const known = findRecent(tuples.recent, slots, slotCount)
  if (known !== 0) return known - 1
  const number = lookUp(tuples)
  keepRecent(tuples.recent, slots, slotCount, tuples.parts, number)
  return number
}

/** By each text and each pair; leaves the numbers of the texts at `parts`. */
function lookUp(tuples: Tuples): u32 {
  let number = textNumber(load<i32>(tuples.slots))
  store<u32>(tuples.parts, number)
  for (let step = 1; step < tuples.slotCount; step++) {
    const text = textNumber(load<i32>(tuples.slots + (step << 2)))
    store<u32>(tuples.parts + (step << 2), text)
    number = pairNumber(pairsOf(tuples, step), number, text)
  }
  return number
}

/** The numbers of the texts of a tuple, each in its slot. */
export function partsAt(table: usize, number: u32): usize {
  const tuples = changetype<Tuples>(table)
  let left = number
  for (let step = tuples.slotCount - 1; step > 0; step--) {
    const entry = pairAt(pairsOf(tuples, step), left)
    store<u32>(tuples.parts + (step << 2), load<u32>(entry, 4))
    left = load<u32>(entry)
  }
  store<u32>(tuples.parts, left)
  return tuples.parts
}

/** The pairs of the first slots up to the one at `step`. */
function pairsOf(tuples: Tuples, step: i32): usize {
  return tuples.pairs + <usize>(step - 1) * offsetof<Pairs>()
}

/** A table of pairs of other numbers. */
export function openPairs(): usize {
  const pairs = changetype<Pairs>(take(offsetof<Pairs>()))
  open(pairs)
  return changetype<usize>(pairs)
}

export function pairCount(table: usize): u32 {
  return changetype<Pairs>(table).size
}

/** The pairs of a tuple's first `slots` slots, at least two: of the number of all but the last one, and of that one's text. */
export function tuplePairs(table: usize, slots: i32): usize {
  return pairsOf(changetype<Tuples>(table), slots - 1)
}

/** Where both parts of a pair stand. */
export function pairAt(table: usize, number: u32): usize {
  return changetype<Pairs>(table).list + ((<usize>number) << 3)
}

function open(pairs: Pairs): void {
  pairs.places = take((<usize>FIRST_PLACES) << ENTRY_BITS)
  pairs.mask = FIRST_PLACES - 1
  pairs.list = take((<usize>FIRST_ROOM) << 3)
  pairs.room = FIRST_ROOM
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

/** Dense from 0, in the order of first sight. */
export function pairNumber(table: usize, one: u32, other: u32): u32 {
  const pairs = changetype<Pairs>(table)
  const entry = placeOf(pairs, one, other)
  const known = load<u32>(entry, 8)
  if (known !== 0) return known - 1
  store<u32>(entry, one)
  store<u32>(entry, other, 4)
  store<u32>(entry, ++pairs.size, 8)
  const number = pairs.size - 1
  if (number === pairs.room) {
    const used = (<usize>pairs.room) << 3
    pairs.list = widen(pairs.list, used, used * 2)
    pairs.room *= 2
  }
  store<u32>(pairs.list + ((<usize>number) << 3), one)
  store<u32>(pairs.list + ((<usize>number) << 3), other, 4)
  // Fuller than half: a smaller table stays in the cache.
  if (pairs.size * 3 > pairs.mask * 2) grow(pairs)
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

/** What `judge` said under a number; 0: nothing yet. */
export function verdictOf(table: usize, number: u32): u32 {
  const tuples = changetype<Tuples>(table)
  return number < tuples.verdictRoom ? load<u32>(tuples.verdicts + ((<usize>number) << 2)) : 0
}

export function judge(table: usize, number: u32, verdict: u32): void {
  const tuples = changetype<Tuples>(table)
  if (number >= tuples.verdictRoom) {
    const used = (<usize>tuples.verdictRoom) << 2
    tuples.verdictRoom = (number + 512) * 2
    tuples.verdicts = widen(tuples.verdicts, used, (<usize>tuples.verdictRoom) << 2)
  }
  store<u32>(tuples.verdicts + ((<usize>number) << 2), verdict)
}
