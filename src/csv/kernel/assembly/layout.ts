// What one batch of records leaves for TypeScript: typed arrays, an entry a record.
import { take } from './memory'

/** Records a batch: what they say, and their text, stay in the processor's cache. */
export const BATCH: i32 = 1024

/** Bits of `fields` above the number of fields. */
export const BLANK: u32 = 0x80000000
export const EXTRA: u32 = 0x40000000

export let delimiter: u32 = 0
export let columnCount: i32 = 0
export let slotCount: i32 = 0
/** Per column its slot, or -1; 16 bits each. */
export let slotOfColumn: usize = 0
/** Per record: offset of its first byte, of the byte behind its last, and its number of fields with the bits above. */
export let recordStarts: usize = 0
export let recordEnds: usize = 0
export let fields: usize = 0
/** Per slot, then per record: offsets of the field. Behind the last slot stands one for a text that the kernel makes. */
export let starts: usize = 0
export let ends: usize = 0

export function layOut(delimiterByte: u32, columns: i32, slots: i32): void {
  delimiter = delimiterByte
  columnCount = columns
  slotCount = slots
  slotOfColumn = take(columns << 1)
  memory.fill(slotOfColumn, 0xff, columns << 1)
  recordStarts = take(BATCH << 2)
  recordEnds = take(BATCH << 2)
  fields = take(BATCH << 2)
  starts = take(((slots + 1) * BATCH) << 2)
  ends = take(((slots + 1) * BATCH) << 2)
}

export function startOf(slot: i32, row: i32): usize {
  return <usize>load<u32>(starts + ((slot * BATCH + row) << 2))
}

export function endOf(slot: i32, row: i32): usize {
  return <usize>load<u32>(ends + ((slot * BATCH + row) << 2))
}

/** What a record says in the slot behind the last one. */
export function putMade(row: i32, start: usize, end: usize): void {
  store<u32>(starts + ((slotCount * BATCH + row) << 2), <u32>start)
  store<u32>(ends + ((slotCount * BATCH + row) << 2), <u32>end)
}
