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

const RADIX_BITS = 11
const RADIX = 1 << RADIX_BITS
/** Fewer rows than this are sorted faster without counting. */
const FEW_ROWS = 64

/**
 * The rows `0..count-1` in ascending order of their identities. A radix sort by the first word, which
 * is as good as random in a GUID, then a comparison among the few that share it.
 */
export function sortByIdentity(identities: Uint32Array, count: number): Uint32Array {
  const order = new Uint32Array(count)
  for (let row = 0; row < count; row++) order[row] = row
  if (count < FEW_ROWS) return order.sort((a, b) => compareIdentities(identities, a, identities, b) || a - b)
  const words = new Uint32Array(count)
  for (let row = 0; row < count; row++) words[row] = identities[row * IDENTITY_WORDS] as number
  const sorted = sortByWords(order, words)
  sortEqualFirstWords(identities, sorted)
  return sorted
}

/** Sorts rows by their words, which move along: a word is then read where it lies, not where its row does. */
function sortByWords(rows: Uint32Array<ArrayBuffer>, words: Uint32Array<ArrayBuffer>): Uint32Array {
  let [fromRows, fromWords] = [rows, words]
  let [toRows, toWords] = [new Uint32Array(rows.length), new Uint32Array(rows.length)]
  const places = new Uint32Array(RADIX)
  for (let shift = 0; shift < 32; shift += RADIX_BITS) {
    countPlaces(fromWords, shift, places)
    for (let index = 0; index < fromRows.length; index++) {
      const word = fromWords[index] as number
      const digit = (word >>> shift) & (RADIX - 1)
      const place = places[digit] as number
      places[digit] = place + 1
      toRows[place] = fromRows[index] as number
      toWords[place] = word
    }
    ;[fromRows, toRows] = [toRows, fromRows]
    ;[fromWords, toWords] = [toWords, fromWords]
  }
  return fromRows
}

/** Where the first word of each digit goes. */
function countPlaces(words: Uint32Array, shift: number, places: Uint32Array): void {
  places.fill(0)
  for (let index = 0; index < words.length; index++) {
    const digit = ((words[index] as number) >>> shift) & (RADIX - 1)
    places[digit] = (places[digit] as number) + 1
  }
  let sum = 0
  for (let digit = 0; digit < RADIX; digit++) {
    const count = places[digit] as number
    places[digit] = sum
    sum += count
  }
}

function sortEqualFirstWords(identities: Uint32Array, order: Uint32Array): void {
  const firstWord = (index: number): number => identities[(order[index] as number) * IDENTITY_WORDS] as number
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    while (end < order.length && firstWord(end) === firstWord(start)) end++
    if (end - start > 1) {
      order.subarray(start, end).sort((a, b) => compareIdentities(identities, a, identities, b) || a - b)
    }
    start = end
  }
}
