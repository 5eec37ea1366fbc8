// Messages of an export with one record a message, written down one after the other: see `formats/message-log.ts`.
import { fields, ODD } from './layout'
import { take, widen } from './memory'
import { beginRecord, openSlot } from './open-record'
import { recipientsAt } from './recipients'
import { judge, plainNumberOf, verdictOf } from './tuples'
import { guidAt, numberAt, TICK_BITS, TICKS, timeOf } from './values'

// A row, half a line of the cache: its identity; deliveries above 16 bits of a day (until 2149) above 40 bits of ticks; the
// key of what it states; bytes. Where deliveries are `MANY` or more, both stand among `larges`, and in place of bytes where.
const TIME: usize = 16
export const KEY: usize = 24
const BYTES: usize = 28
const ROW_BITS: u32 = 5
const ROW: usize = 1 << ROW_BITS
const LINE: usize = 64
const DAYS: i64 = 0xffff
const DELIVERIES_BITS: i64 = 56
const MANY: u32 = 255
const PART_BITS: u32 = 12
const PART_ROWS: u32 = 1 << PART_BITS
/** The key of a row that does not count: no table holds so many. */
export const DROPPED: u32 = 0xffffffff

/** Addresses of the parts. */
let parts: usize = 0
let partCount: u32 = 0
let partRoom: u32 = 0
let size: u32 = 0
/** Where the next row belongs, and where its part ends. */
let next: usize = 0
let nextEnd: usize = 0

export let isLogOpen: bool = false

/** Bytes and deliveries of rows with many of these. */
let larges: usize = 0
let largeCount: u32 = 0
let largeRoom: u32 = 0

// Where a record says what.
let timeSlot: i32 = 0
let guidSlot: i32 = 0
let bytesSlot: i32 = 0
let recipientSlot: i32 = 0
let firstDay: i64 = 0
let lastDay: i64 = 0
/** Per day since `firstDay` how many rows it has that count. */
let dayCounts: usize = 0
/** What decides what a record states, and what it must not lack. */
let tuples: usize = 0
let directions: usize = 0

/** All keys are below. */
export let keyRoom: u32 = 0
/** Per key 1 where a row has it that counts; before days are written its shape. */
export let keys: usize = 0

/** Days of the rows: what lies before and behind is none. */
export let logFrom: i32 = i32.MAX_VALUE
export let logTo: i32 = -1

export function logSize(): u32 {
  return size
}

/** Which slots hold what; `from` to `to` are the days that a record can have. */
export function openLog(
  deciding: usize,
  direction: usize,
  time: i32,
  guid: i32,
  bytes: i32,
  recipients: i32,
  from: i32,
  to: i32,
): void {
  isLogOpen = true
  tuples = deciding
  directions = direction
  timeSlot = time
  guidSlot = guid
  bytesSlot = bytes
  recipientSlot = recipients
  firstDay = <i64>from
  lastDay = <i64>to
  dayCounts = take((<usize>(to - from + 1)) << 2)
}

function countAt(day: i32): usize {
  return dayCounts + ((<usize>(day - <i32>firstDay)) << 2)
}

export function rowsOfDay(day: i32): u32 {
  return load<u32>(countAt(day))
}

/**
 * Writes down the records `[from, to)`. The key of what one states is twice the number of what decides, plus 1 where a
 * recipient was sent to. Gives the first that has to be shown, or `to`: one that is not plain, or whose direction nobody
 * has judged yet.
 */
export function logRecords(from: i32, to: i32): i32 {
  for (let row = from; row < to; row++) {
    if (load<u32>(fields + (row << 2)) >= ODD) return row
    beginRecord(row)
    openSlot(timeSlot)
    const time = timeOf(timeSlot)
    const day = time >> TICK_BITS
    if (day < firstDay || day > lastDay) return row
    openSlot(bytesSlot)
    openSlot(recipientSlot)
    openSlot(guidSlot)
    const bytes = numberAt(bytesSlot)
    const recipients = recipientsAt(recipientSlot)
    if (bytes < 0 || recipients < 0) return row
    const number = plainNumberOf(tuples)
    if (verdictOf(tuples, number) === 0 && !hasDirection(number)) return row
    const at = nextRow()
    if (!guidAt(guidSlot, at)) return row
    putValues(at, time, bytes > 0xffffffff ? 0xffffffff : <u32>bytes, <u32>recipients >>> 1)
    count(<i32>day, (number << 1) | (recipients & 1))
  }
  return to
}

