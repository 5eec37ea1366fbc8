// Recipients of `ann@contoso.com##Receive, Deliver;bob@fabrikam.com##Receive, Send`: see `recipient-status.ts`.
import { endOf, startOf } from './layout'

const MARK: u8 = 0x23
const COMMA: u8 = 0x2c
const SEMICOLON: u8 = 0x3b
/** `send` as a word in memory. */
const SEND: u32 = 0x646e6573

/** Twice their number, plus 1 where one was sent to; -1: only the text tells. */
export function recipientsAt(slot: i32, row: i32): i32 {
  return readCell(startOf(slot, row), endOf(slot, row))
}

// The last status with its `;`, up to 32 bytes: thousands of recipients of one message mostly have the same.
let knownLow: v128 = i8x16.splat(0)
let knownHigh: v128 = i8x16.splat(0)
let knownLength: usize = 0
let knownHasSend: i32 = 0

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
      hasSend |= ownSend
    }
    at = findMark(at, end)
  }
  return (count << 1) | hasSend
}

function isKnown(at: usize, end: usize): bool {
  if (knownLength === 0 || at + knownLength > end) return false
  const low = <u32>i8x16.bitmask(i8x16.eq(v128.load(at), knownLow))
  const high = <u32>i8x16.bitmask(i8x16.eq(v128.load(at, 16), knownHigh))
  const equal = <u64>(low | (high << 16)) | 0xffffffff00000000
  // The first byte that differs lies behind the status.
  return <usize>ctz(~equal | 0x100000000) >= knownLength
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
