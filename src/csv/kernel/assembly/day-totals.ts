// The messages of the day that was written last, counted by shape: see `formats/kernel-days.ts`.
import { dayBytes, dayDeliveries, dayIdentity, dayShape, dayTicks } from './fact-columns'
import { take } from './memory'

const TICKS_PER_DAY: f64 = 864_000_000_000
/** Of a shape: messages, deliveries and bytes, 64 bits each. */
const ENTRY: usize = 24
const DELIVERIES: usize = 8
const BYTES: usize = 16

/** An entry a shape, and a bit that says whether the day has it: shapes come out ascending without being sorted. */
let entries: usize = 0
let used: usize = 0
let room: u32 = 0

/** The totals as columns: shapes and messages of 32 bits, deliveries and bytes as floats. */
export let totalShape: usize = 0
export let totalMessages: usize = 0
export let totalDeliveries: usize = 0
export let totalBytes: usize = 0

/** Memory for days whose shapes are all below: the columns of a day that is being read must not move. */
export function openTotals(shapes: u32): void {
  if (shapes <= room) return
  room = (shapes + 31) & ~31
  const count = <usize>room
  entries = take(count * ENTRY)
  used = take(count >>> 3)
  totalShape = take(count << 2)
  totalMessages = take(count << 2)
  totalDeliveries = take(count << 3)
  totalBytes = take(count << 3)
}

/** Counts the day's rows; gives how many shapes they have, or -1 where a message has several facts or one of a later day. */
export function countDay(rows: u32): i32 {
  for (let row: u32 = 0; row < rows; row++) if (!isAlone(row, rows)) return -1
  for (let row: u32 = 0; row < rows; row++) add(row)
  return writeTotals()
}

function isAlone(row: u32, rows: u32): bool {
  if (load<u32>(dayShape + ((<usize>row) << 2)) >= room) return false
  if (load<f64>(dayTicks + ((<usize>row) << 3)) >= TICKS_PER_DAY) return false
  const at = dayIdentity + ((<usize>row) << 4)
  return row + 1 === rows || v128.any_true(v128.xor(v128.load(at), v128.load(at, 16)))
}

function add(row: u32): void {
  const index = <usize>row
  const shape = load<u32>(dayShape + (index << 2))
  const word = used + ((<usize>(shape >>> 5)) << 2)
  store<u32>(word, load<u32>(word) | (1 << (shape & 31)))
  const entry = entries + <usize>shape * ENTRY
  store<u64>(entry, load<u64>(entry) + 1)
  const deliveries = <u64>load<u32>(dayDeliveries + (index << 2))
  store<u64>(entry, load<u64>(entry, DELIVERIES) + deliveries, DELIVERIES)
  store<u64>(entry, load<u64>(entry, BYTES) + <u64>load<u32>(dayBytes + (index << 2)), BYTES)
}

/** Empties the entries for the next day. */
function writeTotals(): i32 {
  let count: usize = 0
  for (let first: u32 = 0; first < room; first += 32) {
    const word = used + (<usize>first >>> 3)
    let bits = load<u32>(word)
    if (bits === 0) continue
    store<u32>(word, 0)
    for (; bits !== 0; bits &= bits - 1) writeTotal(count++, first + <u32>ctz(bits))
  }
  return <i32>count
}

function writeTotal(index: usize, shape: u32): void {
  const entry = entries + <usize>shape * ENTRY
  store<u32>(totalShape + (index << 2), shape)
  store<u32>(totalMessages + (index << 2), <u32>load<u64>(entry))
  store<f64>(totalDeliveries + (index << 3), <f64>load<u64>(entry, DELIVERIES))
  store<f64>(totalBytes + (index << 3), <f64>load<u64>(entry, BYTES))
  memory.fill(entry, 0, ENTRY)
}
