// Identities that stand in the log again: nearly none do, so a filter finds the few, and only these are compared.
import { hashIdentity } from './hashing'
import { take, widen } from './memory'
import { logSize, rowAt } from './message-log'
import { messageAt, messageCount } from './trace-messages'

/** Bits of the filter an identity: with so many, one of some hundreds is a suspect for nothing. */
const BITS_EACH: u64 = 16
/** The filter of suspects is small, and so can be thin. */
const BITS_A_SUSPECT: u64 = 64

/** The rows that `findRepeats` found. */
export let repeats: usize = 0
let free: usize = 0
let end: usize = 0

let filter: usize = 0
let filterRoom: usize = 0
let filterMask: u32 = 0

/**
 * Rows of the log, or messages of the trace, whose identity may be that of another, ascending, to `repeats`; gives how
 * many there are.
 */
export function findRepeats(ofTrace: i32): u32 {
  const size = ofTrace ? messageCount() : logSize()
  findSuspects(size, ofTrace)
  const suspects = <u64>((free - repeats) >>> 2)
  if (suspects === 0) return 0
  openFilter(suspects * BITS_A_SUSPECT)
  for (let at = repeats; at < free; at += 4) isSet(load<u32>(at), true)
  free = repeats
  for (let row: u32 = 0; row < size; row++)
    if (isSet(hashIdentity(ofTrace ? messageAt(row) : rowAt(row)), false)) note(row)
  return <u32>((free - repeats) >>> 2)
}

/** Notes the hashes of identities whose bits of the filter were all set by those before. */
function findSuspects(size: u32, ofTrace: i32): void {
  openFilter(<u64>size * BITS_EACH)
  free = repeats
  for (let row: u32 = 0; row < size; row++) {
    const hash = hashIdentity(ofTrace ? messageAt(row) : rowAt(row))
    if (isSet(hash, true)) note(hash)
  }
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
