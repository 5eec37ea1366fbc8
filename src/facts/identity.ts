import { sha256 } from '@noble/hashes/sha2.js'
import { IDENTITY_WORDS } from './facts.ts'

/** A message's identity: four words of 32 bits, most significant first. */
export type Identity = Uint32Array

const encoder = new TextEncoder()

/**
 * Reads a GUID (32 hexadecimal digits, dashes anywhere, either case, braces and spaces passed over) of
 * `bytes[start, end)` into `into`. False when it is anything else or all zeros; `into` may be half written then.
 */
export function readGuid(bytes: Uint8Array, start: number, end: number, into: Identity): boolean {
  let digits = 0
  let word = 0
  for (let index = start; index < end; index++) {
    const byte = bytes[index] as number
    if (byte === 0x2d || byte === 0x20 || byte === 0x7b || byte === 0x7d) continue
    const digit = hexDigit(byte)
    if (digit < 0 || digits === 32) return false
    word = (word << 4) | digit
    digits++
    if (digits % 8 === 0) into[digits / 8 - 1] = word
  }
  return digits === 32 && into.some((part) => part !== 0)
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

/** The identity of a message that has no GUID: the first 128 bits of the SHA-256 of what identifies it. */
export function hashIdentity(text: string, into: Identity): void {
  const digest = sha256(encoder.encode(text))
  const words = new DataView(digest.buffer, digest.byteOffset)
  for (let word = 0; word < IDENTITY_WORDS; word++) into[word] = words.getUint32(word * 4)
}

/** Order of two identities in columns of four words a row: negative, zero, positive. */
export function compareIdentities(a: Uint32Array, rowA: number, b: Uint32Array, rowB: number): number {
  const atA = rowA * IDENTITY_WORDS
  const atB = rowB * IDENTITY_WORDS
  for (let word = 0; word < IDENTITY_WORDS; word++) {
    const difference = (a[atA + word] as number) - (b[atB + word] as number)
    if (difference !== 0) return difference
  }
  return 0
}

/** Fewer rows than this are sorted faster without counting. */
const FEW_ROWS = 64
/** Larger piles are sorted slower by insertion than by comparison. */
const LARGE_PILE = 48

/** Sorts again and again in the same memory. What it gives is valid until the next call. */
export type IdentitySorter = (identities: Uint32Array, count: number) => Uint32Array

/** The rows `0..count-1` in ascending order of their identities. */
export function sortByIdentity(identities: Uint32Array, count: number): Uint32Array {
  return createIdentitySorter()(identities, count)
}

/**
 * A sorter like `sortByIdentity`. Rows are dealt to as many piles as there are rows by the upper bits of the first word,
 * which is as good as random in a GUID; what is left to sort then lies side by side.
 */
export function createIdentitySorter(): IdentitySorter {
  let rows = new Uint32Array(0)
  let piles = new Uint32Array(0)
  return (identities, count) => {
    if (rows.length < count) rows = new Uint32Array(count)
    const order = rows.subarray(0, count)
    if (count < FEW_ROWS) {
      for (let row = 0; row < count; row++) order[row] = row
      return sortByComparison(identities, order)
    }
    const shift = Math.clz32(count) + 1
    if (piles.length < 2 ** (32 - shift)) piles = new Uint32Array(2 ** (32 - shift))
    const ends = piles.subarray(0, 2 ** (32 - shift)).fill(0)
    const largest = countPiles(identities, count, shift, ends)
    deal(identities, shift, ends, order)
    if (largest > LARGE_PILE) sortPiles(identities, order, ends)
    else sortByInsertion(identities, order)
    return order
  }
}

/** Puts each row on its pile; where piles began, they then end. */
function deal(identities: Uint32Array, shift: number, places: Uint32Array, order: Uint32Array): void {
  for (let row = 0; row < order.length; row++) {
    const pile = (identities[row * IDENTITY_WORDS] as number) >>> shift
    const place = places[pile] as number
    places[pile] = place + 1
    order[place] = row
  }
}

/** Where each pile begins, to `starts`; gives the size of the largest. */
function countPiles(identities: Uint32Array, count: number, shift: number, starts: Uint32Array): number {
  for (let row = 0; row < count; row++) {
    const pile = (identities[row * IDENTITY_WORDS] as number) >>> shift
    starts[pile] = (starts[pile] as number) + 1
  }
  let sum = 0
  let largest = 0
  for (let pile = 0; pile < starts.length; pile++) {
    const size = starts[pile] as number
    if (size > largest) largest = size
    starts[pile] = sum
    sum += size
  }
  return largest
}

/** Rows that are nearly sorted: each moves within its pile. Equal ones keep their order. */
function sortByInsertion(identities: Uint32Array, order: Uint32Array): void {
  for (let index = 1; index < order.length; index++) {
    const row = order[index] as number
    const word = identities[row * IDENTITY_WORDS] as number
    let place = index
    for (; place > 0; place--) {
      const other = order[place - 1] as number
      const difference = (identities[other * IDENTITY_WORDS] as number) - word
      if (difference < 0 || (difference === 0 && compareIdentities(identities, other, identities, row) <= 0))
        break
      order[place] = other
    }
    order[place] = row
  }
}

/** Hashes that are not random, or a hostile file: no pile takes time squared. */
function sortPiles(identities: Uint32Array, order: Uint32Array, ends: Uint32Array): void {
  let start = 0
  for (const end of ends) {
    if (end - start > 1) sortByComparison(identities, order.subarray(start, end))
    start = end
  }
}

function sortByComparison(identities: Uint32Array, rows: Uint32Array): Uint32Array {
  return rows.sort((a, b) => compareIdentities(identities, a, identities, b) || a - b)
}
