// Fields of the open record as numbers: what nearly every record of an export holds in one plain form. A day or number of -1, or false: the
// field has another form, its text has to tell.
import { endOf, startOf } from './layout'
import { take } from './memory'

const MAX_DIGITS: usize = 10
/** A day has fewer ticks of 100 nanoseconds than 2^40. */
export const TICK_BITS: i64 = 40
export const TICKS: i64 = 0xffffffffff
const TICKS_A_SECOND: i64 = 10000000

// The date of the last record: those of one day stand together.
let knownDate: u64 = 0
let knownDateEnd: u32 = 0
let knownDay: i32 = -1

/** Where a time's ticks and a GUID's words are left for TypeScript. */
export let value: usize = 0

export function prepareValues(): void {
  value = take(16)
}

/** The day of a time, whose ticks are left at `value`, or -1. */
export function readTime(slot: i32): i32 {
  const time = timeOf(slot)
  store<f64>(value, <f64>(time & TICKS))
  return <i32>(time >> TICK_BITS)
}

/** `2026-11-20T10:00:00.1234567Z`, with none to seven digits behind the second: the day above 40 bits of ticks, or -1. */
export function timeOf(slot: i32): i64 {
  const at = startOf(slot)
  const length = endOf(slot) - at
  if (length < 20 || length > 28 || load<u8>(at, 10) !== 0x54) return -1
  if (load<u8>(at + length - 1) !== 0x5a) return -1
  const day = dayOf(at)
  const ticks = length === 28 ? wholeTicks(at + 11) : fewerTicks(at + 11, length - 12)
  return day < 0 || ticks < 0 ? -1 : ((<i64>day) << TICK_BITS) | ticks
}

/** `10:00:00.1234567`, as nearly all exports have it, in one piece. -1: it is no such time. */
function wholeTicks(at: usize): i64 {
  const text = v128.load(at)
  const isMark = i8x16(0, 0, -1, 0, 0, -1, 0, 0, -1, 0, 0, 0, 0, 0, 0, 0)
  const marks = i8x16(0, 0, 0x3a, 0, 0, 0x3a, 0, 0, 0x2e, 0, 0, 0, 0, 0, 0, 0)
  const digits = i8x16.sub(text, i8x16.splat(0x30))
  const isDigit = i8x16.le_u(digits, i8x16.splat(9))
  if (!i8x16.all_true(v128.bitselect(i8x16.eq(text, marks), isDigit, isMark))) return -1
  // Two digits of hours, minutes and seconds, then seven behind the point.
  const packed = i8x16.swizzle(digits, i8x16(0, 1, 3, 4, 6, 7, 9, 10, 11, 12, 13, 14, 15, -1, -1, -1))
  const upper = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(packed), i16x8(600, 60, 10, 1, 10, 1, 10, 1))
  const lower = i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(packed), i16x8(10000, 1000, 100, 10, 1, 0, 0, 0))
  const hours = i32x4.extract_lane(upper, 0)
  const minutes = i32x4.extract_lane(upper, 1)
  const seconds = i32x4.extract_lane(upper, 2)
  if (hours > 23 * 60 || minutes > 59 || seconds > 59) return -1
  const fraction = i32x4.extract_lane(lower, 0) + i32x4.extract_lane(lower, 1) + i32x4.extract_lane(lower, 2)
  return (
    <i64>((hours + minutes) * 60 + seconds) * TICKS_A_SECOND +
    <i64>(i32x4.extract_lane(upper, 3) * 100000 + fraction)
  )
}

/** The same with fewer digits behind the second, or none. */
function fewerTicks(at: usize, length: usize): i64 {
  if (load<u8>(at, 2) !== 0x3a || load<u8>(at, 5) !== 0x3a) return -1
  const hour = two(at)
  const minute = two(at + 3)
  const second = two(at + 6)
  // Without a sign: what is no digit is far above.
  if (<u32>hour > 23 || <u32>minute > 59 || <u32>second > 59) return -1
  if (length > 8 && load<u8>(at, 8) !== 0x2e) return -1
  let fraction: i64 = 0
  for (let index: usize = 9; index < 16; index++) {
    const digit = index < length ? <u32>load<u8>(at + index) - 0x30 : 0
    if (digit > 9) return -1
    fraction = fraction * 10 + <i64>digit
  }
  return <i64>((hour * 60 + minute) * 60 + second) * TICKS_A_SECOND + fraction
}

