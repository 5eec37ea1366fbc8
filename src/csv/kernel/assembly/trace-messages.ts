// The messages of a trace: of each and day its earliest record, and what its records at the border state.
import { hashBytes, hashIdentity } from './hashing'
import { recordEnds, recordStarts } from './layout'
import { take, widen } from './memory'

// An entry: the identity; the day above 40 bits of ticks; a hash of that record; how often it came again; its facts;
// whether only TypeScript can tell what stands of it, and whether no record of it is here.
export const TIME: usize = 16
const HASH: usize = 24
export const COPIES: usize = 28
export const FACTS: usize = 32
export const ODD: usize = 36
const ENTRY: usize = 40
const IS_ODD: u32 = 1
const IS_EMPTY: u32 = 2

// A fact: time, hash and copies of its record as above; the next fact of its message; its group and key; bytes, deliveries.
export const NEXT: usize = 32
export const GROUP: usize = 36
export const KEY: usize = 40
export const BYTES: usize = 44
export const DELIVERIES: usize = 48
const FACT: usize = 56

const FIRST_PLACES: u32 = 64
const PART_BITS: u32 = 10
const PART_ENTRIES: u32 = 1 << PART_BITS
const CHUNK: usize = 32 * 1024

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

/** Per day since `firstDay`. */
let shelves: usize = 0
let firstDay: i32 = 0
let current: usize = 0
let currentDay: i32 = -1

let freeFacts: usize = 0
let factsEnd: usize = 0

/** A shelf for each of these days. */
export function openShelves(from: i32, to: i32): void {
  firstDay = from
  shelves = take((<usize>(to - from + 1)) << 2)
}

export function messageCount(): u32 {
  return size
}

export function messageAt(number: u32): usize {
  const part = <usize>load<u32>(parts + ((<usize>(number >>> PART_BITS)) << 2))
  return part + <usize>(number & (PART_ENTRIES - 1)) * ENTRY
}

/** The first message from a number on that is odd and has records here, or how many there are. */
export function nextOdd(from: u32): u32 {
  let number = from
  while (number < size && load<u32>(messageAt(number), ODD) !== IS_ODD) number++
  return number
}

/** Where the identity of a record's message belongs before `noteRecord`. */
export function nextIdentity(): usize {
  const part = size >>> PART_BITS
  if (part >= partRoom || load<u32>(parts + ((<usize>part) << 2)) === 0) openPart(part)
  return messageAt(size)
}

function openPart(part: u32): void {
  if (part >= partRoom) {
    const used = (<usize>partRoom) << 2
    partRoom = partRoom === 0 ? 64 : partRoom * 2
    parts = widen(parts, used, (<usize>partRoom) << 2)
  }
  store<u32>(parts + ((<usize>part) << 2), <u32>take(<usize>PART_ENTRIES * ENTRY))
}

/** The record is of the message at `nextIdentity`, which may be known; gives its entry. */
export function noteRecord(day: i32, time: i64, row: i32): usize {
  const added = messageAt(size)
  const shelf = shelfOf(day)
  const place = placeOf(shelf, added)
  const known = <usize>load<u32>(place)
  if (known !== 0) {
    if ((load<u32>(known, ODD) & IS_EMPTY) === 0) settle(known, time, row)
    else {
      write(known, time, hashOf(row))
      store<u32>(known, IS_ODD, ODD)
    }
    return known
  }
  store<u32>(place, <u32>added)
  size++
  write(added, time, hashOf(row))
  store<u32>(added, 0, FACTS)
  store<u32>(added, 0, ODD)
  if (++shelf.size * 2 > shelf.mask) grow(shelf)
  return added
}

/** TypeScript has a record of the message at `nextIdentity` on this day. */
export function leaveMessage(day: i32): void {
  const added = messageAt(size)
  const shelf = shelfOf(day)
  const place = placeOf(shelf, added)
  const known = <usize>load<u32>(place)
  if (known !== 0) {
    markOdd(known)
    return
  }
  store<u32>(place, <u32>added)
  size++
  store<i64>(added, (<i64>day) << 40, TIME)
  store<u32>(added, 0, FACTS)
  store<u32>(added, IS_ODD | IS_EMPTY, ODD)
  if (++shelf.size * 2 > shelf.mask) grow(shelf)
}

