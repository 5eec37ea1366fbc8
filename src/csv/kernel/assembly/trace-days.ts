// What stands of a trace's messages by day, sorted by identity, as columns: see `formats/trace-kernel.ts`.
import { openColumns, putFact } from './fact-columns'
import { take } from './memory'
import { pairCount } from './pairs'
import { addTo, openSorting, putToSort, sortByIdentity, sortedAt } from './sorting'
import { crossings, submitters } from './trace'
import {
  BYTES,
  DELIVERIES,
  FACTS,
  GROUP,
  KEY,
  messageAt,
  messageCount,
  NEXT,
  ODD,
  shelfEnd,
  shelfPlaces,
  TIME,
} from './trace-messages'
import { tuplePairs } from './tuples'
import { TICK_BITS, TICKS } from './values'

/** A submitter is an address, a return path and a client. */
const SUBMITTER_SLOTS: i32 = 3
/** Groups above this one are crossings of the border. */
const SUBMISSIONS: u32 = 1

/** Days of the messages that are written here: what lies before and behind is none. */
export let traceFrom: i32 = i32.MAX_VALUE
export let traceTo: i32 = -1

let presenceShape: u32 = 0
let crossingShapes: usize = 0
let submissionShapes: usize = 0

/** The shape of a presence, and per even key and per odd key, halved, that of a fact. */
export function setTraceShapes(presence: u32, crossings: usize, submissions: usize): void {
  presenceShape = presence
  crossingShapes = crossings
  submissionShapes = submissions
}

/** Once, before days are written; odd messages are left out. Gives how many messages the days have. */
export function sortTraceDays(): u32 {
  const size = messageCount()
  let count: u32 = 0
  for (let number: u32 = 0; number < size; number++) {
    const message = messageAt(number)
    if (load<u32>(message, ODD) !== 0) continue
    const day = <i32>(load<i64>(message, TIME) >> TICK_BITS)
    if (day < traceFrom) traceFrom = day
    if (day > traceTo) traceTo = day
    count++
  }
  if (count > 0) openMemory()
  return count
}

function openMemory(): void {
  const days = (<usize>(traceTo - traceFrom + 1)) << 2
  const messages = take(days)
  const rows = take(days)
  let mostMessages: u32 = 0
  let mostRows: u32 = 0
  const size = messageCount()
  for (let number: u32 = 0; number < size; number++) {
    const message = messageAt(number)
    if (load<u32>(message, ODD) !== 0) continue
    const day = (<usize>(<i32>(load<i64>(message, TIME) >> TICK_BITS) - traceFrom)) << 2
    const standing = rowsOf(message)
    mostMessages = max(mostMessages, addTo(messages + day, 1) + 1)
    mostRows = max(mostRows, addTo(rows + day, standing) + standing)
  }
  openSorting(mostMessages)
  openColumns(mostRows)
}

function rowsOf(message: usize): u32 {
  let facts: u32 = 0
  for (let fact = <usize>load<u32>(message, FACTS); fact !== 0; fact = <usize>load<u32>(fact, NEXT)) facts++
  return hasCrossing(message) ? facts : facts + 1
}

/** A presence says nothing beside a crossing of the border. */
function hasCrossing(message: usize): bool {
  for (let fact = <usize>load<u32>(message, FACTS); fact !== 0; fact = <usize>load<u32>(fact, NEXT)) {
    if (load<u32>(fact, GROUP) > SUBMISSIONS) return true
  }
  return false
}

/** Writes what stands of a day's messages to the columns; gives how many rows they are. */
export function writeTraceDay(day: i32): u32 {
  const places = shelfPlaces(day)
  if (places === 0) return 0
  let messages: u32 = 0
  const end = shelfEnd(day)
  for (let place = places; place < end; place += 4) {
    const message = <usize>load<u32>(place)
    if (message !== 0 && load<u32>(message, ODD) === 0) putToSort(messages++, message)
  }
  sortByIdentity(messages)
  let row: u32 = 0
  for (let index: u32 = 0; index < messages; index++) row = writeMessage(row, sortedAt(index))
  return row
}

/** Puts 1 at the ids of the shapes of messages that days are written of. */
export function useTraceShapes(list: usize): void {
  const size = messageCount()
  for (let number: u32 = 0; number < size; number++) {
    const message = messageAt(number)
    if (load<u32>(message, ODD) !== 0) continue
    if (!hasCrossing(message)) store<u32>(list + ((<usize>presenceShape) << 2), 1)
    for (let fact = <usize>load<u32>(message, FACTS); fact !== 0; fact = <usize>load<u32>(fact, NEXT)) {
      store<u32>(list + ((<usize>load<u32>(shapeAt(fact))) << 2), 1)
    }
  }
}

/** Where the shape of a fact stands. */
function shapeAt(fact: usize): usize {
  const key = load<u32>(fact, KEY)
  return ((key & 1) === 0 ? crossingShapes : submissionShapes) + ((<usize>(key >>> 1)) << 2)
}

/** Gives the shapes of facts other ids, those of a list. */
export function renameTraceShapes(ids: usize): void {
  rename(crossingShapes, pairCount(crossings), ids)
  rename(submissionShapes, pairCount(tuplePairs(submitters, SUBMITTER_SLOTS)), ids)
}

function rename(list: usize, count: u32, ids: usize): void {
  for (let at = list; at < list + ((<usize>count) << 2); at += 4) {
    store<u32>(at, load<u32>(ids + ((<usize>load<u32>(at)) << 2)))
  }
}

function writeMessage(from: u32, message: usize): u32 {
  let row = from
  if (!hasCrossing(message))
    putFact(row++, message, <f64>(load<i64>(message, TIME) & TICKS), presenceShape, 0, 0)
  for (let fact = <usize>load<u32>(message, FACTS); fact !== 0; fact = <usize>load<u32>(fact, NEXT)) {
    putFact(
      row++,
      message,
      <f64>(load<i64>(fact, TIME) & TICKS),
      load<u32>(shapeAt(fact)),
      load<u32>(fact, BYTES),
      load<u32>(fact, DELIVERIES),
    )
  }
  return row
}
