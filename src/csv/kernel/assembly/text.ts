// The text that is being read: what was appended, behind the record that the last part cut.
import { take } from './memory'
import { restart } from './separators'

const LF: u8 = 0x0a
const CR: u8 = 0x0d

let textStart: usize = 0
let textRoom: usize = 0
export let textEnd: usize = 0
/** Where the next record begins. */
export let position: usize = 0
/** No more text comes. */
export let isFinal: bool = false
let isLineFeedDue: bool = false

/** Makes room for `size` bytes behind the record that was cut; gives where they belong. */
export function append(size: usize): usize {
  const carried = textEnd - position
  const needed = carried + size
  if (needed > textRoom) {
    textRoom = needed + (needed >>> 2)
    const larger = take(textRoom)
    memory.copy(larger, position, carried)
    textStart = larger
  } else memory.copy(textStart, position, carried)
  position = textStart
  textEnd = position + needed
  restart(position)
  return textStart + carried
}

/** Of the text that was appended the last `missing` bytes did not come. */
export function cut(missing: usize): void {
  textEnd -= missing
}

/** No more text comes: what is left is the last record. */
export function finish(): void {
  isFinal = true
  restart(position)
}

/** Bytes that belong to no record yet. */
export function left(): usize {
  return textEnd - position
}

/** Where the text begins that is left. */
export function leftStart(): usize {
  return position
}

/** Goes on behind the line end at `end`, which may be the text's own. */
export function goBehind(end: usize): void {
  isLineFeedDue = end < textEnd && load<u8>(end) === CR
  position = end < textEnd ? end + 1 : textEnd
  skipLineFeed()
}

/** The line feed behind a carriage return, which may come with later text. */
export function skipLineFeed(): void {
  if (!isLineFeedDue || position >= textEnd) return
  if (load<u8>(position) === LF) position++
  isLineFeedDue = false
}
