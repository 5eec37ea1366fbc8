// Finds delimiters and line ends outside quotes, 64 bytes at a time, and places where a quote is odd.
import { delimiter } from './layout'
import { take } from './memory'

/** Bytes looked at before their records are taken: few enough that they are in a near cache then. */
const WINDOW: usize = 32 * 1024
/** Separators of a record that a window cuts: one with more is read byte by byte. */
const MOST_KEPT: usize = 8 * 1024
const QUOTE: u8 = 0x22
const ENTRY: usize = 4
/** A window, what is left of the one before, and what is written beyond the end. */
const ROOM: usize = (MOST_KEPT + WINDOW + 64 + 4) * ENTRY

/** Offsets of separators, ascending; in the entry before the first one of a record stands what is before its text. */
let found: usize = 0
/** Where the separators of the next record begin, and where all end. */
export let first: usize = 0
let last: usize = 0
/** Where the line ends among them stand that are not taken yet. */
let lines: usize = 0
let nextLine: usize = 0
let lastLine: usize = 0
/** Up to here separators are known. */
let indexed: usize = 0
/** A quote near `indexed` stands where RFC 4180 knows none: the record has to be read byte by byte. */
export let isOdd: bool = false

/** Of the bytes before `indexed`: all bits where the text is inside quotes. */
let inside: u64 = 0
/** 1 where the last byte lets a quote open, or closed one. */
let canOpen: u64 = 1
let closed: u64 = 0

/**
 * At the place of its lower four bits each byte that matters, elsewhere one that no byte of these bits is: a byte that is what
 * stands at its own place matters. Quote, line ends and all delimiters that headers have differ in these bits.
 */
let special: usize = 0

export function prepare(): void {
  special = take(16)
  for (let place: u32 = 0; place < 16; place++) store<u8>(special + place, place ^ 1)
  putSpecial(QUOTE)
  putSpecial(0x0a)
  putSpecial(0x0d)
  putSpecial(<u8>delimiter)
  found = take(ROOM + ENTRY) + ENTRY
  lines = take((WINDOW + 64) * ENTRY)
}

function putSpecial(byte: u8): void {
  store<u8>(special + <usize>(byte & 15), byte)
}

/** Forgets what is known: a record begins at `from`. */
export function restart(from: usize): void {
  indexed = from
  inside = 0
  canOpen = 1
  closed = 0
  isOdd = false
  last = found
  nextLine = lines
  lastLine = lines
  beginAt(found, from)
}

/** The separators of a record from `from` on stand at `entry`. */
function beginAt(entry: usize, from: usize): void {
  first = entry
  store<u32>(entry - ENTRY, <u32>from - 1)
}

/** Whether the text at `indexed` is inside quotes. */
export function isInside(): bool {
  return inside !== 0
}

/** Whether there is text whose separators are not known. */
export function hasMore(textEnd: usize): bool {
  return indexed < textEnd
}

/** The entry of the next line end from `position` on, which is taken; 0: there is none yet. */
export function takeLine(position: usize): usize {
  while (nextLine < lastLine) {
    const entry = <usize>load<u32>(nextLine)
    nextLine += ENTRY
    if (<usize>load<u32>(entry) >= position) return entry
    // The line feed behind a carriage return.
    first = entry + ENTRY
  }
  return 0
}

/** The record that ends at this entry is taken. */
export function nextRecord(entry: usize): void {
  first = entry + ENTRY
}

/** The text itself ends the last record. */
export function endLast(textEnd: usize): usize {
  const entry = last
  store<u32>(entry, <u32>textEnd)
  last += ENTRY
  return entry
}

function prefixXor(bits: u64): u64 {
  let x = bits
  x ^= x << 1
  x ^= x << 2
  x ^= x << 4
  x ^= x << 8
  x ^= x << 16
  x ^= x << 32
  return x
}

function mask(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    <u64>i8x16.bitmask(a) |
    ((<u64>i8x16.bitmask(b)) << 16) |
    ((<u64>i8x16.bitmask(c)) << 32) |
    ((<u64>i8x16.bitmask(d)) << 48)
  )
}

