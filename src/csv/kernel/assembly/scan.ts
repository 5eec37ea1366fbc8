// Takes records out of the text: offsets of their wanted fields.
import {
  BATCH,
  BLANK,
  columnCount,
  delimiter,
  EXTRA,
  ends,
  fields,
  recordEnds,
  recordStarts,
  slotOfColumn,
  starts,
} from './layout'
import { take } from './memory'
import { findMore, indexed, isInside, isOdd, last, next, restart, skip } from './separators'

const QUOTE: u32 = 0x22
const LF: u32 = 0x0a
const CR: u32 = 0x0d

let textStart: usize = 0
let textRoom: usize = 0
let textEnd: usize = 0
/** Where the next record begins. */
let position: usize = 0
let isLineFeedDue: bool = false
let isFinal: bool = false
/** Whether the record that is not whole yet ends inside quotes. */
let isCutInQuote: bool = false

/** Fields with resolved quotes: the text itself stays as it is, since people are shown it. */
let resolved: usize = 0
let resolvedRoom: usize = 0
let resolvedEnd: usize = 0

// The record that is being taken.
let column: i32 = 0
let fieldStart: usize = 0
let hasExtra: bool = false

/** Makes room for `size` bytes behind the record that was cut; gives where they belong. */
export function append(size: usize): usize {
  const carried = textEnd - position
  const needed = carried + size
  if (needed > textRoom) {
    textRoom = needed + (needed >>> 2)
    const larger = take(textRoom)
    memory.copy(larger, position, carried)
    textStart = larger
  } else memory.copy(textStart, position, carried)
  position = textStart
  textEnd = position + needed
  restart(position)
  return textStart + carried
}

/** No more text comes: what is left is the last record. */
export function finish(): void {
  isFinal = true
  restart(position)
}

/** Bytes that belong to no record yet. */
export function left(): usize {
  return textEnd - position
}

export function cutInQuote(): bool {
  return isCutInQuote
}

/** Where the text begins that is left. */
export function leftStart(): usize {
  return position
}

/** Takes the next records, up to a batch. 0: there is no whole one any more. */
export function scan(): i32 {
  resolvedEnd = resolved
  let row = 0
  while (row < BATCH && takeRecord(row)) row++
  return row
}

function takeRecord(row: i32): bool {
  if (isLineFeedDue && position < textEnd) {
    if (load<u8>(position) === LF) position++
    isLineFeedDue = false
  }
  if (position >= textEnd) return false
  begin()
  for (;;) {
    while (next < last) {
      const at = <usize>load<u32>(next)
      skip()
      // The line feed behind a carriage return.
      if (at < fieldStart) continue
      takeField(row, at)
      if (load<u8>(at) !== delimiter) return end(row, at)
      fieldStart = at + 1
    }
    if (isOdd) return takeOddRecord(row)
    if (indexed < textEnd) {
      findMore(textEnd, <u8>delimiter)
      continue
    }
    isCutInQuote = isInside()
    if (!isFinal || isCutInQuote) return false
    takeField(row, textEnd)
    return end(row, textEnd)
  }
  return false
}

function begin(): void {
  column = 0
  fieldStart = position
  hasExtra = false
}

/** The fields that a short record lacks are empty; the entries still show an older batch. */
function clearMissing(row: i32): void {
  for (let missing = column; missing < columnCount; missing++) {
    const slot = <i32>load<i16>(slotOfColumn + (missing << 1))
    if (slot < 0) continue
    const at = (slot * BATCH + row) << 2
    store<u32>(starts + at, 0)
    store<u32>(ends + at, 0)
  }
}

function end(row: i32, at: usize): bool {
  const index = row << 2
  store<u32>(recordStarts + index, <u32>position)
  store<u32>(recordEnds + index, <u32>at)
  let bits = <u32>column
  if (hasExtra) bits |= EXTRA
  if (isBlank(position, at)) bits |= BLANK
  store<u32>(fields + index, bits)
  if (column < columnCount) clearMissing(row)
  isLineFeedDue = at < textEnd && load<u8>(at) === CR
  position = at < textEnd ? at + 1 : textEnd
  if (isLineFeedDue && position < textEnd) {
    if (load<u8>(position) === LF) position++
    isLineFeedDue = false
  }
  return true
}

