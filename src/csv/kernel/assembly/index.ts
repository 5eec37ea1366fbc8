// Reads records of a table: bytes in, batches of offsets and numbers out. `record-batch.ts` drives it.

import { prepareHashing } from './hashing'
import { layOut } from './layout'
import { prepareRecords } from './open-record'
import { prepareRecipients } from './recipients'
import { prepare } from './separators'
import { prepareTexts } from './texts'
import { prepareValues } from './values'

export { wantMembers } from './custom-data'
export { countDay, openTotals, totalBytes, totalDeliveries, totalMessages, totalShape } from './day-totals'
export { dayBytes, dayDeliveries, dayIdentity, dayShape, dayTicks } from './fact-columns'
export { hashBytes } from './hashing'
export { joinedEnd, joinTexts } from './joined-texts'
export { ends, fields, recordEnds, recordStarts, starts, want } from './layout'
export { dealRows, openDays, writeDay } from './log-days'
export { take } from './memory'
export {
  addRow,
  bytesOfRow,
  closeGaps,
  dayOfRow,
  deliveriesOfRow,
  dropRow,
  keyRoom,
  keys,
  logFrom,
  logSize,
  logTo,
  openLog,
  ticksOfRow,
} from './message-log'
export { narrow, narrowed } from './narrowing'
export { pairAt, pairCount } from './pairs'
export { mayRetry, recordCount, retry, showNext, takenCount } from './plain-records'
export { recipientsAt } from './recipients'
export { beginRepeats, beginSuspected, findSuspected, findSuspects, keepEqual, repeats } from './repeats'
export { cutInQuote } from './scan'
export {
  sendersOf,
  shapeClients,
  shapeCodes,
  shapeConnectors,
  shapeCount,
  shapeKeys,
  shapeNumber,
  shapePairs,
  shapeSenders,
  shapeTextCount,
  shapeTexts,
  writeShapes,
} from './shapes'
export { append, cut, finish, left, leftStart } from './text'
export { textAt, textCount, textNumber } from './texts'
export { canJudgeHop, crossings, openTrace, setTraceTables, wantsVerdict } from './trace'
export {
  renameTraceShapes,
  setTraceShapes,
  sortTraceDays,
  traceFrom,
  traceTo,
  useTraceShapes,
  writeTraceDay,
} from './trace-days'
export { leaveMessage, markOdd, messageAt, messageCount, nextIdentity, nextOdd } from './trace-messages'
export { judge, numberOf, openTuples, partsAt, setTupleSlot, tuplePairs } from './tuples'
export { readGuid, readNumber, readTime, value } from './values'

/** Starts a table. */
export function start(delimiter: u32, columns: i32, slots: i32, seed: u64, secret: u64): void {
  layOut(delimiter, columns, slots)
  prepare()
  prepareRecords()
  prepareRecipients()
  prepareHashing(seed, secret)
  prepareTexts()
  prepareValues()
}
