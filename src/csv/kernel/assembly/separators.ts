// Finds delimiters and line ends outside quotes, 64 bytes at a time, and places where a quote is odd.
import { take } from './memory'

/** Bytes looked at before their records are taken: few enough that they are in the nearest cache then. */
const WINDOW: usize = 16 * 1024
const QUOTE: u8 = 0x22

/** Offsets of separators, ascending; those before `next` are taken already. */
export let found: usize = 0
export let next: usize = 0
export let last: usize = 0
/** Up to here separators are known. */
export let indexed: usize = 0
/** A quote near `indexed` stands where RFC 4180 knows none: the record has to be read byte by byte. */
export let isOdd: bool = false

/** Of the bytes before `indexed`: all bits where the text is inside quotes. */
let inside: u64 = 0
/** 1 where the last byte lets a quote open, or closed one. */
let canOpen: u64 = 1
let closed: u64 = 0

export function prepare(): void {
  found = take((WINDOW + 64) << 2)
}

/** Forgets what is known: a record begins at `from`. */
export function restart(from: usize): void {
  indexed = from
  next = found
  last = found
  inside = 0
  canOpen = 1
  closed = 0
  isOdd = false
}

/** Whether the text at `indexed` is inside quotes. */
export function isInside(): bool {
  return inside !== 0
}

export function skip(): void {
  next += 4
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

function separator(text: v128, delimiters: v128): v128 {
  return v128.or(
    i8x16.eq(text, delimiters),
    v128.or(i8x16.eq(text, i8x16.splat(0x0a)), i8x16.eq(text, i8x16.splat(0x0d))),
  )
}

/** Finds the separators of the next window; all that were found before must be taken. */
export function findMore(textEnd: usize, delimiter: u8): void {
  let at = indexed
  const limit = textEnd - at > WINDOW ? at + WINDOW : textEnd
  const quotes = i8x16.splat(QUOTE)
  const delimiters = i8x16.splat(delimiter)
  let to = found
  while (at < limit) {
    const a = v128.load(at)
    const b = v128.load(at, 16)
    const c = v128.load(at, 32)
    const d = v128.load(at, 48)
    let quoteBits = mask(i8x16.eq(a, quotes), i8x16.eq(b, quotes), i8x16.eq(c, quotes), i8x16.eq(d, quotes))
    let bits = mask(
      separator(a, delimiters),
      separator(b, delimiters),
      separator(c, delimiters),
      separator(d, delimiters),
    )
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
    while (bits !== 0) {
      store<u32>(to, <u32>(at + <usize>ctz(bits)))
      to += 4
      bits &= bits - 1
    }
    at += 64
  }
  next = found
  last = to
  indexed = at < textEnd ? at : textEnd
}
