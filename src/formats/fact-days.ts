import { type EpochDay, TICKS_PER_DAY } from '../facts/day.ts'
import { type FactDay, IDENTITY_WORDS } from '../facts/facts.ts'
import { sortByIdentity } from '../facts/identity.ts'
import type { Column } from './column.ts'

/** The facts of a file by number, in no order. */
export interface FactColumns {
  readonly day: Column<Int32Array>
  readonly ticks: Column<Float64Array>
  readonly shape: Column<Uint32Array>
  readonly bytes: Column<Uint32Array>
  readonly deliveries: Column<Uint32Array>
}

export interface FactSource {
  /** Four words a message. */
  readonly identities: Uint32Array
  readonly messages: number
  readonly factsOf: (message: number) => readonly number[]
  readonly columns: FactColumns
}

/**
 * Files every message under the day of its earliest fact, its facts together, sorted by identity. A message
 * without facts (its records were all refused) is on no day.
 */
export function toFactDays(source: FactSource): FactDay[] {
  const { identities, columns } = source
  const order = sortByIdentity(identities, source.messages)
  const homes = new Int32Array(source.messages)
  const rowsPerDay = new Map<EpochDay, number>()
  for (const message of order) {
    const facts = source.factsOf(message)
    if (facts.length === 0) continue
    const home = facts.reduce((earliest, fact) => Math.min(earliest, columns.day.get(fact)), Number.MAX_VALUE)
    homes[message] = home
    rowsPerDay.set(home, (rowsPerDay.get(home) ?? 0) + facts.length)
  }
  const days = new Map<EpochDay, FactDay>()
  for (const day of [...rowsPerDay.keys()].sort((a, b) => a - b)) {
    days.set(day, emptyDay(day, rowsPerDay.get(day) ?? 0))
  }
  const filled = new Map<EpochDay, number>()
  for (const message of order) {
    const home = homes[message] as number
    const into = days.get(home)
    if (!into) continue
    let row = filled.get(home) ?? 0
    const words = identities.subarray(message * IDENTITY_WORDS, (message + 1) * IDENTITY_WORDS)
    for (const fact of source.factsOf(message)) {
      into.identity.set(words, row * IDENTITY_WORDS)
      into.ticks[row] = columns.ticks.get(fact) + (columns.day.get(fact) - home) * TICKS_PER_DAY
      into.shape[row] = columns.shape.get(fact)
      into.bytes[row] = columns.bytes.get(fact)
      into.deliveries[row] = columns.deliveries.get(fact)
      row++
    }
    filled.set(home, row)
  }
  return [...days.values()]
}

function emptyDay(day: EpochDay, rows: number): FactDay {
  return {
    day,
    identity: new Uint32Array(rows * IDENTITY_WORDS),
    ticks: new Float64Array(rows),
    shape: new Uint32Array(rows),
    bytes: new Uint32Array(rows),
    deliveries: new Uint32Array(rows),
  }
}