/** Two digits; far below zero where one is none. */
function two(at: usize): i32 {
  const tens = <u32>load<u8>(at) - 0x30
  const ones = <u32>load<u8>(at, 1) - 0x30
  return tens > 9 || ones > 9 ? -1000000 : <i32>(tens * 10 + ones)
}

/** The day of `2026-11-20` since 1970; -1: there is no such day, or it lies before. */
function dayOf(at: usize): i32 {
  const date = load<u64>(at)
  const dateEnd = <u32>load<u16>(at, 8)
  if (date === knownDate && dateEnd === knownDateEnd) return knownDay
  if (load<u8>(at, 4) !== 0x2d || load<u8>(at, 7) !== 0x2d) return -1
  const year = two(at) * 100 + two(at + 2)
  const month = two(at + 5)
  const day = two(at + 8)
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) return -1
  knownDate = date
  knownDateEnd = dateEnd
  knownDay = daysBefore(year, month) + day - 1
  return knownDay
}

function isLeap(year: i32): bool {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function daysOfMonth(year: i32, month: i32): i32 {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days from 1970-01-01 to the first of the month. */
function daysBefore(year: i32, month: i32): i32 {
  const past = year - 1
  let days = 365 * (year - 1970) + (past / 4 - past / 100 + past / 400) - 477
  for (let earlier = 1; earlier < month; earlier++) days += daysOfMonth(year, earlier)
  return days
}

/** A number for TypeScript; -1 where it is none. */
export function readNumber(slot: i32): f64 {
  return <f64>numberAt(slot)
}

/** -1: it is no number of one to ten digits. */
export function numberAt(slot: i32): i64 {
  const start = startOf(slot)
  const end = endOf(slot)
  if (start === end || end - start > MAX_DIGITS) return -1
  let value: i64 = 0
  for (let at = start; at < end; at++) {
    const digit = <u32>load<u8>(at) - 0x30
    if (digit > 9) return -1
    value = value * 10 + <i64>digit
  }
  return value
}

/** A GUID's words to `value`, most significant first. */
export function readGuid(slot: i32): bool {
  return guidAt(slot, value)
}

/** `00112233-4455-6677-8899-aabbccddeeff`; all zeros are none. False: `to` is not to be trusted. */
export function guidAt(slot: i32, to: usize): bool {
  const start = startOf(slot)
  return endOf(slot) - start === 36 && writeGuid(start, to)
}

function writeGuid(at: usize, to: usize): bool {
  const dashes =
    load<u8>(at, 8) === 0x2d &&
    load<u8>(at, 13) === 0x2d &&
    load<u8>(at, 18) === 0x2d &&
    load<u8>(at, 23) === 0x2d
  if (!dashes) return false
  // 8, 4 and 4 digits; then 4 and 12.
  const upper = v128.shuffle<u8>(
    v128.load(at),
    v128.load(at, 14),
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    9,
    10,
    11,
    12,
    16,
    17,
    18,
    19,
  )
  const lower = v128.shuffle<u8>(
    v128.load(at, 19),
    v128.load(at, 20),
    0,
    1,
    2,
    3,
    20,
    21,
    22,
    23,
    24,
    25,
    26,
    27,
    28,
    29,
    30,
    31,
  )
  if (!isHex(upper) || !isHex(lower)) return false
  const bytes = i8x16.narrow_i16x8_u(pairs(upper), pairs(lower))
  const words = i8x16.swizzle(bytes, i8x16(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12))
  v128.store(to, words)
  return v128.any_true(words)
}

function isDigit(text: v128): v128 {
  return v128.and(i8x16.ge_u(text, i8x16.splat(0x30)), i8x16.le_u(text, i8x16.splat(0x39)))
}

function isLetter(text: v128): v128 {
  const small = v128.or(text, i8x16.splat(0x20))
  return v128.and(i8x16.ge_u(small, i8x16.splat(0x61)), i8x16.le_u(small, i8x16.splat(0x66)))
}

function isHex(text: v128): bool {
  return i8x16.all_true(v128.or(isDigit(text), isLetter(text)))
}

/** Digits to bytes: two of 8 bits to one of 16. */
function pairs(text: v128): v128 {
  const nine = v128.and(isLetter(text), i8x16.splat(9))
  const digits = i8x16.add(v128.and(text, i8x16.splat(0x0f)), nine)
  const high = i16x8.shl(v128.and(digits, i16x8.splat(0x00ff)), 4)
  return v128.or(high, i16x8.shr_u(digits, 8))
}
