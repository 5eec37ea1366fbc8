import { type EpochDay, TICKS_PER_DAY } from '../facts/day.ts'
import { type FactDay, IDENTITY_WORDS } from '../facts/facts.ts'
import { sortByIdentity } from '../facts/identity.ts'
import type { Column } from './column.ts'
import { dayOfTime, type FactColumns, ticksOfTime } from './fact-columns.ts'

export interface FactSource {
  /** Four words a message. */
  readonly identities: Column
  readonly messages: number
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
  return messagesByDay(source).map(({ day, messages, rows }) => {
    const identities = identitiesOf(source.identities, messages)
    const facts = emptyDay(day, rows)
    let row = 0
    for (const place of sortByIdentity(identities, messages.length)) {
      row = writeMessage(facts, row, source, messages[place] as number)
    }
    return facts
  })
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
  const homes = new Int32Array(source.messages)
  const counts = new Map<EpochDay, { messages: number; rows: number }>()
  let counted = { messages: 0, rows: 0 }
  let countedDay = Number.NaN
  for (let message = 0; message < source.messages; message++) {
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
  for (let message = 0; message < source.messages; message++) {
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

function identitiesOf(identities: Column, messages: Uint32Array): Uint32Array {
  const words = new Uint32Array(messages.length * IDENTITY_WORDS)
  for (let place = 0; place < messages.length; place++) {
    const from = (messages[place] as number) * IDENTITY_WORDS
    const to = place * IDENTITY_WORDS
    for (let word = 0; word < IDENTITY_WORDS; word++) words[to + word] = identities.get(from + word)
  }
  return words
}

/** Writes the facts of a message from `row` on; gives the row behind them. */
function writeMessage(into: FactDay, row: number, source: FactSource, message: number): number {
  const { identities, columns } = source
  let at = row
  for (let fact = source.firstOf(message); fact >= 0; fact = source.nextOf(message, fact)) {
    for (let word = 0; word < IDENTITY_WORDS; word++) {
      into.identity[at * IDENTITY_WORDS + word] = identities.get(message * IDENTITY_WORDS + word)
    }
    into.ticks[at] = ticksOfTime(columns, fact) + (dayOfTime(columns, fact) - into.day) * TICKS_PER_DAY
    into.shape[at] = columns.shape.get(fact)
    into.bytes[at] = columns.bytes.get(fact)
    into.deliveries[at] = columns.deliveries.get(fact)
    at++
  }
  return at
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
