// Takes records out of the text, a batch at a time: where each begins and ends, and how many fields it has.
import { BATCH, BLANK, columnCount, delimiter, EXTRA, fields, recordEnds, recordStarts } from './layout'
import { isCut, oddEnd, takeOddRecord } from './odd-record'
import { noteFirst } from './open-record'
import {
  endLast,
  findMore,
  first,
  hasMore,
  isInside,
  isOdd,
  nextRecord,
  restart,
  takeLine,
} from './separators'
import { goBehind, isFinal, position, skipLineFeed, textEnd } from './text'

const QUOTE: u8 = 0x22

/** Whether the record that is not whole yet ends inside quotes. */
let isCutInQuote: bool = false

export function cutInQuote(): bool {
  return isCutInQuote
}

/** Takes the next records, up to a batch, of one window of the text. 0: there is no whole one any more. */
export function scan(): i32 {
  skipLineFeed()
  for (;;) {
    const rows = takeLines()
    if (rows > 0) return rows
    if (position >= textEnd) return 0
    if (isOdd) return takeOdd()
    if (hasMore(textEnd)) {
      findMore(position, textEnd)
      continue
    }
    isCutInQuote = isInside()
    if (!isFinal || isCutInQuote) return 0
    takeRecord(0, endLast(textEnd))
    return 1
  }
  return 0
}

/** The records whose line ends are known. */
function takeLines(): i32 {
  let row = 0
  while (row < BATCH) {
    const entry = takeLine(position)
    if (entry === 0) break
    takeRecord(row++, entry)
  }
  return row
}

/** The record that ends at an entry of the separators. */
function takeRecord(row: i32, entry: usize): void {
  const count = <i32>((entry - first) >>> 2) + 1
  noteFirst(row, first)
  let bits = <u32>count
  if (count > columnCount && hasExtra(first + ((<usize>columnCount) << 2), entry)) bits |= EXTRA
  nextRecord(entry)
  putRecord(row, <usize>load<u32>(entry), bits)
}

/** Whether of the fields that end at these entries one is not empty. */
function hasExtra(from: usize, to: usize): bool {
  for (let entry = from; entry <= to; entry += 4) {
    const start = <usize>load<u32>(entry - 4) + 1
    const length = <usize>load<u32>(entry) - start
    // Quotes around it are known to fit.
    if (length > 0 && (length > 2 || load<u8>(start) !== QUOTE)) return true
  }
  return false
}

function putRecord(row: i32, end: usize, bits: u32): void {
  const index = row << 2
  store<u32>(recordStarts + index, <u32>position)
  store<u32>(recordEnds + index, <u32>end)
  store<u32>(fields + index, isBlank(position, end) ? bits | BLANK : bits)
  goBehind(end)
}

/** Nothing but spaces and delimiters. */
function isBlank(start: usize, end: usize): bool {
  for (let at = start; at < end; at++) {
    const byte = load<u8>(at)
    if (byte !== 0x20 && byte !== 0x09 && byte !== delimiter) return false
  }
  return true
}

/** A record by itself, since a quote in it stands where none belongs. */
function takeOdd(): i32 {
  const bits = takeOddRecord(position)
  isCutInQuote = isCut
  if (bits === 0) return 0
  putRecord(0, oddEnd, bits)
  restart(position)
  return 1
}
