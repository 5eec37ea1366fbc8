/** In the browsers that we support, but not in Node 20, where tests run. */
interface Transferable {
  transfer?(byteLength: number): ArrayBuffer
}

/**
 * Gives the memory of a record, or of a day, back at once: nobody may read it any more. What was stored day by day otherwise
 * stood for some 30 MB at a time until it was collected as garbage, and new memory costs as much as what is done in it.
 */
export function release(columns: object): void {
  for (const column of Object.values(columns)) {
    const memory: unknown = ArrayBuffer.isView(column) ? column.buffer : column
    // Two columns can share it: what is given back has no bytes.
    if (memory instanceof ArrayBuffer && memory.byteLength > 0) (memory as Transferable).transfer?.(0)
  }
}
