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
  rowsOfDay,
  ticksOfRow,
  useKey,
} from './message-log'
import { addTo, openSorting, putToSort, sortByIdentity, sortedAt } from './sorting'

/** Addresses of rows by day, and per day since `logFrom` where its rows begin. */
let order: usize = 0
let begins: usize = 0
let dayCount: i32 = 0
/** Per day 1 where its rows are sorted already: days are written as often as they are asked for. */
let areSorted: usize = 0

/** Gives each day its place, after the last row. */
export function openDays(): void {
  dayCount = logTo - logFrom + 1
  begins = take((<usize>dayCount) << 2)
  areSorted = take(<usize>dayCount)
  let sum: u32 = 0
  let most: u32 = 0
  for (let day = logFrom; day <= logTo; day++) {
    const rows = rowsOfDay(day)
    if (rows > most) most = rows
    store<u32>(begins + ((<usize>(day - logFrom)) << 2), sum)
    sum += rows
  }
  order = take((<usize>sum) << 2)
  openSorting(most)
  openColumns(most)
  openKeys()
}

/** Deals rows to their days, and notes their keys. */
export function dealRows(from: u32, to: u32): void {
  for (let row = from; row < to; row++) {
    const at = rowAt(row)
    const key = load<u32>(at, KEY)
    if (key === DROPPED) continue
    store<u32>(order + ((<usize>addTo(beginOf(at), 1)) << 2), <u32>at)
    useKey(key)
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