function lineEnd(text: v128): v128 {
  return v128.or(i8x16.eq(text, i8x16.splat(0x0a)), i8x16.eq(text, i8x16.splat(0x0d)))
}

/** Which bytes matter. */
function isSpecial(text: v128, specials: v128): v128 {
  return i8x16.eq(text, i8x16.swizzle(specials, v128.and(text, i8x16.splat(15))))
}

/**
 * Finds the separators of the next window. Those of records that were taken are forgotten; `position` is where the next one
 * begins.
 */
export function findMore(position: usize, textEnd: usize): void {
  keepLast(position)
  if (isOdd) return
  let at = indexed
  const limit = textEnd - at > WINDOW ? at + WINDOW : textEnd
  const quotes = i8x16.splat(QUOTE)
  const specials = v128.load(special)
  let to = last
  let toLine = lines
  while (at < limit) {
    const a = v128.load(at)
    const b = v128.load(at, 16)
    const c = v128.load(at, 32)
    const d = v128.load(at, 48)
    const isA = isSpecial(a, specials)
    const isB = isSpecial(b, specials)
    const isC = isSpecial(c, specials)
    const isD = isSpecial(d, specials)
    // Long cells: nothing changes.
    if (closed === 0 && !v128.any_true(v128.or(v128.or(isA, isB), v128.or(isC, isD)))) {
      canOpen = 0
      at += 64
      continue
    }
    const lineA = lineEnd(a)
    const lineB = lineEnd(b)
    const lineC = lineEnd(c)
    const lineD = lineEnd(d)
    let quoteBits = mask(i8x16.eq(a, quotes), i8x16.eq(b, quotes), i8x16.eq(c, quotes), i8x16.eq(d, quotes))
    let bits = mask(isA, isB, isC, isD) ^ quoteBits
    let known: u64 = -1
    if (at + 64 > textEnd) {
      known = ((<u64>1) << (textEnd - at)) - 1
      quoteBits &= known
      bits &= known
    }
    if ((quoteBits | inside | closed) !== 0) {
      // With its opening and without its closing quote.
      const quoted = prefixXor(quoteBits) ^ inside
      const openers = quoteBits & quoted
      const closers = quoteBits & ~quoted
      const outside = bits & ~quoted
      const before = ((outside | closers) << 1) | canOpen
      const behind = ((closers << 1) | closed) & known
      if (((openers & ~before) | (behind & ~(bits | quoteBits))) !== 0) {
        isOdd = true
        break
      }
      inside = <u64>(<i64>quoted >> 63)
      canOpen = (outside | closers) >> 63
      closed = closers >> 63
      bits = outside
    } else canOpen = bits >> 63
    if (v128.any_true(v128.or(v128.or(lineA, lineB), v128.or(lineC, lineD)))) {
      let lineBits = mask(lineA, lineB, lineC, lineD) & bits
      while (lineBits !== 0) {
        const before = bits & ((lineBits & -lineBits) - 1)
        store<u32>(toLine, <u32>(to + ((<usize>popcnt(before)) << 2)))
        toLine += ENTRY
        lineBits &= lineBits - 1
      }
    }
    // Four at a time, also where fewer are left: what is beyond the end is written over.
    const end = to + ((<usize>popcnt(bits)) << 2)
    while (to < end) {
      store<u32>(to, <u32>(at + <usize>ctz(bits)))
      bits &= bits - 1
      store<u32>(to, <u32>(at + <usize>ctz(bits)), ENTRY)
      bits &= bits - 1
      store<u32>(to, <u32>(at + <usize>ctz(bits)), 2 * ENTRY)
      bits &= bits - 1
      store<u32>(to, <u32>(at + <usize>ctz(bits)), 3 * ENTRY)
      bits &= bits - 1
      to += 4 * ENTRY
    }
    to = end
    at += 64
  }
  last = to
  nextLine = lines
  lastLine = toLine
  indexed = at < textEnd ? at : textEnd
}

/** Moves the separators of the record that is not whole yet to the front. */
function keepLast(position: usize): void {
  const kept = last - first
  if (kept > MOST_KEPT * ENTRY) {
    isOdd = true
    return
  }
  memory.copy(found, first, kept)
  last = found + kept
  beginAt(found, position)
}
