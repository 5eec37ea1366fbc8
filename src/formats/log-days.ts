import type { EpochDay } from '../facts/day.ts'
import { type FactDay, IDENTITY_WORDS } from '../facts/facts.ts'
import { sortByIdentity } from '../facts/identity.ts'
import { emptyDay } from './fact-days.ts'
import { copyIdentities, type IdentityParts } from './identity-list.ts'

/** Rows of a message log: their words are those of `ROW`. Parts that are done with are emptied. */
export interface LogRows extends IdentityParts {
  readonly parts: Uint32Array[]
}

/** Where a row's values stand behind its identity; the day, and the ticks of the day in 40 bits, as in `fact-list.ts`. */
export const ROW = { timeHigh: 4, timeLow: 5, shape: 6, bytes: 7, deliveries: 8, words: 9 } as const
export const ROWS_A_PART_BITS = 12

/** The shape of a row that does not count: no table holds so many. */
export const DROPPED = 0xffffffff
const LOW = 2 ** 32

/** The rows that count, by day and sorted by identity. Parts are given back as soon as no later day needs them. */
export function writeDays(log: LogRows): FactDay[] {
  const days = countDays(log)
  fillDays(log, days)
  const lastDays = log.parts.map((part) => lastDayOf(part))
  let firstPart = 0
  return days.map(({ day, rows }) => {
    const into = writeDay(log, day, rows)
    for (; firstPart < lastDays.length && (lastDays[firstPart] as number) <= day; firstPart++) {
      log.parts[firstPart] = NO_WORDS
    }
    return into
  })
}

const NO_WORDS = new Uint32Array(0)

interface DayRows {
  readonly day: EpochDay
  /** Ascending. */
  rows: Uint32Array
  count: number
}

/** Days ascend. Rows of a day nearly always stand together, so that the last one is looked at first. */
function countDays({ size, parts, partBits, stride }: LogRows): DayRows[] {
  const days = new Map<EpochDay, DayRows>()
  let current: DayRows = { day: Number.NaN, rows: NO_WORDS, count: 0 }
  for (const [index, part] of parts.entries()) {
    const end = Math.min(2 ** partBits, size - index * 2 ** partBits) * stride
    for (let at = 0; at < end; at += stride) {
      if (part[at + ROW.shape] === DROPPED) continue
      const day = (part[at + ROW.timeHigh] as number) >>> 8
      if (day !== current.day) {
        current = days.get(day) ?? { day, rows: NO_WORDS, count: 0 }
        days.set(day, current)
      }
      current.count++
    }
  }
  return [...days.values()].sort((a, b) => a.day - b.day)
}

function fillDays({ size, parts, partBits, stride }: LogRows, days: readonly DayRows[]): void {
  const byDay = new Map(days.map((day) => [day.day, day]))
  for (const day of days) {
    day.rows = new Uint32Array(day.count)
    day.count = 0
  }
  let current: DayRows | undefined
  for (const [index, part] of parts.entries()) {
    const first = index * 2 ** partBits
    const count = Math.min(2 ** partBits, size - first)
    for (let row = 0; row < count; row++) {
      const at = row * stride
      if (part[at + ROW.shape] === DROPPED) continue
      const day = (part[at + ROW.timeHigh] as number) >>> 8
      if (day !== current?.day) current = byDay.get(day) as DayRows
      current.rows[current.count++] = first + row
    }
  }
}

function lastDayOf(part: Uint32Array): EpochDay {
  let last = 0
  for (let at = ROW.timeHigh; at < part.length; at += ROW.words) {
    const time = part[at] as number
    if (time > last) last = time
  }
  return last >>> 8
}

function writeDay(log: LogRows, day: EpochDay, rows: Uint32Array): FactDay {
  const { parts, partBits, stride } = log
  const mask = 2 ** partBits - 1
  const into = emptyDay(day, rows.length)
  const { identity, ticks, shape, bytes, deliveries } = into
  const order = sortByIdentity(copyIdentities(log, rows), rows.length)
  for (let index = 0; index < order.length; index++) {
    const row = rows[order[index] as number] as number
    const part = parts[row >>> partBits] as Uint32Array
    const at = (row & mask) * stride
    const to = index * IDENTITY_WORDS
    identity[to] = part[at] as number
    identity[to + 1] = part[at + 1] as number
    identity[to + 2] = part[at + 2] as number
    identity[to + 3] = part[at + 3] as number
    ticks[index] = ((part[at + ROW.timeHigh] as number) & 0xff) * LOW + (part[at + ROW.timeLow] as number)
    shape[index] = part[at + ROW.shape] as number
    bytes[index] = part[at + ROW.bytes] as number
    deliveries[index] = part[at + ROW.deliveries] as number
  }
  return into
}
