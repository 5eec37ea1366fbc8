import type { NarrowColumn } from './narrow-column.ts'

type Column = ArrayBufferView | NarrowColumn

/** In the browsers that we support, but not in Node 20, where tests run. */
interface Transferable {
  transfer?(byteLength: number): ArrayBuffer
}

/**
 * Gives the memory of a record's columns back at once: nobody may read them any more. What was stored day by day otherwise
 * stood for some 30 MB at a time until it was collected as garbage, and new memory costs as much as what is done in it.
 */
export function release(record: object): void {
  for (const column of Object.values(record)) if (isColumn(column)) releaseColumn(column)
}

function isColumn(value: unknown): value is Column {
  return ArrayBuffer.isView(value) || (typeof value === 'object' && value !== null && 'wide' in value)
}

function releaseColumn(column: Column): void {
  if (!ArrayBuffer.isView(column)) {
    releaseColumn(column.values)
    releaseColumn(column.wide)
    return
  }
  // Two records can share a column: what is given back has no bytes.
  if (column.buffer.byteLength > 0) (column.buffer as Transferable).transfer?.(0)
}
