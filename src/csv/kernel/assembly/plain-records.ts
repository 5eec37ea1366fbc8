// Goes through the records of the text: those of which rules have said all the kernel takes by itself, the others are
// shown. One call a record that is shown, and one a part of the text, instead of several a batch.
import { recordEnds, recordStarts } from './layout'
import { isLogOpen, logRecords } from './message-log'
import { showRecord } from './open-record'
import { scan } from './scan'
import { isTraceOpen, noteRecords } from './trace'

/** The batch, and its next record. */
let rows: i32 = 0
let next: i32 = 0
/** Records so far, with the one that is shown. */
let count: u32 = 0
let taken: u32 = 0
/** Whether the record that is shown is one that the kernel may take, once rules have said more. */
let isLeft: bool = false

export function recordCount(): u32 {
  return count
}

/** Records that nobody was shown. */
export function takenCount(): u32 {
  return taken
}

/** Shows the next record that the kernel does not take, and gives its place in the batch. -1: there is no whole one any more. */
export function showNext(longest: u32): i32 {
  for (;;) {
    if (next < rows) takeRecords(longest)
    if (next < rows) {
      count++
      showRecord(next)
      return next++
    }
    next = 0
    rows = scan()
    if (rows === 0) return -1
  }
  return -1
}

function takeRecords(longest: u32): void {
  isLeft = (isLogOpen || isTraceOpen) && isShort(longest)
  if (!isLeft) return
  const behind = isLogOpen ? logRecords(next, rows) : noteRecords(next, rows)
  count += behind - next
  taken += behind - next
  next = behind
}

/** No record of the batch can be too long. */
function isShort(longest: u32): bool {
  return load<u32>(recordEnds + ((rows - 1) << 2)) - load<u32>(recordStarts) <= longest
}

export function mayRetry(): bool {
  return isLeft
}

/** Takes the record that is shown as the next one: a rule has said what was missing. */
export function retry(): void {
  next--
  count--
}