/** Nothing but spaces and delimiters. */
function isBlank(start: usize, end: usize): bool {
  for (let at = start; at < end; at++) {
    const byte = load<u8>(at)
    if (byte !== 0x20 && byte !== 0x09 && byte !== delimiter) return false
  }
  return true
}

/** The field from `fieldStart` to the separator at `end`; quotes around it are known to fit. */
function takeField(row: i32, end: usize): void {
  let start = fieldStart
  let to = end
  const isQuoted = start < end && load<u8>(start) === QUOTE
  if (isQuoted) {
    start++
    to--
  }
  putField(row, start, to, isQuoted)
}

function putField(row: i32, start: usize, end: usize, isQuoted: bool): void {
  if (column >= columnCount) {
    if (end > start) hasExtra = true
  } else {
    const slot = <i32>load<i16>(slotOfColumn + (column << 1))
    if (slot >= 0) {
      const at = (slot * BATCH + row) << 2
      store<u32>(starts + at, <u32>start)
      store<u32>(ends + at, <u32>end)
      if (isQuoted) resolveQuotes(at, start, end)
    }
  }
  column++
}

/** The first quote from `start` on, or `end` or more: nearly every quoted field has none. */
function findQuote(start: usize, end: usize): usize {
  const quotes = i8x16.splat(<u8>QUOTE)
  for (let at = start; at < end; at += 16) {
    const bits = i8x16.bitmask(i8x16.eq(v128.load(at), quotes))
    if (bits !== 0) return at + <usize>ctz(bits)
  }
  return end
}

/** Doubled quotes become single ones, in a copy. */
function resolveQuotes(index: usize, start: usize, end: usize): void {
  let at = findQuote(start, end)
  if (at >= end) return
  const room = end - start
  if (resolvedEnd + room > resolved + resolvedRoom) {
    // What is there already stays where it is: fields of this batch point to it.
    resolvedRoom = (resolvedRoom + room) * 2
    resolved = take(resolvedRoom)
    resolvedEnd = resolved
  }
  memory.copy(resolvedEnd, start, at - start)
  let to = resolvedEnd + (at - start)
  for (; at < end; at++) {
    const byte = load<u8>(at)
    store<u8>(to++, byte)
    if (byte === QUOTE) at++
  }
  store<u32>(starts + index, <u32>resolvedEnd)
  store<u32>(ends + index, <u32>to)
  resolvedEnd = to
}

/** Reads the record at `position` byte by byte: a quote in it stands where none belongs. */
function takeOddRecord(row: i32): bool {
  begin()
  isCutInQuote = false
  let at = position
  for (;;) {
    const start = at
    let close: usize = 0
    if (at < textEnd && load<u8>(at) === QUOTE) {
      close = closingQuote(at + 1)
      if (close === 0) {
        isCutInQuote = true
        return false
      }
      // Text behind the closing quote: the field was never quoted.
      if (close + 1 < textEnd && !isFieldEnd(load<u8>(close + 1))) close = 0
    }
    if (close !== 0) {
      at = close + 1
      putField(row, start + 1, close, true)
    } else {
      while (at < textEnd && !isFieldEnd(load<u8>(at))) at++
      if (at >= textEnd && !isFinal) return false
      putField(row, start, at, false)
    }
    if (at >= textEnd && !isFinal) return false
    if (at >= textEnd || load<u8>(at) !== delimiter) {
      end(row, at)
      restart(position)
      return true
    }
    at++
  }
  return false
}

function isFieldEnd(byte: u32): bool {
  return byte === delimiter || byte === LF || byte === CR
}

/** The quote that closes the field whose text begins at `from`; 0: it is not there yet. */
function closingQuote(from: usize): usize {
  let at = from
  for (;;) {
    while (at < textEnd && load<u8>(at) !== QUOTE) at++
    if (at >= textEnd) return 0
    if (at + 1 < textEnd && load<u8>(at + 1) === QUOTE) {
      at += 2
      continue
    }
    return at + 1 === textEnd && !isFinal ? 0 : at
  }
  return 0
}
