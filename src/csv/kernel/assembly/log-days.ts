// The rows of the log by day, sorted by identity, as columns: see `formats/message-log.ts`.
import { take } from './memory'
import { BYTES, DELIVERIES, DROPPED, KEY, keys, logFrom, logSize, logTo, rowAt, TIME } from './message-log'
import { TICK_BITS, TICKS } from './values'

/** More rows in one pile are merged: a pile takes time squared. */
const LARGE_PILE: u32 = 48

/** Row numbers by day, and per day since `logFrom` where its rows begin, plus one entry. */
let order: usize = 0
let begins: usize = 0

/** Columns of the day that was written last: four words, a float and three numbers a row. */
export let dayIdentity: usize = 0
export let dayTicks: usize = 0
export let dayShape: usize = 0
export let dayBytes: usize = 0
export let dayDeliveries: usize = 0

/** Pairs of a row and the first word of its identity above it, as they come and sorted. */
let pairs: usize = 0
let sorted: usize = 0
let piles: usize = 0
let room: u32 = 0

/** Counts the rows of each day; once, after the last row. */
export function sortDays(): void {
  const days = <usize>(logTo - logFrom + 2)
  begins = take(days << 2)
  const size = logSize()
  for (let row: u32 = 0; row < size; row++) {
    const at = rowAt(row)
    if (load<u32>(at, KEY) !== DROPPED) addTo(beginOf(at), 1)
  }
  let sum: u32 = 0
  let most: u32 = 0
  for (let at = begins; at < begins + (days << 2); at += 4) {
    const rows = load<u32>(at)
    if (rows > most) most = rows
    store<u32>(at, sum)
    sum += rows
  }
  order = take((<usize>sum) << 2)
  for (let row: u32 = 0; row < size; row++) {
    const at = rowAt(row)
    if (load<u32>(at, KEY) !== DROPPED) store<u32>(order + ((<usize>addTo(beginOf(at), 1)) << 2), row)
  }
  openColumns(most)
}

function beginOf(row: usize): usize {
  return begins + ((<usize>(<i32>(load<i64>(row, TIME) >> TICK_BITS) - logFrom)) << 2)
}

/** Gives what stood there before. */
function addTo(at: usize, more: u32): u32 {
  const before = load<u32>(at)
  store<u32>(at, before + more)
  return before
}

function openColumns(rows: u32): void {
  const count = <usize>rows
  room = 64
  while (room < rows) room *= 2
  pairs = take(count << 3)
  sorted = take(count << 3)
  piles = take((<usize>room) << 2)
  dayIdentity = take(count << 4)
  dayTicks = take(count << 3)
  dayShape = take(count << 2)
  dayBytes = take(count << 2)
  dayDeliveries = take(count << 2)
}

/** Writes a day's rows to the columns, with what stands among `keys` as their shapes; gives how many they are. */
export function writeDay(day: i32): u32 {
  // Where a day's rows began they now end, which is where the next day's began.
  const end = load<u32>(begins + ((<usize>(day - logFrom)) << 2))
  const begin = day === logFrom ? 0 : load<u32>(begins + ((<usize>(day - logFrom - 1)) << 2))
  const count = end - begin
  for (let index: u32 = 0; index < count; index++) {
    const row = load<u32>(order + ((<usize>(begin + index)) << 2))
    const word = load<u32>(rowAt(row))
    store<u64>(pairs + ((<usize>index) << 3), ((<u64>word) << 32) | row)
  }
  sortPairs(count)
  for (let index: u32 = 0; index < count; index++) {
    writeRow(<usize>index, rowAt(load<u32>(sorted + ((<usize>index) << 3))))
  }
  return count
}

function writeRow(index: usize, row: usize): void {
  v128.store(dayIdentity + (index << 4), v128.load(row))
  store<f64>(dayTicks + (index << 3), <f64>(load<i64>(row, TIME) & TICKS))
  store<u32>(dayShape + (index << 2), load<u32>(keys + ((<usize>load<u32>(row, KEY)) << 2)))
  store<u32>(dayBytes + (index << 2), load<u32>(row, BYTES))
  store<u32>(dayDeliveries + (index << 2), load<u32>(row, DELIVERIES))
}

/**
 * From `pairs` to `sorted`, as `createIdentitySorter` does: dealt to piles by the upper bits of the first word, which is
 * as good as random in a GUID; then each moves within its pile.
 */
function sortPairs(count: u32): void {
  const bits = 31 - <u64>clz<u32>(count | 64)
  const shift = 64 - bits
  const pilesEnd = piles + ((<usize>4) << (<usize>bits))
  memory.fill(piles, 0, pilesEnd - piles)
  const end = pairs + ((<usize>count) << 3)
  let largest: u32 = 0
  for (let at = pairs; at < end; at += 8) {
    const before = addTo(piles + ((<usize>(load<u64>(at) >>> shift)) << 2), 1)
    if (before > largest) largest = before
  }
  if (largest >= LARGE_PILE) {
    mergePairs(count)
    return
  }
  let sum: u32 = 0
  for (let pile = piles; pile < pilesEnd; pile += 4) sum += addTo(pile, sum - load<u32>(pile))
  for (let at = pairs; at < end; at += 8) {
    const pair = load<u64>(at)
    const place = addTo(piles + ((<usize>(pair >>> shift)) << 2), 1)
    store<u64>(sorted + ((<usize>place) << 3), pair)
  }
  insertPairs(count)
}

function insertPairs(count: u32): void {
  const end = sorted + ((<usize>count) << 3)
  for (let at = sorted + 8; at < end; at += 8) {
    const pair = load<u64>(at)
    let place = at
    while (place > sorted && isBefore(pair, load<u64>(place - 8))) {
      store<u64>(place, load<u64>(place - 8))
      place -= 8
    }
    store<u64>(place, pair)
  }
}

/** For identities that are not random, and hostile files. */
function mergePairs(count: u32): void {
  const bytes = (<usize>count) << 3
  for (let width: usize = 8; width < bytes; width *= 2) {
    for (let begin: usize = 0; begin < bytes; begin += width * 2) mergeRuns(begin, width, bytes)
    const other = pairs
    pairs = sorted
    sorted = other
  }
  const other = pairs
  pairs = sorted
  sorted = other
}

/** Two runs of `pairs`, side by side, to one of `sorted`. */
function mergeRuns(begin: usize, width: usize, bytes: usize): void {
  const middle = begin + width < bytes ? begin + width : bytes
  const end = middle + width < bytes ? middle + width : bytes
  let one = begin
  let other = middle
  for (let to = begin; to < end; to += 8) {
    const isOther =
      one === middle || (other < end && isBefore(load<u64>(pairs + other), load<u64>(pairs + one)))
    store<u64>(sorted + to, load<u64>(pairs + (isOther ? other : one)))
    if (isOther) other += 8
    else one += 8
  }
}

/** The first words nearly always tell. */
function isBefore(one: u64, other: u64): bool {
  const first = one >>> 32
  const second = other >>> 32
  return first === second ? isRowBefore(rowAt(<u32>one), rowAt(<u32>other)) : first < second
}

function isRowBefore(one: usize, other: usize): bool {
  for (let word: usize = 4; word < 16; word += 4) {
    const first = load<u32>(one + word)
    const second = load<u32>(other + word)
    if (first !== second) return first < second
  }
  return false
}
