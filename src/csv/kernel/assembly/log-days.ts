// The rows of the log by day, sorted by identity, as columns: see `formats/kernel-log.ts`.
import { openColumns, putFact } from './fact-columns'
import { take } from './memory'
import {
  bytesOfRow,
  DROPPED,
  dayOfRow,
  deliveriesOfRow,
  KEY,
  keys,
  logFrom,
  logTo,
  openKeys,
  rowAt,
  ticksOfRow,
  useKey,
} from './message-log'
import { addTo, openSorting, putToSort, sortByIdentity, sortedAt } from './sorting'

/** Addresses of rows by day, and per day since `logFrom` where its rows begin, plus one entry. */
let order: usize = 0
let begins: usize = 0
let dayCount: i32 = 0
/** Per day 1 where its rows are sorted already: days are written as often as they are asked for. */
let areSorted: usize = 0

/** Begins with the days, after the last row. */
export function openDays(): void {
  dayCount = logTo - logFrom + 1
  begins = take((<usize>dayCount + 1) << 2)
  areSorted = take(<usize>dayCount)
  openKeys()
}

/** Counts the rows of each day, and notes their keys. */
export function countRows(from: u32, to: u32): void {
  for (let row = from; row < to; row++) {
    const at = rowAt(row)
    const key = load<u32>(at, KEY)
    if (key === DROPPED) continue
    addTo(beginOf(at), 1)
    useKey(key)
  }
}

/** Gives each day its place, once all rows are counted. */
export function placeDays(): void {
  let sum: u32 = 0
  let most: u32 = 0
  for (let at = begins; at <= begins + ((<usize>dayCount) << 2); at += 4) {
    const rows = load<u32>(at)
    if (rows > most) most = rows
    store<u32>(at, sum)
    sum += rows
  }
  order = take((<usize>sum) << 2)
  openSorting(most)
  openColumns(most)
}

/** Deals rows to their days. */
export function dealRows(from: u32, to: u32): void {
  for (let row = from; row < to; row++) {
    const at = rowAt(row)
    if (load<u32>(at, KEY) !== DROPPED) store<u32>(order + ((<usize>addTo(beginOf(at), 1)) << 2), <u32>at)
  }
}

function beginOf(row: usize): usize {
  return begins + ((<usize>(dayOfRow(row) - logFrom)) << 2)
}

/** Writes a day's rows to the columns, with what stands among `keys` as their shapes; gives how many they are. */
export function writeDay(day: i32): u32 {
  // Where a day's rows began they now end, which is where the next day's began.
  const end = load<u32>(begins + ((<usize>(day - logFrom)) << 2))
  const begin = day === logFrom ? 0 : load<u32>(begins + ((<usize>(day - logFrom - 1)) << 2))
  const count = end - begin
  const rows = order + ((<usize>begin) << 2)
  const isSorted = areSorted + <usize>(day - logFrom)
  if (load<u8>(isSorted) === 0) {
    sortRows(rows, count)
    store<u8>(isSorted, 1)
  }
  for (let index: u32 = 0; index < count; index++) {
    const row = <usize>load<u32>(rows + ((<usize>index) << 2))
    const shape = load<u32>(keys + ((<usize>load<u32>(row, KEY)) << 2))
    putFact(index, row, ticksOfRow(row), shape, bytesOfRow(row), deliveriesOfRow(row))
  }
  return count
}

function sortRows(rows: usize, count: u32): void {
  for (let index: u32 = 0; index < count; index++) {
    putToSort(index, <usize>load<u32>(rows + ((<usize>index) << 2)))
  }
  sortByIdentity(count)
  for (let index: u32 = 0; index < count; index++) {
    store<u32>(rows + ((<usize>index) << 2), <u32>sortedAt(index))
  }
}
