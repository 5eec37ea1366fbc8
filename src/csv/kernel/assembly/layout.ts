// What a batch of records and the record that is open leave for TypeScript: typed arrays.
import { take } from './memory'

/** Records a batch: what they say, and their text, stay in the processor's cache. */
export const BATCH: i32 = 1024

/** Bits of `fields` above the number of fields. */
export const BLANK: u32 = 0x80000000
export const EXTRA: u32 = 0x40000000
/** It has a quote where none belongs. */
export const ODD: u32 = 0x20000000
export const FIELD_COUNT: u32 = 0x1fffffff

export let delimiter: u32 = 0
export let columnCount: i32 = 0
export let slotCount: i32 = 0
/** Per slot its column, 32 bits each; of a slot without one a number beyond all. */
export let columnOfSlot: usize = 0
/** Per record of the batch: offset of its first byte, of the byte behind its last, and its number of fields with the bits above. */
export let recordStarts: usize = 0
export let recordEnds: usize = 0
export let fields: usize = 0
/** Per slot: offsets of the field of the open record. Behind the last slot stands one for a text that the kernel makes. */
export let starts: usize = 0
export let ends: usize = 0
/** Per slot whether the field stood in quotes that nobody has looked into. */
export let quoted: usize = 0

/** Instead of a column that the file lacks. */
export const NO_COLUMN: u32 = 0xffffffff

export function layOut(delimiterByte: u32, columns: i32, slots: i32): void {
  delimiter = delimiterByte
  columnCount = columns
  slotCount = slots
  columnOfSlot = take(slots << 2)
  for (let slot = 0; slot < slots; slot++) store<u32>(columnOfSlot + (slot << 2), NO_COLUMN)
  recordStarts = take(BATCH << 2)
  recordEnds = take(BATCH << 2)
  fields = take(BATCH << 2)
  starts = take((slots + 1) << 2)
  ends = take((slots + 1) << 2)
  quoted = take(slots + 1)
}

/** Says that a column is wanted; of two slots with one column the later has it. */
export function want(column: i32, slot: i32): void {
  const other = slotOf(column)
  if (other >= 0) store<u32>(columnOfSlot + (other << 2), NO_COLUMN)
  store<u32>(columnOfSlot + (slot << 2), column)
}

/** The slot of a column, or -1. */
export function slotOf(column: i32): i32 {
  for (let slot = 0; slot < slotCount; slot++) {
    if (load<i32>(columnOfSlot + (slot << 2)) === column) return slot
  }
  return -1
}

/** A field of the open record; `resolve` before, if quotes in it matter. */
export function startOf(slot: i32): usize {
  return <usize>load<u32>(starts + (slot << 2))
}

export function endOf(slot: i32): usize {
  return <usize>load<u32>(ends + (slot << 2))
}

export function putField(slot: i32, start: usize, end: usize): void {
  store<u32>(starts + (slot << 2), <u32>start)
  store<u32>(ends + (slot << 2), <u32>end)
}
