// Repeated texts as small numbers: what several slots of a record say together is looked up in one place.
import { addText, beginHash, endHash, tailMask } from './hashing'
import { endOf, startOf } from './layout'
import { take, widen } from './memory'

const FIRST_PLACES: u32 = 512
const CHUNK: usize = 32 * 1024

/** What is known of a list of slots. */
@unmanaged
class Tuples {
  /** The slots, 32 bits each. */
  slots: usize
  slotCount: i32
  size: u32
  /** Open addressing: a hash and the address of its text, 0 is free; at most half full. */
  places: usize
  mask: u32
  /** Per number what a rule says of it; what nobody has said yet is 0. */
  verdicts: usize
  verdictRoom: u32
}

// Texts stand one behind the other, each as its number, the length of its every part, and the parts in whole words.
let free: usize = 0
let freeEnd: usize = 0

/** A table for so many slots; `setTupleSlot` says which. */
export function openTuples(slotCount: i32): usize {
  const tuples = changetype<Tuples>(take(offsetof<Tuples>()))
  tuples.slots = take((<usize>slotCount) << 2)
  tuples.slotCount = slotCount
  tuples.places = take((<usize>FIRST_PLACES) << 3)
  tuples.mask = FIRST_PLACES - 1
  return changetype<usize>(tuples)
}

export function setTupleSlot(table: usize, index: i32, slot: i32): void {
  store<i32>(changetype<Tuples>(table).slots + (index << 2), slot)
}

/** The numbers of the rows `[from, to)`, to `list`. */
export function readTuples(table: usize, from: i32, to: i32, list: usize): void {
  for (let row = from; row < to; row++) store<u32>(list + (row << 2), numberOf(table, row))
}

/** Dense from 0, in the order of first sight. */
export function numberOf(table: usize, row: i32): u32 {
  const tuples = changetype<Tuples>(table)
  const slotsEnd = tuples.slots + ((<usize>tuples.slotCount) << 2)
  beginHash()
  for (let at = tuples.slots; at < slotsEnd; at += 4) {
    const slot = load<i32>(at)
    addText(startOf(slot, row), endOf(slot, row))
  }
  const hash = endHash()
  let place = hash & tuples.mask
  for (;;) {
    const entry = tuples.places + ((<usize>place) << 3)
    const text = <usize>load<u32>(entry, 4)
    if (text === 0) return add(tuples, entry, hash, row)
    if (load<u32>(entry) === hash && isText(tuples, text, row)) return load<u32>(text)
    place = (place + 1) & tuples.mask
  }
  return 0
}

function headBytes(tuples: Tuples): usize {
  return (((<usize>tuples.slotCount) << 2) + 11) & ~7
}

function isText(tuples: Tuples, text: usize, row: i32): bool {
  let length = text + 4
  let known = text + headBytes(tuples)
  for (let index = 0; index < tuples.slotCount; index++, length += 4) {
    const slot = load<i32>(tuples.slots + (index << 2))
    const end = endOf(slot, row)
    let at = startOf(slot, row)
    if (load<u32>(length) !== <u32>(end - at)) return false
    for (; at + 8 <= end; at += 8, known += 8) if (load<u64>(at) !== load<u64>(known)) return false
    if (at === end) continue
    if (((load<u64>(at) ^ load<u64>(known)) & tailMask(end - at)) !== 0) return false
    known += 8
  }
  return true
}

function add(tuples: Tuples, entry: usize, hash: u32, row: i32): u32 {
  const number = tuples.size++
  store<u32>(entry, hash)
  store<u32>(entry, <u32>keep(tuples, number, row), 4)
  if (tuples.size * 2 > tuples.mask) grow(tuples)
  return number
}

function keep(tuples: Tuples, number: u32, row: i32): usize {
  let needed = headBytes(tuples)
  for (let index = 0; index < tuples.slotCount; index++) {
    const slot = load<i32>(tuples.slots + (index << 2))
    needed += (endOf(slot, row) - startOf(slot, row) + 7) & ~7
  }
  if (free + needed > freeEnd) {
    const size = needed > CHUNK ? needed : CHUNK
    free = take(size)
    freeEnd = free + size
  }
  const text = free
  free += needed
  store<u32>(text, number)
  let to = text + headBytes(tuples)
  for (let index = 0; index < tuples.slotCount; index++) {
    const slot = load<i32>(tuples.slots + (index << 2))
    const start = startOf(slot, row)
    const length = endOf(slot, row) - start
    store<u32>(text + 4 + ((<usize>index) << 2), <u32>length)
    memory.copy(to, start, length)
    to += (length + 7) & ~7
  }
  return text
}

function grow(tuples: Tuples): void {
  const old = tuples.places
  const oldEnd = old + ((<usize>tuples.mask + 1) << 3)
  tuples.mask = tuples.mask * 4 + 3
  tuples.places = take((<usize>tuples.mask + 1) << 3)
  for (let from = old; from < oldEnd; from += 8) {
    const entry = load<u64>(from)
    if (entry >>> 32 === 0) continue
    let place = <u32>entry & tuples.mask
    while (load<u32>(tuples.places + ((<usize>place) << 3), 4) !== 0) place = (place + 1) & tuples.mask
    store<u64>(tuples.places + ((<usize>place) << 3), entry)
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
