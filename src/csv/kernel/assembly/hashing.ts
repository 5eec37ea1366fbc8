// Hashes of texts and identities. Words are multiplied by random numbers and added up, which no word has to wait for.
import { take } from './memory'

const KEYS: usize = 64

let keys: usize = 0
let keysEnd: usize = 0
let secret: u64 = 0
/** Of the text that is being added: the sum so far, and the number that the next word is multiplied by. */
let sum: u64 = 0
let key: usize = 0

/** Two random numbers, so that a hostile file cannot be made to collide. */
export function prepareHashing(one: u64, other: u64): void {
  secret = other | 1
  keys = take(KEYS << 3)
  keysEnd = keys + (KEYS << 3)
  let state = one
  for (let at = keys; at < keysEnd; at += 8) {
    state += ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15
    store<u64>(at, mix(state ^ (other >>> 7)) | 1)
  }
}

/** The lower bytes of a word. */
export function tailMask(bytes: usize): u64 {
  return ((<u64>1) << (bytes << 3)) - 1
}

function mix(hash: u64): u64 {
  let x = hash * (((<u64>0xff51afd7) << 32) | 0xed558ccd)
  x ^= x >>> 29
  x *= secret
  return x ^ (x >>> 32)
}

/** A hash begins with nothing. */
export function beginHash(): void {
  sum = 0
  key = keys
}

/** Adds a text; where it ends counts too. */
export function addText(start: usize, end: usize): void {
  let total = sum
  let at = start
  let factor = key
  for (; at + 8 <= end; at += 8) {
    if (factor === keysEnd) {
      total = mix(total)
      factor = keys
    }
    total += load<u64>(at) * load<u64>(factor)
    factor += 8
  }
  if (factor + 16 > keysEnd) {
    total = mix(total)
    factor = keys
  }
  total += (load<u64>(at) & tailMask(end - at)) * load<u64>(factor) + (end - start) * load<u64>(factor, 8)
  sum = total
  key = factor + 16
}

export function endHash(): u32 {
  return <u32>mix(sum)
}

/** The hash of an identity of four words. */
export function hashIdentity(at: usize): u32 {
  return <u32>mix(load<u64>(at) * load<u64>(keys) + load<u64>(at, 8) * load<u64>(keys, 8))
}

/** A hash of bytes: equal records have equal hashes. Records may be long, so eight words at a time wait for nothing. */
export function hashBytes(start: usize, end: usize): i32 {
  let hash = secret
  let at = start
  for (; at + 64 <= end; at += 64) {
    hash +=
      load<u64>(at) * load<u64>(keys) +
      load<u64>(at, 8) * load<u64>(keys, 8) +
      load<u64>(at, 16) * load<u64>(keys, 16) +
      load<u64>(at, 24) * load<u64>(keys, 24) +
      (load<u64>(at, 32) * load<u64>(keys, 32) +
        load<u64>(at, 40) * load<u64>(keys, 40) +
        load<u64>(at, 48) * load<u64>(keys, 48) +
        load<u64>(at, 56) * load<u64>(keys, 56))
    hash = (hash ^ (hash >>> 32)) * secret
  }
  beginHash()
  addText(at, end)
  return <i32>(<u32>mix(hash) ^ endHash())
}
