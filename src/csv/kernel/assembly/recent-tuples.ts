// Tuples that came lately, whole: one look-up where otherwise each text and each pair takes one.
import { hashFields } from './hashing'
import { endOf, startOf } from './layout'
import { take } from './memory'
import { resolve } from './open-record'
import { isText, textAt } from './texts'

const FIRST_ENTRIES: u32 = 256
/** As many as lie in a near cache. What came longer ago is looked up as if it were new. */
const MOST_ENTRIES: u32 = 32 * 1024

/** Each tuple has one place, and the last one that came by stands there: its hash, its number + 1, where its texts stand. */
@unmanaged
class RecentTuples {
  entries: usize
  mask: u32
  entrySize: u32
}

const NUMBER: usize = 4
const TEXTS: usize = 8

// What `findRecent` looked for.
let hash: u32 = 0
let place: usize = 0

/** A memory of tuples, empty. */
export function openRecent(): usize {
  return take(offsetof<RecentTuples>())
}

/** The number of the tuple that the open record has in these slots, plus 1; 0: look it up, and `keepRecent` it. */
export function findRecent(memory: usize, slots: usize, slotCount: i32): u32 {
  const recent = changetype<RecentTuples>(memory)
  if (recent.entries === 0) widen(recent, slotCount, FIRST_ENTRIES)
  for (let index = 0; index < slotCount; index++) resolve(load<i32>(slots + (index << 2)))
  hash = hashFields(slots, slotCount)
  place = recent.entries + <usize>(hash & recent.mask) * recent.entrySize
  const number = load<u32>(place, NUMBER)
  if (number === 0 || load<u32>(place) !== hash) return 0
  for (let index = 0; index < slotCount; index++) {
    const slot = load<i32>(slots + (index << 2))
    const text = <usize>load<u32>(place + (index << 2), TEXTS)
    if (!isText(text, startOf(slot), endOf(slot))) return 0
  }
  return number
}

/** `parts` are the numbers of the tuple's texts. */
export function keepRecent(memory: usize, slots: usize, slotCount: i32, parts: usize, number: u32): void {
  const recent = changetype<RecentTuples>(memory)
  if (number > recent.mask && recent.mask < MOST_ENTRIES - 1) {
    widen(recent, slotCount, (recent.mask + 1) * 4)
    place = recent.entries + <usize>(hash & recent.mask) * recent.entrySize
  }
  store<u32>(place, hash)
  store<u32>(place, number + 1, NUMBER)
  for (let index = 0; index < slotCount; index++) {
    const slot = load<i32>(slots + (index << 2))
    store<u32>(place + (index << 2), <u32>textAt(slot, load<u32>(parts + (index << 2))), TEXTS)
  }
}

/** What it held is forgotten. */
function widen(recent: RecentTuples, slotCount: i32, entries: u32): void {
  recent.entrySize = <u32>TEXTS + ((<u32>slotCount) << 2)
  recent.entries = take(<usize>entries * recent.entrySize)
  recent.mask = entries - 1
}
