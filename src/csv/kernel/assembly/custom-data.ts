// Of a `custom_data` cell the members that rules read, one behind the other: see `narrowCustomData`.
import { endOf, putField, slotCount, startOf } from './layout'
import { take } from './memory'

const QUOTE: u8 = 0x27
const SEMICOLON: u8 = 0x3b
const EQUALS: u8 = 0x3d

/** Wanted keys in lower case, each as its length and its bytes. */
let keys: usize = 0
let keysEnd: usize = 0
/** The text that is made. */
let made: usize = 0
let room: usize = 0

/** Keys stand at `from`, each behind a byte with its length. */
export function wantMembers(from: usize, to: usize): void {
  keys = from
  keysEnd = to
}

/**
 * To the slot behind the last one; false where a quote is odd, so that only the whole cell tells. Doubled quotes stay so: what is
 * equal with them is equal without.
 */
export function narrowCell(slot: i32): bool {
  const start = startOf(slot)
  const end = endOf(slot)
  if (end - start + 16 > room) {
    room = (end - start) * 2 + 4096
    made = take(room)
  }
  let to = made
  for (let at = start; at < end; ) {
    const isQuoted = load<u8>(at) === QUOTE
    const last = isQuoted ? closingQuote(at, end) : find(SEMICOLON, at, end)
    if (last === 0) return false
    if (isWanted(at, last)) {
      const behind = isQuoted ? last + 1 : last
      memory.copy(to, at, behind - at)
      to += behind - at
      store<u8>(to++, SEMICOLON)
    }
    at = isQuoted ? last + 2 : last + 1
  }
  putField(slotCount, made, to)
  return true
}

/** The byte from `start` on, or the end. */
function find(byte: u8, start: usize, end: usize): usize {
  const wanted = i8x16.splat(byte)
  for (let at = start; at < end; at += 16) {
    const bits = i8x16.bitmask(i8x16.eq(v128.load(at), wanted))
    if (bits === 0) continue
    const place = at + <usize>ctz(bits)
    return place < end ? place : end
  }
  return end
}

/** The quote that closes a member; 0 when none does before a `;` or the end. */
function closingQuote(start: usize, end: usize): usize {
  for (let at = start + 1; ; ) {
    const quote = find(QUOTE, at, end)
    if (quote >= end) return 0
    if (quote + 1 < end && load<u8>(quote, 1) === QUOTE) {
      at = quote + 2
      continue
    }
    return quote + 1 < end && load<u8>(quote, 1) !== SEMICOLON ? 0 : quote
  }
  return 0
}

/** Whether what stands before the first `=` may be a wanted key: what is no plain letter at its end may. */
function isWanted(start: usize, end: usize): bool {
  const equals = find(EQUALS, start, end)
  if (equals === end || equals === start) return false
  const last = load<u8>(equals - 1)
  if (last <= 0x20 || last >= 0x80) return true
  for (let key = keys; key < keysEnd; key += 1 + <usize>load<u8>(key)) {
    if (endsWith(start, equals, key)) return true
  }
  return false
}

function endsWith(start: usize, end: usize, key: usize): bool {
  const length = <usize>load<u8>(key)
  for (let index: usize = 1; index <= length; index++) {
    if (end - index < start) return false
    const letter = load<u8>(end - index)
    if (letter >= 0x80) return true
    if ((letter | 0x20) !== (load<u8>(key + 1 + length - index) | 0x20)) return false
  }
  return true
}
