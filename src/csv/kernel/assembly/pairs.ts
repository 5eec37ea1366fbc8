// Pairs of small numbers as small numbers, dense from 0 in the order of first sight.
import { take, widen } from './memory'

/**
 * First and second parts below these have a row for each first part, with the pair at the place of the second one. They
 * come most often, and are found without a search, side by side. Other pairs stand in a table by open addressing.
 */
const ROWS: u32 = 16
const COLUMNS: u32 = 64 * 1024
const FIRST_COLUMNS: u32 = 64
const FIRST_PLACES: u32 = 256
const FIRST_ROOM: u32 = 64
/** Of the table both parts of a pair, its number + 1 (0 is a free place), and nothing: a whole number of entries fills a line. */
const ENTRY_BITS: usize = 4
const NUMBER: usize = 8

@unmanaged
class Pairs {
  /** Per first part its row and how long it is, 32 bits each. In a row stand numbers + 1, 0 is none. */
  rows: usize
  places: usize
  mask: u32
  /** Pairs in the table, and in all. */
  placed: u32
  size: u32
  /** Per number both parts. */
  list: usize
  room: u32
}

export function openPairs(): usize {
  const pairs = changetype<Pairs>(take(offsetof<Pairs>()))
  pairs.rows = take((<usize>ROWS) << 3)
  pairs.places = take((<usize>FIRST_PLACES) << ENTRY_BITS)
  pairs.mask = FIRST_PLACES - 1
  pairs.list = take((<usize>FIRST_ROOM) << 3)
  pairs.room = FIRST_ROOM
  return changetype<usize>(pairs)
}

export function pairCount(table: usize): u32 {
  return changetype<Pairs>(table).size
}

/** Where both parts of a pair stand. */
export function pairAt(table: usize, number: u32): usize {
  return changetype<Pairs>(table).list + ((<usize>number) << 3)
}

export function pairNumber(table: usize, one: u32, other: u32): u32 {
  const pairs = changetype<Pairs>(table)
  const place =
    one < ROWS && other < COLUMNS ? placeInRow(pairs, one, other) : placeInTable(pairs, one, other)
  const known = load<u32>(place)
  if (known !== 0) return known - 1
  const number = addPair(pairs, one, other)
  store<u32>(place, number + 1)
  // Fuller than half: a smaller table stays in the cache.
  if (pairs.placed * 3 > pairs.mask * 2) grow(pairs)
  return number
}

function addPair(pairs: Pairs, one: u32, other: u32): u32 {
  const number = pairs.size++
  if (number === pairs.room) {
    const used = (<usize>number) << 3
    pairs.list = widen(pairs.list, used, used * 2)
    pairs.room *= 2
  }
  const at = pairs.list + ((<usize>number) << 3)
  store<u32>(at, one)
  store<u32>(at, other, 4)
  return number
}

/** Where the number of a pair stands or belongs. */
function placeInRow(pairs: Pairs, one: u32, other: u32): usize {
  const row = pairs.rows + ((<usize>one) << 3)
  if (other >= load<u32>(row, 4)) widenRow(row, other)
  return <usize>load<u32>(row) + ((<usize>other) << 2)
}

function widenRow(row: usize, other: u32): void {
  const columns = other < FIRST_COLUMNS ? FIRST_COLUMNS : other * 2
  const used = (<usize>load<u32>(row, 4)) << 2
  store<u32>(row, <u32>widen(<usize>load<u32>(row), used, (<usize>columns) << 2))
  store<u32>(row, columns, 4)
}

/** The same for other pairs; where there is none yet, its parts are written. */
function placeInTable(pairs: Pairs, one: u32, other: u32): usize {
  const entry = entryOf(pairs, one, other)
  if (load<u32>(entry, NUMBER) === 0) {
    pairs.placed++
    store<u32>(entry, one)
    store<u32>(entry, other, 4)
  }
  return entry + NUMBER
}

function entryOf(pairs: Pairs, one: u32, other: u32): usize {
  let mixed = ((one * 0x9e3779b1) ^ other) * 0x85ebca6b
  mixed ^= mixed >>> 15
  for (;;) {
    const entry = pairs.places + ((<usize>(mixed & pairs.mask)) << ENTRY_BITS)
    const isHere = load<u32>(entry) === one && load<u32>(entry, 4) === other
    if (isHere || load<u32>(entry, NUMBER) === 0) return entry
    mixed++
  }
  return 0
}

function grow(pairs: Pairs): void {
  const old = pairs.places
  const oldEnd = old + ((<usize>pairs.mask + 1) << ENTRY_BITS)
  pairs.mask = pairs.mask * 2 + 1
  pairs.places = take((<usize>pairs.mask + 1) << ENTRY_BITS)
  for (let from = old; from < oldEnd; from += (<usize>1) << ENTRY_BITS) {
    if (load<u32>(from, NUMBER) === 0) continue
    v128.store(entryOf(pairs, load<u32>(from), load<u32>(from, 4)), v128.load(from))
  }
}
