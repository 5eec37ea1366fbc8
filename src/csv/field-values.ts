import { type EpochDay, epochDay, TICKS_PER_SECOND, type Ticks } from '../facts/day.ts'
import { type Identity, readGuid } from '../facts/identity.ts'
import { createTextDictionary } from './dictionary.ts'
import { type RecipientStatus, readRecipientStatus } from './recipient-status.ts'
import { createTupleIds } from './tuple-ids.ts'

/** A time in UTC. */
export interface PlainTime {
  day: EpochDay
  ticks: Ticks
}

/** What nearly every record of an export holds in one plain form, read from bytes without a string. */
export interface FieldValues {
  /** Reads a GUID; see `readGuid`. */
  guid(slot: number, into: Identity): boolean
  /**
   * Reads `2026-11-20T10:00:00.1234567Z`, with none to seven fraction digits. False: it has another form. NaN
   * stands for a date or a time of day that does not exist.
   */
  time(slot: number, into: PlainTime): boolean
  /** One to ten digits as a number; -1 for everything else. */
  digits(slot: number): number
  /** Reads a list of recipients; see `readRecipientStatus`. */
  recipients(slot: number, into: RecipientStatus): void
  /**
   * The texts of these slots together as a small integer: records with equal texts have the same, so that a rule
   * is worked out once for all of them. Dense from 0; asked for with the same array every time.
   */
  tuple(slots: readonly number[]): number
}

/** The bytes of a record's fields. */
interface FieldBytes {
  readonly bytes: Uint8Array
  start(slot: number): number
  end(slot: number): number
}

/**
 * The values of whatever record `fields` shows. `tuples` are those of the file: where it is read by several readers, each
 * gets the same, or its numbers would begin anew.
 */
export function createFieldValues(fields: FieldBytes, tuples: Tuples = createTuples()): FieldValues {
  const readTime = createPlainTimeReader()
  return {
    guid: (slot, into) => readGuid(fields.bytes, fields.start(slot), fields.end(slot), into),
    time: (slot, into) => readTime(fields.bytes, fields.start(slot), fields.end(slot), into),
    digits: (slot) => readDigits(fields.bytes, fields.start(slot), fields.end(slot)),
    recipients: (slot, into) => readRecipientStatus(fields.bytes, fields.start(slot), fields.end(slot), into),
    tuple: (slots) => tuples(fields, slots),
  }
}

/** The number of what these slots of a record say together. */
export type Tuples = (fields: FieldBytes, slots: readonly number[]) => number

export function createTuples(): Tuples {
  const known = new Map<readonly number[], (fields: FieldBytes) => number>()
  return (fields, slots) => {
    let tupleOf = known.get(slots)
    if (!tupleOf) {
      tupleOf = createTuple(slots)
      known.set(slots, tupleOf)
    }
    return tupleOf(fields)
  }
}

/** Ids of the slots' texts, paired one after the other. */
function createTuple(slots: readonly number[]): (fields: FieldBytes) => number {
  const steps = slots.map((slot) => ({ slot, texts: createTextDictionary(), pairs: createTupleIds() }))
  return (fields) => {
    const { bytes } = fields
    return steps.reduce((tuple, { slot, texts, pairs }) => {
      return pairs.idOf(tuple, texts.idOf(bytes, fields.start(slot), fields.end(slot)))
    }, 0)
  }
}

const MAX_DIGITS = 10

function readDigits(bytes: Uint8Array, start: number, end: number): number {
  if (start === end || end - start > MAX_DIGITS) return -1
  const value = digitsAt(bytes, start, end - start)
  return Number.isNaN(value) ? -1 : value
}

type TimeReader = (bytes: Uint8Array, start: number, end: number, into: PlainTime) => boolean

/** Records of one day stand together: its date is worked out once. */
function createPlainTimeReader(): TimeReader {
  let knownDate = -1
  let knownDay = Number.NaN
  function dayOf(year: number, month: number, dayOfMonth: number): EpochDay {
    const date = year * 10_000 + month * 100 + dayOfMonth
    if (date !== knownDate) {
      knownDate = date
      knownDay = epochDay(year, month, dayOfMonth)
    }
    return knownDay
  }
  return (bytes, start, end, into) => {
    const length = end - start
    if (length < 20 || length > 28 || bytes[end - 1] !== 0x5a || bytes[start + 10] !== 0x54) return false
    if (bytes[start + 4] !== 0x2d || bytes[start + 7] !== 0x2d) return false
    if (bytes[start + 13] !== 0x3a || bytes[start + 16] !== 0x3a) return false
    if (length > 20 && bytes[start + 19] !== 0x2e) return false
    const fractionDigits = length === 20 ? 0 : length - 21
    const fraction = digitsAt(bytes, start + 20, fractionDigits) * 10 ** (7 - fractionDigits)
    into.day = dayOf(digitsAt(bytes, start, 4), digitsAt(bytes, start + 5, 2), digitsAt(bytes, start + 8, 2))
    into.ticks =
      clockTicks(
        digitsAt(bytes, start + 11, 2),
        digitsAt(bytes, start + 14, 2),
        digitsAt(bytes, start + 17, 2),
      ) + fraction
    return true
  }
}

/** Digits as a number; NaN when one is none. */
function digitsAt(bytes: Uint8Array, start: number, length: number): number {
  let value = 0
  for (let index = start; index < start + length; index++) {
    const digit = (bytes[index] as number) - 0x30
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/** A time of day; NaN where there is none such. */
export function clockTicks(hour: number, minute: number, second: number): Ticks {
  const isReal = hour <= 23 && minute <= 59 && second <= 59
  return isReal ? ((hour * 60 + minute) * 60 + second) * TICKS_PER_SECOND : Number.NaN
}
