import type { EpochDay, Ticks } from '../facts/day.ts'
import type { MessageFacts } from '../facts/facts.ts'
import type { Identity } from '../facts/identity.ts'
import { compareShapes } from '../facts/order.ts'
import type { Shape, ShapeTable } from '../facts/shape.ts'
import { messageFacts } from '../facts/used-shapes.ts'
import { type DayRuns, DROPPED, type LogRows, ROW, ROWS_A_PART_BITS, writeDays } from './log-days.ts'
import { eachRepeated } from './repeated-identities.ts'

/**
 * The messages of an export with one record a message: what the table of messages is to others, without a look-up a
 * record. Records are written down one after the other; that a message came again is found at the end. `createKernelLog`
 * does the same faster.
 */
export interface MessageLog {
  /** Distinct messages; after `finish`. */
  readonly messages: number
  /**
   * Writes down what a record states of the message whose identity is the four words of `identities` from `at` on.
   * Seven values, since an object for each record would cost more than all the rest.
   */
  add(
    identities: Identity,
    at: number,
    day: EpochDay,
    ticks: Ticks,
    shape: number,
    bytes: number,
    deliveries: number,
  ): void
  /** Once, after the last record: the memory of the log is given back while the facts are written. */
  finish(): MessageFacts
}

const LOW = 2 ** 32
/** Rows that are kept before messages that came again are looked for: 36 MB. */
export const FIRST_LIMIT = 2 ** 20

/** @param firstLimit rows before the first clearing */
export function createMessageLog(shapes: ShapeTable, firstLimit = FIRST_LIMIT): MessageLog {
  const parts: Uint32Array<ArrayBuffer>[] = []
  /** The part that is written, and the words of it that are. */
  let part = new Uint32Array(0)
  let used = 0
  let limit = firstLimit
  let messages = 0
  /** Which rows are of a day: records nearly always come by days. */
  let days = createDayBook()

  const sizeOf = () =>
    parts.length === 0 ? 0 : (parts.length - 1) * 2 ** ROWS_A_PART_BITS + used / ROW.words
  const rows = (): LogRows => ({
    size: sizeOf(),
    parts,
    partBits: ROWS_A_PART_BITS,
    stride: ROW.words,
  })

  function openPart(): void {
    if (sizeOf() >= limit) clear()
    if (used < part.length) return
    part = new Uint32Array(ROW.words << ROWS_A_PART_BITS)
    parts.push(part)
    used = 0
  }

  /** Drops all but the deciding record of each message, so that memory follows messages, not records. */
  function clear(): void {
    dropRepeats(rows(), shapes.shape)
    const left = closeGaps(rows())
    days = daysOf(rows(), left)
    parts.length = Math.ceil(left / 2 ** ROWS_A_PART_BITS)
    part = parts.at(-1) ?? new Uint32Array(0)
    used = (left - (parts.length - 1) * 2 ** ROWS_A_PART_BITS) * ROW.words
    limit = Math.max(firstLimit, left * 2)
  }

  return {
    get messages() {
      return messages
    },
    add(identities, at, day, ticks, shape, bytes, deliveries) {
      if (used === part.length) openPart()
      if (day !== days.current) days.turn(day, sizeOf())
      const row = used
      used += ROW.words
      part[row] = identities[at] as number
      part[row + 1] = identities[at + 1] as number
      part[row + 2] = identities[at + 2] as number
      part[row + 3] = identities[at + 3] as number
      part[row + ROW.timeHigh] = (day << 8) | (ticks / LOW)
      part[row + ROW.timeLow] = ticks
      part[row + ROW.shape] = shape
      part[row + ROW.bytes] = bytes
      part[row + ROW.deliveries] = deliveries
    },
    finish() {
      const all = rows()
      messages = all.size - dropRepeats(all, shapes.shape)
      return messageFacts(writeDays(all, days.close(all.size)), shapes.toColumns())
    },
  }
}

/** The runs of each day while rows are written. */
interface DayBook {
  /** The day of the last row. */
  readonly current: EpochDay
  /** The next row, `row`, is of another day. */
  turn(day: EpochDay, row: number): void
  /** All days; `end` is the number of rows. */
  close(end: number): readonly DayRuns[]
}

/** No record is so old. */
const NO_DAY = -1

function createDayBook(): DayBook {
  const days = new Map<EpochDay, DayRuns>()
  let open: number[] | null = null
  const book = {
    current: NO_DAY,
    turn(day: EpochDay, row: number) {
      open?.push(row)
      const known = days.get(day) ?? { day, runs: [] }
      days.set(day, known)
      known.runs.push(row)
      open = known.runs
      book.current = day
    },
    close(end: number) {
      open?.push(end)
      return [...days.values()]
    },
  }
  return book
}

function daysOf({ parts, partBits, stride }: LogRows, size: number): DayBook {
  const book = createDayBook()
  for (let row = 0; row < size; row++) {
    const part = parts[row >>> partBits] as Uint32Array
    const day = (part[(row & (2 ** partBits - 1)) * stride + ROW.timeHigh] as number) >>> 8
    if (day !== book.current) book.turn(day, row)
  }
  return book
}

/** Leaves one row of each message, the deciding one; gives how many it dropped. */
function dropRepeats(log: LogRows, shapeOf: (id: number) => Shape): number {
  let dropped = 0
  eachRepeated(log, ([first, ...others]) => {
    let standing = first as number
    for (const other of others) {
      const isOther = compareRows(log, standing, other, shapeOf) > 0
      drop(log, isOther ? standing : other)
      if (isOther) standing = other
      dropped++
    }
  })
  return dropped
}

/** Negative: the first row decides. The order of `compareDeciders`. */
function compareRows(log: LogRows, one: number, other: number, shapeOf: (id: number) => Shape): number {
  const value = (row: number, word: number) => rowWord(log, row, word)
  const difference = (word: number) => value(one, word) - value(other, word)
  return (
    difference(ROW.timeHigh) ||
    difference(ROW.timeLow) ||
    (difference(ROW.shape) &&
      compareShapes(shapeOf(value(one, ROW.shape)), shapeOf(value(other, ROW.shape)))) ||
    difference(ROW.bytes) ||
    difference(ROW.deliveries)
  )
}

function rowWord({ parts, partBits, stride }: LogRows, row: number, word: number): number {
  return parts[row >>> partBits]?.[(row & (2 ** partBits - 1)) * stride + word] ?? 0
}

function drop({ parts, partBits, stride }: LogRows, row: number): void {
  const part = parts[row >>> partBits] as Uint32Array
  part[(row & (2 ** partBits - 1)) * stride + ROW.shape] = DROPPED
}

/** Moves the rows that stand together; gives how many they are. */
function closeGaps({ size, parts, partBits, stride }: LogRows): number {
  const mask = 2 ** partBits - 1
  let left = 0
  for (let row = 0; row < size; row++) {
    const part = parts[row >>> partBits] as Uint32Array
    const from = (row & mask) * stride
    if (part[from + ROW.shape] === DROPPED) continue
    const into = parts[left >>> partBits] as Uint32Array
    const to = (left & mask) * stride
    for (let word = 0; word < stride; word++) into[to + word] = part[from + word] as number
    left++
  }
  return left
}
