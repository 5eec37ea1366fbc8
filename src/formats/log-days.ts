import type { EpochDay } from '../facts/day.ts'
import { type FactDay, IDENTITY_WORDS } from '../facts/facts.ts'
import { createIdentitySorter } from '../facts/identity.ts'
import { emptyDay } from './fact-days.ts'
import type { IdentityParts } from './identity-list.ts'

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

/** Rows of one day: pairs of the first of a run and the one behind its last. Nearly all stand in one run. */
export interface DayRuns {
  readonly day: EpochDay
  readonly runs: number[]
}

/** The rows that count, by day and sorted by identity. Parts are given back as soon as no later day needs them. */
export function writeDays(log: LogRows, days: readonly DayRuns[]): FactDay[] {
  const write = createDayWriter(log)
  const sorted = [...days].sort((a, b) => a.day - b.day)
  const needed = firstNeeded(sorted)
  let part = 0
  return sorted.flatMap((day, index) => {
    const into = write(day)
    for (const end = (needed[index] as number) >>> log.partBits; part < end; part++) {
      if (part < log.parts.length) log.parts[part] = new Uint32Array(0)
    }
    return into.shape.length === 0 ? [] : [into]
  })
}

/** Per day the first row that any later day has; behind the last day there is none. */
function firstNeeded(days: readonly DayRuns[]): number[] {
  const needed: number[] = []
  let first = 2 ** 32 - 1
  for (let index = days.length - 1; index >= 0; index--) {
    needed[index] = first
    first = Math.min(first, days[index]?.runs[0] ?? first)
  }
  return needed
}

/** Days are written one after the other in the same memory: new memory costs as much as what is done in it. */
function createDayWriter(log: LogRows): (day: DayRuns) => FactDay {
  const sort = createIdentitySorter()
  let rows = new Uint32Array(0)
  let identities = new Uint32Array(0)
  return ({ day, runs }) => {
    const most = rowsOf(runs)
    if (most > rows.length) {
      rows = new Uint32Array(most)
      identities = new Uint32Array(most * IDENTITY_WORDS)
    }
    let count = 0
    for (let run = 0; run < runs.length; run += 2) {
      const range = { from: runs[run] as number, to: runs[run + 1] as number }
      count = gather(log, range, { rows, identities, count })
    }
    const into = emptyDay(day, count)
    copyRows(log, rows, sort(identities, count), into)
    return into
  }
}

function rowsOf(runs: readonly number[]): number {
  let rows = 0
  for (let run = 0; run < runs.length; run += 2) rows += (runs[run + 1] as number) - (runs[run] as number)
  return rows
}

interface Gathered {
  readonly rows: Uint32Array
  readonly identities: Uint32Array
  readonly count: number
}

/** Adds the rows of a run that count, and their identities side by side; gives how many there are then. */
function gather(
  { parts, partBits, stride }: LogRows,
  { from, to }: { readonly from: number; readonly to: number },
  { rows, identities, count: before }: Gathered,
): number {
  const mask = 2 ** partBits - 1
  let count = before
  for (let row = from; row < to; row++) {
    const part = parts[row >>> partBits] as Uint32Array
    const at = (row & mask) * stride
    if (part[at + ROW.shape] === DROPPED) continue
    const into = count * IDENTITY_WORDS
    identities[into] = part[at] as number
    identities[into + 1] = part[at + 1] as number
    identities[into + 2] = part[at + 2] as number
    identities[into + 3] = part[at + 3] as number
    rows[count++] = row
  }
  return count
}

function copyRows(log: LogRows, rows: Uint32Array, order: Uint32Array, into: FactDay): void {
  const { parts, partBits, stride } = log
  const { identity, ticks, shape, bytes, deliveries } = into
  const mask = 2 ** partBits - 1
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
}
