import { type EpochDay, TICKS_PER_DAY } from '../facts/day.ts'
import { type FactDay, IDENTITY_WORDS } from '../facts/facts.ts'
import { sortByIdentity } from '../facts/identity.ts'
import { dayOfTime, type FactColumns, ticksOfTime } from './fact-columns.ts'
import type { IdentityList } from './identity-list.ts'

export interface FactSource {
  /** One a message. */
  readonly identities: IdentityList
  /** The first fact of a message, and the one after a fact; -1: there is none. */
  readonly firstOf: (message: number) => number
  readonly nextOf: (message: number, fact: number) => number
  readonly columns: FactColumns
}

/**
 * Files every message under the day of its earliest fact, its facts together, sorted by identity. A message
 * without facts (its records were all refused) is on no day.
 */
export function toFactDays(source: FactSource): FactDay[] {
  return messagesByDay(source).map((day) => writeDay(source, day))
}

function writeDay(source: FactSource, { day, messages, rows }: DayOfMessages): FactDay {
  const { firstOf, nextOf, columns } = source
  const identities = source.identities.copy(messages)
  const into = emptyDay(day, rows)
  let row = 0
  for (const place of sortByIdentity(identities, messages.length)) {
    const message = messages[place] as number
    for (let fact = firstOf(message); fact >= 0; fact = nextOf(message, fact)) {
      copyIdentity(identities, place, into.identity, row)
      into.ticks[row] = ticksOfTime(columns, fact) + (dayOfTime(columns, fact) - day) * TICKS_PER_DAY
      into.shape[row] = columns.shape.get(fact)
      into.bytes[row] = columns.bytes.get(fact)
      into.deliveries[row] = columns.deliveries.get(fact)
      row++
    }
  }
  return into
}

/** Word by word: a view on a row costs more than the row. */
function copyIdentity(from: Uint32Array, fromRow: number, to: Uint32Array, toRow: number): void {
  const source = fromRow * IDENTITY_WORDS
  const target = toRow * IDENTITY_WORDS
  for (let word = 0; word < IDENTITY_WORDS; word++) to[target + word] = from[source + word] as number
}

interface DayOfMessages {
  readonly day: EpochDay
  /** Numbers of messages, ascending. */
  readonly messages: Uint32Array
  /** Facts of these messages. */
  readonly rows: number
}

/** Sorts messages into days by counting, since there are few days and many messages. */
function messagesByDay(source: FactSource): DayOfMessages[] {
  const homes = new Int32Array(source.identities.size)
  const counts = new Map<EpochDay, { messages: number; rows: number }>()
  let counted = { messages: 0, rows: 0 }
  let countedDay = Number.NaN
  for (let message = 0; message < source.identities.size; message++) {
    const { home, rows } = homeOf(source, message)
    homes[message] = home
    if (rows === 0) continue
    if (home !== countedDay) {
      countedDay = home
      counted = counts.get(home) ?? { messages: 0, rows: 0 }
      counts.set(home, counted)
    }
    counted.messages++
    counted.rows += rows
  }
  const days = [...counts].sort(([a], [b]) => a - b)
  const lists = new Map(days.map(([day, { messages }]) => [day, new Uint32Array(messages)]))
  const filled = new Map<EpochDay, number>()
  for (let message = 0; message < source.identities.size; message++) {
    const home = homes[message] as number
    const list = lists.get(home)
    if (!list || source.firstOf(message) < 0) continue
    const at = filled.get(home) ?? 0
    list[at] = message
    filled.set(home, at + 1)
  }
  return days.map(([day, { rows }]) => ({ day, rows, messages: lists.get(day) ?? new Uint32Array() }))
}

/** The day of a message's earliest fact, and how many facts it has. */
function homeOf({ firstOf, nextOf, columns }: FactSource, message: number): { home: EpochDay; rows: number } {
  let home = Number.MAX_SAFE_INTEGER
  let rows = 0
  for (let fact = firstOf(message); fact >= 0; fact = nextOf(message, fact)) {
    home = Math.min(home, dayOfTime(columns, fact))
    rows++
  }
  return { home, rows }
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
