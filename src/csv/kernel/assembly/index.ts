// Reads records of a table: bytes in, batches of offsets and numbers out. `record-batch.ts` drives it.

import { prepareInterning } from './interning'
import { layOut, slotOfColumn } from './layout'
import { prepare } from './separators'

export { hashBytes, intern } from './interning'
export { ends, fields, recordEnds, recordStarts, starts } from './layout'
export { take } from './memory'
export { narrow, narrowed } from './narrowing'
export { readRecipients } from './recipients'
export { append, cutInQuote, finish, left, leftStart, scan } from './scan'
export { openPairs, pair } from './tuples'
export { readGuids, readNumbers, readTimes } from './values'

/** Starts a table. */
export function start(delimiter: u32, columns: i32, slots: i32, seed: u64, secret: u64): void {
  layOut(delimiter, columns, slots)
  prepare()
  prepareInterning(seed, secret)
}

/** Says that a column is wanted. */
export function want(column: i32, slot: i32): void {
  store<i16>(slotOfColumn + (column << 1), <i16>slot)
}
