// Sorts what begins with an identity, a day at a time.
import { take } from './memory'

/** More rows in one pile are merged: a pile takes time squared. */
const LARGE_PILE: u32 = 48

/** Pairs of an address and the first word of its identity above it, as they come and sorted. */
let pairs: usize = 0
let sorted: usize = 0
let piles: usize = 0
let room: u32 = 0

/** Memory for so many at a time. */
export function openSorting(most: u32): void {
  if (most <= room) return
  room = 64
  while (room < most) room *= 2
  pairs = take((<usize>room) << 3)
  sorted = take((<usize>room) << 3)
  piles = take((<usize>room) << 2)
}

export function putToSort(index: u32, address: usize): void {
  store<u64>(pairs + ((<usize>index) << 3), ((<u64>load<u32>(address)) << 32) | <u64>address)
}

/** Where the one at a place of the order stands. */
export function sortedAt(index: u32): usize {
  return <usize>load<u32>(sorted + ((<usize>index) << 3))
}

/** Adds to a number in memory; gives what stood there before. */
export function addTo(at: usize, more: u32): u32 {
  const before = load<u32>(at)
  store<u32>(at, before + more)
  return before
}

/**
 * From `pairs` to `sorted`, as `createIdentitySorter` does: dealt to piles by the upper bits of the first word, which is
 * as good as random in a GUID; then each moves within its pile.
 */
export function sortByIdentity(count: u32): void {
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
  return first === second ? isIdentityBefore(<usize>(<u32>one), <usize>(<u32>other)) : first < second
}

function isIdentityBefore(one: usize, other: usize): bool {
  for (let word: usize = 4; word < 16; word += 4) {
    const first = load<u32>(one + word)
    const second = load<u32>(other + word)
    if (first !== second) return first < second
  }
  return false
}
