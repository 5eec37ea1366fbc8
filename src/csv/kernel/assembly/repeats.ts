// Identities that stand in the log or the trace again: nearly none do, so a filter finds the few, and only these are compared.
// `formats/kernel-repeats.ts` goes through the steps.
import { hashIdentity } from './hashing'
import { take, widen } from './memory'
import { rowAt } from './message-log'
import { openSorting, putToSort, sortByIdentity, sortedAt } from './sorting'
import { messageAt } from './trace-messages'

/** Bits of the filter an identity: with so many, one of some hundreds is a suspect for nothing. */
const BITS_EACH: u64 = 16
/** The filter of suspects is small, and so can be thin. */
const BITS_A_SUSPECT: u64 = 64

/** What was noted: hashes, then addresses, then groups of these. */
export let repeats: usize = 0
let free: usize = 0
let end: usize = 0

let filter: usize = 0
let filterRoom: usize = 0
let filterMask: u32 = 0

/**
 * A filter that no cache holds is gone through a part at a time: hashes wait in piles, one a part, until a pile is full. Else
 * each of 16 million rows waits for memory, which was an eighth of their import.
 */
const PILES: u32 = 128
const PILE_BITS: u32 = 14
const PILE: u32 = 1 << PILE_BITS
/** In words of four bytes: above a million rows. */
const LARGE_FILTER: u32 = 1 << 19
let piles: usize = 0
/** How many hashes each has. */
let pileSizes: usize = 0
let pileShift: u32 = 0
let isPiled: bool = false

/** Begins with so many rows. */
export function beginRepeats(size: u32): void {
  openFilter(<u64>size * BITS_EACH)
  free = repeats
  isPiled = filterMask >= LARGE_FILTER
  if (!isPiled) return
  pileShift = popcnt(filterMask) - popcnt(PILES - 1)
  if (piles !== 0) return
  piles = take((<usize>PILES) << (PILE_BITS + 2))
  pileSizes = take((<usize>PILES) << 2)
}

/** Notes the hashes of identities whose bits of the filter were all set by those before. */
export function findSuspects(from: u32, to: u32, ofTrace: i32): void {
  for (let row = from; row < to; row++) {
    const hash = hashIdentity(ofTrace ? messageAt(row) : rowAt(row))
    if (isPiled) putOnPile(hash)
    else if (isSet(hash, true)) note(hash)
  }
}

function putOnPile(hash: u32): void {
  const pile = (hash & filterMask) >>> pileShift
  const at = pileSizes + ((<usize>pile) << 2)
  const size = load<u32>(at)
  store<u32>(piles + ((<usize>((pile << PILE_BITS) + size)) << 2), hash)
  store<u32>(at, size + 1)
  if (size + 1 === PILE) siftPile(pile)
}

function siftPile(pile: u32): void {
  const at = pileSizes + ((<usize>pile) << 2)
  const begin = piles + ((<usize>pile) << (PILE_BITS + 2))
  const end = begin + ((<usize>load<u32>(at)) << 2)
  for (let next = begin; next < end; next += 4) {
    const hash = load<u32>(next)
    if (isSet(hash, true)) note(hash)
  }
  store<u32>(at, 0)
}

/** Begins to look for all rows with the hash of a suspect; gives how many suspects there are. */
export function beginSuspected(): u32 {
  if (isPiled) for (let pile: u32 = 0; pile < PILES; pile++) siftPile(pile)
  const suspects = <u32>((free - repeats) >>> 2)
  openFilter(<u64>suspects * BITS_A_SUSPECT)
  for (let at = repeats; at < free; at += 4) isSet(load<u32>(at), true)
  free = repeats
  return suspects
}

/** Notes where they stand. */
export function findSuspected(from: u32, to: u32, ofTrace: i32): void {
  for (let row = from; row < to; row++) {
    const at = ofTrace ? messageAt(row) : rowAt(row)
    if (isSet(hashIdentity(at), false)) note(<u32>at)
  }
}

/**
 * Leaves those whose identity is that of another: groups of them, each behind its size. Gives how many words these are.
 */
export function keepEqual(): u32 {
  const count = <u32>((free - repeats) >>> 2)
  openSorting(count)
  for (let index: u32 = 0; index < count; index++) {
    putToSort(index, <usize>load<u32>(repeats + ((<usize>index) << 2)))
  }
  sortByIdentity(count)
  free = repeats
  for (let begin: u32 = 0; begin < count; ) {
    let behind = begin + 1
    while (behind < count && isSame(sortedAt(begin), sortedAt(behind))) behind++
    if (behind - begin > 1) noteGroup(begin, behind)
    begin = behind
  }
  return <u32>((free - repeats) >>> 2)
}

function noteGroup(begin: u32, behind: u32): void {
  note(behind - begin)
  for (let index = begin; index < behind; index++) note(<u32>sortedAt(index))
}

function isSame(one: usize, other: usize): bool {
  return !v128.any_true(v128.xor(v128.load(one), v128.load(other)))
}

function note(value: u32): void {
  if (free === end) {
    const used = free - repeats
    const room = used === 0 ? 4096 : used * 2
    repeats = widen(repeats, used, room)
    free = repeats + used
    end = repeats + room
  }
  store<u32>(free, value)
  free += 4
}

/** A filter of at least so many bits, all clear. */
function openFilter(bits: u64): void {
  let words: u32 = 16
  while ((<u64>words) << 5 < bits) words *= 2
  filterMask = words - 1
  const room = (<usize>words) << 2
  if (room > filterRoom) {
    filter = take(room)
    filterRoom = room
  } else memory.fill(filter, 0, room)
}

/** Whether all three bits of a hash are set; they stand in one word: one look at memory for all. */
function isSet(hash: u32, isToBe: bool): bool {
  const mixed = hash * 0x2c1b3c6d
  const bits =
    ((<u32>1) << (mixed >>> 27)) | ((<u32>1) << ((mixed >>> 22) & 31)) | ((<u32>1) << ((mixed >>> 17) & 31))
  const word = filter + ((<usize>(hash & filterMask)) << 2)
  const seen = load<u32>(word)
  if ((seen & bits) === bits) return true
  if (isToBe) store<u32>(word, seen | bits)
  return false
}