/** Only TypeScript can tell what stands of a message. */
export function markOdd(message: usize): void {
  store<u32>(message, load<u32>(message, ODD) | IS_ODD, ODD)
}

/** The earliest record stands, then the one with the smaller hash; what is equal in both came again. */
function settle(known: usize, time: i64, row: i32): void {
  const before = load<i64>(known, TIME)
  if (time > before) return
  const hash = hashOf(row)
  const other = load<u32>(known, HASH)
  if (time < before || hash < other) write(known, time, hash)
  else if (hash === other) {
    store<u32>(known, load<u32>(known, COPIES) + 1, COPIES)
    markOdd(known)
  }
}

function write(entry: usize, time: i64, hash: u32): void {
  store<i64>(entry, time, TIME)
  store<u32>(entry, hash, HASH)
  store<u32>(entry, 0, COPIES)
}

/** What the record states of the message: a key of what decides, in a group; of equal keys the order of a decider tells. */
export function noteFact(
  message: usize,
  time: i64,
  row: i32,
  group: u32,
  key: u32,
  bytes: u32,
  deliveries: u32,
): void {
  const hash = hashOf(row)
  let fact = <usize>load<u32>(message, FACTS)
  while (fact !== 0 && load<u32>(fact, KEY) !== key) {
    // Two statements of one group: their shapes decide which stands.
    if (load<u32>(fact, GROUP) === group) markOdd(message)
    fact = <usize>load<u32>(fact, NEXT)
  }
  if (fact === 0) fact = addFact(message, group, key)
  else {
    const order = compareFact(fact, time, bytes, deliveries, hash)
    if (order === 0) {
      store<u32>(fact, load<u32>(fact, COPIES) + 1, COPIES)
      markOdd(message)
    }
    if (order <= 0) return
  }
  write(fact, time, hash)
  store<u32>(fact, bytes, BYTES)
  store<u32>(fact, deliveries, DELIVERIES)
}

function addFact(message: usize, group: u32, key: u32): usize {
  if (freeFacts + FACT > factsEnd) {
    freeFacts = take(CHUNK)
    factsEnd = freeFacts + CHUNK
  }
  const fact = freeFacts
  freeFacts += FACT
  store<u32>(fact, load<u32>(message, FACTS), NEXT)
  store<u32>(fact, group, GROUP)
  store<u32>(fact, key, KEY)
  store<u32>(message, <u32>fact, FACTS)
  return fact
}

/** Negative: the known fact decides. The order of `compareDeciders` for the same key, and the hash as the last resort. */
function compareFact(fact: usize, time: i64, bytes: u32, deliveries: u32, hash: u32): i32 {
  const before = load<i64>(fact, TIME)
  if (before !== time) return before < time ? -1 : 1
  if (load<u32>(fact, BYTES) !== bytes) return load<u32>(fact, BYTES) < bytes ? -1 : 1
  if (load<u32>(fact, DELIVERIES) !== deliveries) return load<u32>(fact, DELIVERIES) < deliveries ? -1 : 1
  if (load<u32>(fact, HASH) !== hash) return load<u32>(fact, HASH) < hash ? -1 : 1
  return 0
}

function hashOf(row: i32): u32 {
  return <u32>(
    hashBytes(<usize>load<u32>(recordStarts + (row << 2)), <usize>load<u32>(recordEnds + (row << 2)))
  )
}

function shelfOf(day: i32): Shelf {
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

/** The places of a day's shelf, up to `shelfEnd`: each the address of a message or 0. 0: there is no such day. */
export function shelfPlaces(day: i32): usize {
  const shelf = <usize>load<u32>(shelves + ((<usize>(day - firstDay)) << 2))
  return shelf === 0 ? 0 : changetype<Shelf>(shelf).places
}

export function shelfEnd(day: i32): usize {
  const shelf = changetype<Shelf>(<usize>load<u32>(shelves + ((<usize>(day - firstDay)) << 2)))
  return shelf.places + ((<usize>shelf.mask + 1) << 2)
}
