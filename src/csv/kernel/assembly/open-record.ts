// The record that is open: where its wanted fields stand.
import {
  BATCH,
  columnCount,
  columnOfSlot,
  endOf,
  FIELD_COUNT,
  fields,
  ODD,
  putField,
  quoted,
  recordStarts,
  slotCount,
  slotOf,
  startOf,
} from './layout'
import { take } from './memory'
import { endOfField, fieldEnd, fieldStart, isLast, isQuoted } from './odd-record'

const QUOTE: u8 = 0x22

/** Per record of the batch where its separators begin. */
let firsts: usize = 0

/** Fields with resolved quotes: the text itself stays as it is, since people are shown it. */
let resolved: usize = 0
let resolvedRoom: usize = 0
let resolvedEnd: usize = 0

export function prepareRecords(): void {
  firsts = take(BATCH << 2)
}

/** Of the record that is open, if it is not odd: where its separators begin, and how many fields it has. */
let first: usize = 0
let count: u32 = 0

/** Says where the separators of a record begin; before the first of them stands what is before the record. */
export function noteFirst(row: i32, entry: usize): void {
  store<u32>(firsts + (row << 2), <u32>entry)
}

/** Opens a record of the batch that is not odd: `openSlot` finds its fields, most of which nobody asks for. */
export function beginRecord(row: i32): void {
  resolvedEnd = resolved
  first = <usize>load<u32>(firsts + (row << 2))
  count = load<u32>(fields + (row << 2)) & FIELD_COUNT
}

/** Finds a field, whose quotes are not resolved. The slot behind the last one keeps what was put there. */
export function openSlot(slot: i32): void {
  if (slot === slotCount) return
  const column = load<u32>(columnOfSlot + (slot << 2))
  if (column < count) openField(slot, first + ((<usize>column) << 2))
  else putField(slot, 0, 0)
}

/** Where fields side by side begin and end, with their quotes. 0: the record is too short. */
export function rawStart(column: u32): usize {
  return column < count ? <usize>load<u32>(first + ((<usize>column) << 2) - 4) + 1 : 0
}

export function rawEnd(column: u32): usize {
  return column < count ? <usize>load<u32>(first + ((<usize>column) << 2)) : 0
}

/** Opens a record of the batch. Its fields are found, but quotes in them are not resolved. */
function openRecord(row: i32): void {
  beginRecord(row)
  if ((load<u32>(fields + (row << 2)) & ODD) !== 0) openOdd(<usize>load<u32>(recordStarts + (row << 2)))
  else for (let slot = 0; slot < slotCount; slot++) openSlot(slot)
}

/** The field that ends at an entry of the separators; quotes around it are known to fit. */
function openField(slot: i32, entry: usize): void {
  const start = <usize>load<u32>(entry - 4) + 1
  const end = <usize>load<u32>(entry)
  const isInQuotes = start < end && load<u8>(start) === QUOTE
  store<u8>(quoted + slot, u8(isInQuotes))
  putField(slot, start + usize(isInQuotes), end - usize(isInQuotes))
}

function openOdd(start: usize): void {
  for (let slot = 0; slot < slotCount; slot++) putField(slot, 0, 0)
  let end: usize = 0
  let column = 0
  for (let at = start; end === 0 || !isLast(end); at = end + 1) {
    end = endOfField(at)
    const slot = column < columnCount ? slotOf(column) : -1
    column++
    if (slot < 0) continue
    putField(slot, fieldStart, fieldEnd)
    store<u8>(quoted + slot, u8(isQuoted))
  }
}

/** Opens a record, and resolves the quotes of all its fields. */
export function showRecord(row: i32): void {
  openRecord(row)
  for (let slot = 0; slot < slotCount; slot++) resolve(slot)
}

/** Doubled quotes become single ones, in a copy, once. */
export function resolve(slot: i32): void {
  if (load<u8>(quoted + slot) !== 0) resolveQuotes(slot)
}

function resolveQuotes(slot: i32): void {
  store<u8>(quoted + slot, 0)
  const start = startOf(slot)
  const end = endOf(slot)
  const quote = findQuote(start, end)
  if (quote < end) copyResolved(slot, quote)
}

/** The first quote from `start` on, or `end` or more: nearly every quoted field has none. */
function findQuote(start: usize, end: usize): usize {
  const quotes = i8x16.splat(QUOTE)
  for (let at = start; at < end; at += 16) {
    const bits = i8x16.bitmask(i8x16.eq(v128.load(at), quotes))
    if (bits !== 0) return at + <usize>ctz(bits)
  }
  return end
}

function copyResolved(slot: i32, quote: usize): void {
  const start = startOf(slot)
  const end = endOf(slot)
  const room = end - start
  if (resolvedEnd + room > resolved + resolvedRoom) {
    // What is there already stays where it is: fields of this record point to it.
    resolvedRoom = (resolvedRoom + room) * 2
    resolved = take(resolvedRoom)
    resolvedEnd = resolved
  }
  const from = resolvedEnd
  memory.copy(from, start, quote - start)
  let to = from + (quote - start)
  for (let at = quote; at < end; at++) {
    const byte = load<u8>(at)
    store<u8>(to++, byte)
    if (byte === QUOTE) at++
  }
  putField(slot, from, to)
  resolvedEnd = to
}
