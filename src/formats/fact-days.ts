import { type EpochDay, TICKS_PER_DAY } from '../facts/day.ts'
import { type FactDay, type FactDays, IDENTITY_WORDS } from '../facts/facts.ts'
import { compareIdentities, sortByIdentity } from '../facts/identity.ts'
import type { FactList } from './fact-list.ts'
import type { IdentityList } from './identity-list.ts'

export interface FactSource {
  /** One a message. */
  readonly identities: IdentityList
  /** The first fact of a message, and the one after a fact; -1: there is none. */
  readonly firstOf: (message: number) => number
  readonly nextOf: (message: number, fact: number) => number
  readonly facts: FactList
}

/**
 * Files every message under the day of its earliest fact, its facts together, sorted by identity. A message
 * without facts (its records were all refused) is on no day.
 */
export function toFactDays(source: FactSource): FactDay[] {
  return messagesByDay(source).map((day) => writeDay(source, day))
}

function writeDay(source: FactSource, { day, messages, rows }: DayOfMessages): FactDay {
  const { firstOf, nextOf, facts } = source
  const identities = source.identities.copy(messages)
  const into = emptyDay(day, rows)
  let row = 0
  for (const place of sortByIdentity(identities, messages.length)) {
    const message = messages[place] as number
    for (let fact = firstOf(message); fact >= 0; fact = nextOf(message, fact)) {
      copyIdentity(identities, place, into.identity, row)
      into.ticks[row] = facts.ticks(fact) + (facts.day(fact) - day) * TICKS_PER_DAY
      into.shape[row] = facts.shape(fact)
      into.bytes[row] = facts.bytes(fact)
      into.deliveries[row] = facts.deliveries(fact)
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
function messagesByDay({ identities, firstOf, nextOf, facts }: FactSource): DayOfMessages[] {
  const homes = new Int32Array(identities.size)
  const counts = new Map<EpochDay, { day: EpochDay; messages: number; rows: number }>()
  let current = { day: Number.NaN, messages: 0, rows: 0 }
  for (let message = 0; message < homes.length; message++) {
    let home = NO_DAY
    let rows = 0
    for (let fact = firstOf(message); fact >= 0; fact = nextOf(message, fact)) {
      home = Math.min(home, facts.day(fact))
      rows++
    }
    homes[message] = home
    if (home !== current.day) {
      current = counts.get(home) ?? { day: home, messages: 0, rows: 0 }
      counts.set(home, current)
    }
    current.messages++
    current.rows += rows
  }
  counts.delete(NO_DAY)
  return fillDays(homes, [...counts.values()])
}

/** The home of a message without facts. */
const NO_DAY = 0x7fffffff

/** Messages in the order of their numbers: those of a day nearly always stand together. */
function fillDays(
  homes: Int32Array,
  counts: readonly { day: EpochDay; messages: number; rows: number }[],
): DayOfMessages[] {
  const days = counts
    .map(({ day, messages, rows }) => ({ day, rows, messages: new Uint32Array(messages), filled: 0 }))
    .sort((a, b) => a.day - b.day)
  const byDay = new Map(days.map((day) => [day.day, day]))
  let current = byDay.get(Number.NaN)
  for (let message = 0; message < homes.length; message++) {
    if (homes[message] !== current?.day) current = byDay.get(homes[message] as number)
    if (current) current.messages[current.filled++] = message
  }
  return days
}

/** A day of so many rows, all of them zero. */
export function emptyDay(day: EpochDay, rows: number): FactDay {
  return {
    day,
    identity: new Uint32Array(rows * IDENTITY_WORDS),
    ticks: new Float64Array(rows),
    shape: new Uint32Array(rows),
    bytes: new Uint32Array(rows),
    deliveries: new Uint32Array(rows),
  }
}

/** Days of two sources that have no message in common, ascending in both; `ones` are nearly always none. */
export function joinFactDays(ones: readonly FactDay[], others: FactDays): FactDays {
  if (ones.length === 0) return others
  return {
    *[Symbol.iterator]() {
      let next = 0
      for (const other of others) {
        for (; (ones[next]?.day ?? Infinity) < other.day; next++) yield ones[next] as FactDay
        if (ones[next]?.day === other.day) yield joinDay(ones[next++] as FactDay, other)
        else yield other
      }
      yield* ones.slice(next)
    },
  }
}

function joinDay(one: FactDay, other: FactDay): FactDay {
  const into = emptyDay(one.day, one.shape.length + other.shape.length)
  let a = 0
  let b = 0
  for (let row = 0; row < into.shape.length; row++) {
    const isOne =
      b === other.shape.length ||
      (a < one.shape.length && compareIdentities(one.identity, a, other.identity, b) < 0)
    if (isOne) copyRow(one, a++, into, row)
    else copyRow(other, b++, into, row)
  }
  return into
}

function copyRow(from: FactDay, fromRow: number, to: FactDay, toRow: number): void {
  copyIdentity(from.identity, fromRow, to.identity, toRow)
  to.ticks[toRow] = from.ticks[fromRow] as number
  to.shape[toRow] = from.shape[fromRow] as number
  to.bytes[toRow] = from.bytes[fromRow] as number
  to.deliveries[toRow] = from.deliveries[fromRow] as number
}
