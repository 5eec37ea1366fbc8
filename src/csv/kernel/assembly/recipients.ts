// Recipients of `ann@contoso.com##Receive, Deliver;bob@fabrikam.com##Receive, Send`: see `recipient-status.ts`.
import { endOf, startOf } from './layout'
import { take } from './memory'

const MARK: u8 = 0x23
const COMMA: u8 = 0x2c
const SEMICOLON: u8 = 0x3b
/** `send` as a word in memory. */
const SEND: u32 = 0x646e6573

/**
 * Twice their number, plus 1 where one was sent to; -1: only the text tells. A doubled quote counts as a single one does: it is
 * part of no mark and of no `Send`.
 */
export function recipientsAt(slot: i32): i32 {
  return readCell(startOf(slot), endOf(slot))
}

// The last status with its `;`, up to 32 bytes: thousands of recipients of one message mostly have the same.
let knownLow: v128 = i8x16.splat(0)
let knownHigh: v128 = i8x16.splat(0)
let knownLength: usize = 0
let knownHasSend: i32 = 0

/** Of each length the last status that ended a cell, up to 32 bytes of it, and whether it is one of `Send`. */
let tails: usize = 0
const HAS_SEND: usize = 32
const IS_KNOWN: usize = 36
const TAIL: usize = 48
/** The one that was looked at last. */
let tail: usize = 0

export function prepareRecipients(): void {
  tails = take(33 * TAIL)
}

function readCell(start: usize, end: usize): i32 {
  let count = 0
  let hasSend = 0
  let at = findMark(start, end)
  while (at < end) {
    // At a mark.
    count++
    at += 2
    if (isKnown(at, end)) {
      hasSend |= knownHasSend
      at += knownLength
    } else if (isKnownTail(at, end)) {
      hasSend |= load<u32>(tail, HAS_SEND)
      at = end
    } else {
      const status = at
      let ownSend = 0
      let isPlain = false
      let word = at
      for (; at < end; at++) {
        const byte = load<u8>(at)
        if (byte >= 0x80) return -1
        if (byte === MARK && at + 1 < end && load<u8>(at, 1) === MARK) break
        if (byte !== COMMA && byte !== SEMICOLON) continue
        ownSend |= isSend(word, at)
        word = at + 1
        if (byte === SEMICOLON) {
          isPlain = true
          at++
          break
        }
      }
      if (at >= end && !isPlain) ownSend |= isSend(word, end)
      if (isPlain && at - status <= 32) remember(status, at, ownSend)
      else if (at >= end && end - status <= 32) rememberTail(status, end, ownSend)
      hasSend |= ownSend
    }
    at = findMark(at, end)
  }
  return (count << 1) | hasSend
}

function isKnown(at: usize, end: usize): bool {
  return knownLength > 0 && at + knownLength <= end && isEqual(at, knownLow, knownHigh, knownLength)
}

/** Whether the first bytes, up to 32, are those of the two vectors. */
function isEqual(at: usize, low: v128, high: v128, length: usize): bool {
  const first = <u32>i8x16.bitmask(i8x16.eq(v128.load(at), low))
  const second = <u32>i8x16.bitmask(i8x16.eq(v128.load(at, 16), high))
  const equal = <u64>(first | (second << 16)) | 0xffffffff00000000
  // The first byte that differs lies behind them.
  return <usize>ctz(~equal | 0x100000000) >= length
}

/** Whether what is left is a status that has ended a cell before. */
function isKnownTail(at: usize, end: usize): bool {
  const length = end - at
  if (length > 32) return false
  tail = tails + length * TAIL
  return load<u32>(tail, IS_KNOWN) !== 0 && isEqual(at, v128.load(tail), v128.load(tail, 16), length)
}

function rememberTail(start: usize, end: usize, hasSend: i32): void {
  tail = tails + (end - start) * TAIL
  v128.store(tail, v128.load(start))
  v128.store(tail, v128.load(start, 16), 16)
  store<u32>(tail, hasSend, HAS_SEND)
  store<u32>(tail, 1, IS_KNOWN)
}

function remember(start: usize, end: usize, hasSend: i32): void {
  knownLow = v128.load(start)
  knownHigh = v128.load(start, 16)
  knownLength = end - start
  knownHasSend = hasSend
}

/** The next `##` from `start` on, or the end or more. */
function findMark(start: usize, end: usize): usize {
  const marks = i8x16.splat(MARK)
  for (let at = start; at < end; at += 16) {
    let bits = i8x16.bitmask(i8x16.eq(v128.load(at), marks))
    while (bits !== 0) {
      const place = at + <usize>ctz(bits)
      if (place + 1 >= end) return end
      if (load<u8>(place, 1) === MARK) return place
      bits &= bits - 1
    }
  }
  return end
}

function isSend(start: usize, end: usize): i32 {
  let from = start
  let to = end
  while (from < to && isSpace(load<u8>(from))) from++
  while (to > from && isSpace(load<u8>(to - 1))) to--
  return to - from === 4 && (load<u32>(from) | 0x20202020) === SEND ? 1 : 0
}

function isSpace(byte: u8): bool {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)
}
