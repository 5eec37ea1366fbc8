// Records of a message that say no more than that it was there: see `formats/presence-book.ts`.
import { hashBytes, hashIdentity } from './hashing'
import { EXTRA, fields, recordEnds, recordStarts } from './layout'
import { take, widen } from './memory'
import { numberOf, verdictOf } from './tuples'
import { guidAt, TICK_BITS, timeOf } from './values'

// An entry: the identity; the day above 40 bits of ticks; a hash of the record; how often that record came again.
const TIME: usize = 16
const HASH: usize = 24
const COPIES: usize = 28
const ENTRY_BITS: usize = 5

/** What a verdict says of a record; above `OTHER` another tuple tells. */
const PRESENCE: u32 = 1
const OTHER: u32 = 16

const FIRST_PLACES: u32 = 64
const PART_BITS: u32 = 10
const PART_ENTRIES: u32 = 1 << PART_BITS

/** The messages of a day, by open addressing: the address of an entry, 0 is free. Exports are in order of time. */
@unmanaged
class Shelf {
  places: usize
  mask: u32
  size: u32
}

let parts: usize = 0
let partRoom: u32 = 0
let size: u32 = 0

let timeSlot: i32 = 0
let guidSlot: i32 = 0
let firstDay: i64 = 0
let lastDay: i64 = 0
let table: usize = 0
/** Per day since `firstDay`. */
let shelves: usize = 0
let current: usize = 0
let currentDay: i64 = -1

/** Which slots hold what; `from` to `to` are the days that a record can have. */
export function openPresences(tuples: usize, time: i32, guid: i32, from: i32, to: i32): void {
  table = tuples
  timeSlot = time
  guidSlot = guid
  firstDay = <i64>from
  lastDay = <i64>to
  shelves = take((<usize>(to - from + 1)) << 2)
}

export function presenceCount(): u32 {
  return size
}

export function presenceAt(number: u32): usize {
  const part = <usize>load<u32>(parts + ((<usize>(number >>> PART_BITS)) << 2))
  return part + ((<usize>(number & (PART_ENTRIES - 1))) << ENTRY_BITS)
}

/**
 * Takes the records `[from, to)` that are a presence by the verdict on their tuple, or on the other tuple that it
 * names. Gives the first record that has to be shown, or `to`.
 */
export function notePresences(from: i32, to: i32): i32 {
  for (let row = from; row < to; row++) {
    if (load<u32>(fields + (row << 2)) >= EXTRA) return row
    const time = timeOf(timeSlot, row)
    const day = time >> TICK_BITS
    if (day < firstDay || day > lastDay) return row
    let verdict = verdictOn(table, row)
    if (verdict >= OTHER) verdict = verdictOn(verdict, row)
    if (verdict !== PRESENCE || !guidAt(guidSlot, row, identity())) return row
    note(time, row)
  }
  return to
}

function verdictOn(tuples: usize, row: i32): u32 {
  return verdictOf(tuples, numberOf(tuples, row))
}

/** Where the next entry belongs: the identity that is looked up stands there already. */
function identity(): usize {
  const part = size >>> PART_BITS
  if (part >= partRoom || load<u32>(parts + ((<usize>part) << 2)) === 0) openPart(part)
  return presenceAt(size)
}

function openPart(part: u32): void {
  if (part >= partRoom) {
    const used = (<usize>partRoom) << 2
    partRoom = partRoom === 0 ? 64 : partRoom * 2
    parts = widen(parts, used, (<usize>partRoom) << 2)
  }
  store<u32>(parts + ((<usize>part) << 2), <u32>take((<usize>PART_ENTRIES) << ENTRY_BITS))
}

function note(time: i64, row: i32): void {
  const added = presenceAt(size)
  const shelf = shelfOf(time >> TICK_BITS)
  const place = placeOf(shelf, added)
  const known = <usize>load<u32>(place)
  if (known === 0) {
    store<u32>(place, <u32>added)
    size++
    write(added, time, hashOf(row))
    if (++shelf.size * 2 > shelf.mask) grow(shelf)
  } else settle(known, time, row)
}

/** The earliest record stands, then the one with the smaller hash; what is equal in both came again. */
function settle(known: usize, time: i64, row: i32): void {
  const before = load<i64>(known, TIME)
  if (time > before) return
  const hash = hashOf(row)
  const other = load<u32>(known, HASH)
  if (time < before || hash < other) write(known, time, hash)
  else if (hash === other) store<u32>(known, load<u32>(known, COPIES) + 1, COPIES)
}

function write(entry: usize, time: i64, hash: u32): void {
  store<i64>(entry, time, TIME)
  store<u32>(entry, hash, HASH)
  store<u32>(entry, 0, COPIES)
}

function hashOf(row: i32): u32 {
  return <u32>(
    hashBytes(<usize>load<u32>(recordStarts + (row << 2)), <usize>load<u32>(recordEnds + (row << 2)))
  )
}

function shelfOf(day: i64): Shelf {
  if (day !== currentDay) {
    const at = shelves + ((<usize>(day - firstDay)) << 2)
    if (load<u32>(at) === 0) store<u32>(at, <u32>openShelf())
    current = <usize>load<u32>(at)
    currentDay = day
  }
  return changetype<Shelf>(current)
}

function openShelf(): usize {
  const shelf = changetype<Shelf>(take(offsetof<Shelf>()))
  shelf.places = take((<usize>FIRST_PLACES) << 2)
  shelf.mask = FIRST_PLACES - 1
  return changetype<usize>(shelf)
}

/** The place of this identity on the shelf, or the free one where it belongs. */
function placeOf(shelf: Shelf, entry: usize): usize {
  let mixed = hashIdentity(entry)
  const words = v128.load(entry)
  for (;;) {
    const place = shelf.places + ((<usize>(mixed & shelf.mask)) << 2)
    const known = <usize>load<u32>(place)
    if (known === 0 || !v128.any_true(v128.xor(v128.load(known), words))) return place
    mixed++
  }
  return 0
}

function grow(shelf: Shelf): void {
  const old = shelf.places
  const oldEnd = old + ((<usize>shelf.mask + 1) << 2)
  shelf.mask = shelf.mask * 2 + 1
  shelf.places = take((<usize>shelf.mask + 1) << 2)
  for (let from = old; from < oldEnd; from += 4) {
    const entry = load<u32>(from)
    if (entry !== 0) store<u32>(placeOf(shelf, <usize>entry), entry)
  }
}
