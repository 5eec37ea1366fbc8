// Repeated texts of a slot as small numbers: equal bytes get the same one.
import { endOf, slotCount, startOf } from './layout'
import { take, widen } from './memory'

const FIRST_ENTRIES: usize = 256
const FIRST_BYTES: usize = 8192

/** What is known of a slot's texts. */
@unmanaged
class Texts {
  /** Open addressing: number + 1, 0 is free; at most half full. */
  places: usize
  mask: u32
  size: u32
  /** Per text where it ends among the bytes, and its hash. */
  ends: usize
  hashes: usize
  room: u32
  bytes: usize
  bytesUsed: usize
  bytesRoom: usize
}

let tables: usize = 0
let seed: u64 = 0
let secret: u64 = 0

/** Two random numbers, so that a hostile file cannot be made to collide. */
export function prepareInterning(one: u64, other: u64): void {
  seed = one
  secret = other | 1
  tables = take(<usize>slotCount * offsetof<Texts>())
}

function textsOf(slot: i32): Texts {
  return changetype<Texts>(tables + <usize>slot * offsetof<Texts>())
}

export function internedCount(slot: i32): u32 {
  return textsOf(slot).size
}

/** The numbers of the slot's fields of a batch, to `list`. */
export function intern(slot: i32, rows: i32, list: usize): void {
  const texts = textsOf(slot)
  if (texts.places === 0) open(texts)
  for (let row = 0; row < rows; row++) {
    store<u32>(list + (row << 2), numberOf(texts, startOf(slot, row), endOf(slot, row)))
  }
}

function open(texts: Texts): void {
  texts.room = <u32>FIRST_ENTRIES
  texts.ends = take(FIRST_ENTRIES << 2)
  texts.hashes = take(FIRST_ENTRIES << 2)
  texts.places = take(FIRST_ENTRIES << 3)
  texts.mask = <u32>(FIRST_ENTRIES * 2 - 1)
  texts.bytesRoom = FIRST_BYTES
  texts.bytes = take(FIRST_BYTES)
}

function hashOf(start: usize, end: usize): u32 {
  let hash = seed ^ (end - start)
  let at = start
  for (; at + 8 <= end; at += 8) hash = mix(hash ^ load<u64>(at))
  if (at < end) hash = mix(hash ^ (load<u64>(at) & tailMask(end - at)))
  return <u32>(hash ^ (hash >>> 32))
}

/** The lower bytes of a word. */
function tailMask(bytes: usize): u64 {
  return ((<u64>1) << (bytes << 3)) - 1
}

function mix(hash: u64): u64 {
  let x = hash * (((<u64>0x9e3779b9) << 32) | 0x7f4a7c15)
  x ^= x >>> 29
  return x * secret
}

function numberOf(texts: Texts, start: usize, end: usize): u32 {
  const hash = hashOf(start, end)
  let place = hash & texts.mask
  for (;;) {
    const entry = load<u32>(texts.places + (place << 2))
    if (entry === 0) break
    if (isText(texts, entry - 1, hash, start, end)) return entry - 1
    place = (place + 1) & texts.mask
  }
  store<u32>(texts.places + (place << 2), texts.size + 1)
  return add(texts, hash, start, end)
}

function isText(texts: Texts, number: u32, hash: u32, start: usize, end: usize): bool {
  if (load<u32>(texts.hashes + (number << 2)) !== hash) return false
  let known = texts.bytes + (number === 0 ? 0 : <usize>load<u32>(texts.ends + ((number - 1) << 2)))
  const length = end - start
  if (texts.bytes + <usize>load<u32>(texts.ends + (number << 2)) - known !== length) return false
  let at = start
  for (; at + 8 <= end; at += 8) {
    if (load<u64>(at) !== load<u64>(known)) return false
    known += 8
  }
  return at === end || ((load<u64>(at) ^ load<u64>(known)) & tailMask(end - at)) === 0
}

function add(texts: Texts, hash: u32, start: usize, end: usize): u32 {
  const length = end - start
  if (texts.bytesUsed + length > texts.bytesRoom) {
    texts.bytesRoom = (texts.bytesUsed + length) * 2
    texts.bytes = widen(texts.bytes, texts.bytesUsed, texts.bytesRoom)
  }
  memory.copy(texts.bytes + texts.bytesUsed, start, length)
  texts.bytesUsed += length
  const number = texts.size++
  store<u32>(texts.ends + (number << 2), <u32>texts.bytesUsed)
  store<u32>(texts.hashes + (number << 2), hash)
  if (texts.size === texts.room) grow(texts)
  return number
}

function grow(texts: Texts): void {
  const used = (<usize>texts.room) << 2
  texts.room *= 2
  texts.ends = widen(texts.ends, used, used * 2)
  texts.hashes = widen(texts.hashes, used, used * 2)
  texts.places = take(used * 4)
  texts.mask = texts.room * 2 - 1
  for (let number: u32 = 0; number < texts.size; number++) {
    let place = load<u32>(texts.hashes + (number << 2)) & texts.mask
    while (load<u32>(texts.places + (place << 2)) !== 0) place = (place + 1) & texts.mask
    store<u32>(texts.places + (place << 2), number + 1)
  }
}

/**
 * A hash of bytes: equal records have equal hashes. Records may be long, so four chains of words are mixed side by
 * side: one alone waits for its own products.
 */
export function hashBytes(start: usize, end: usize): i32 {
  let one = seed
  let two = seed ^ 1
  let three = seed ^ 2
  let four = seed ^ 3
  let at = start
  for (; at + 32 <= end; at += 32) {
    one = mix(one ^ load<u64>(at))
    two = mix(two ^ load<u64>(at, 8))
    three = mix(three ^ load<u64>(at, 16))
    four = mix(four ^ load<u64>(at, 24))
  }
  const hash = mix(mix(mix(one ^ two) ^ three) ^ four)
  return <i32>(<u32>(hash ^ (hash >>> 32)) ^ hashOf(at, end))
}