function hasDirection(number: u32): bool {
  const verdict = verdictOf(directions, plainNumberOf(directions))
  judge(tuples, number, verdict)
  return verdict !== 0
}

/** Room for the next row; it is the same until `count` counts it. */
function nextRow(): usize {
  if (next === nextEnd) openPart()
  return next
}

function count(day: i32, key: u32): void {
  store<u32>(next, key, KEY)
  next += ROW
  size++
  store<u32>(countAt(day), rowsOfDay(day) + 1)
  if (day < logFrom) logFrom = day
  if (day > logTo) logTo = day
  if (key >= keyRoom) keyRoom = key + 1
}

/** Once, before `useKey`. */
export function openKeys(): void {
  keys = take((<usize>keyRoom) << 2)
}

/** A row that counts has this key. */
export function useKey(key: u32): void {
  store<u32>(keys + ((<usize>key) << 2), 1)
}

/** A row for a record that was shown: its identity is for the caller to write. */
export function addRow(day: i32, ticks: f64, key: u32, bytes: u32, deliveries: u32): usize {
  const at = nextRow()
  putValues(at, ((<i64>day) << TICK_BITS) | <i64>ticks, bytes, deliveries)
  count(day, key)
  return at
}

function putValues(at: usize, time: i64, bytes: u32, deliveries: u32): void {
  const isLarge = deliveries >= MANY
  store<i64>(at, time | ((<i64>(isLarge ? MANY : deliveries)) << DELIVERIES_BITS), TIME)
  store<u32>(at, isLarge ? addLarge(bytes, deliveries) : bytes, BYTES)
}

function addLarge(bytes: u32, deliveries: u32): u32 {
  if (largeCount === largeRoom) {
    const used = (<usize>largeRoom) << 3
    largeRoom = largeRoom * 2 + 64
    larges = widen(larges, used, (<usize>largeRoom) << 3)
  }
  const at = larges + ((<usize>largeCount) << 3)
  store<u32>(at, bytes)
  store<u32>(at, deliveries, 4)
  return largeCount++
}

export function dayOfRow(row: usize): i32 {
  return <i32>((load<i64>(row, TIME) >> TICK_BITS) & DAYS)
}

export function ticksOfRow(row: usize): f64 {
  return <f64>(load<i64>(row, TIME) & TICKS)
}

export function deliveriesOfRow(row: usize): u32 {
  const deliveries = <u32>load<u8>(row, TIME + 7)
  return deliveries < MANY ? deliveries : load<u32>(larges + ((<usize>load<u32>(row, BYTES)) << 3), 4)
}

export function bytesOfRow(row: usize): u32 {
  const bytes = load<u32>(row, BYTES)
  return load<u8>(row, TIME + 7) < MANY ? bytes : load<u32>(larges + ((<usize>bytes) << 3))
}

function openPart(): void {
  const part = size >>> PART_BITS
  if (part === partCount) {
    if (partCount === partRoom) {
      const used = (<usize>partRoom) << 2
      partRoom = partRoom === 0 ? 256 : partRoom * 2
      parts = widen(parts, used, (<usize>partRoom) << 2)
    }
    store<u32>(
      parts + ((<usize>part) << 2),
      <u32>((take((ROW << PART_BITS) + LINE) + LINE - 1) & ~(LINE - 1)),
    )
    partCount++
  }
  next = rowAt(size)
  nextEnd = next + (ROW << PART_BITS)
}

/** Where a row stands. */
export function rowAt(row: u32): usize {
  return (
    <usize>load<u32>(parts + ((<usize>(row >>> PART_BITS)) << 2)) +
    ((<usize>(row & (PART_ROWS - 1))) << ROW_BITS)
  )
}

/** The row at this address does not count. */
export function dropRow(row: usize): void {
  const day = dayOfRow(row)
  store<u32>(countAt(day), rowsOfDay(day) - 1)
  store<u32>(row, DROPPED, KEY)
}

/** Moves the rows that stand together. */
export function closeGaps(): void {
  let left: u32 = 0
  for (let row: u32 = 0; row < size; row++) {
    const from = rowAt(row)
    if (load<u32>(from, KEY) === DROPPED) continue
    if (left !== row) memory.copy(rowAt(left), from, ROW)
    left++
  }
  size = left
  nextEnd = 0
  next = 0
  if ((size & (PART_ROWS - 1)) !== 0) {
    next = rowAt(size)
    nextEnd = rowAt(size & ~(PART_ROWS - 1)) + (ROW << PART_BITS)
  }
}
