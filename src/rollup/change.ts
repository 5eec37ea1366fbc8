import { type EpochDay, TICKS_PER_DAY } from '../facts/day.ts'
import { type FactDay, type FactDays, IDENTITY_WORDS, type MessageFacts } from '../facts/facts.ts'
import { compareIdentities } from '../facts/identity.ts'
import { ownColumn } from '../facts/kept-days.ts'
import { createShapeTable, type ShapeTable } from '../facts/shape.ts'
import type { FormatName } from '../facts/vocabulary.ts'
import { createMessageCounter, dayOfRow } from './message-counter.ts'
import { type MessageFact, resolveMessage } from './resolve-message.ts'
import { createDeltaBook, type RollupDelta } from './rollup-delta.ts'

export { applyDelta, type RollupDelta } from './rollup-delta.ts'

/** The change of a family's rollups when one import of single messages joins or leaves the others. */
export interface MessageChange {
  /**
   * Offers one fact day of another sealed import of the same family; only facts of messages that `own`
   * holds too are kept. Every day of every other import must be offered: one message can lie on two
   * days in two exports.
   */
  match(other: { format: FormatName; facts: FactDay; shapes: ShapeTable }): void
  /**
   * What changes, worked out a day at a time while it is walked; once, behind the last `match`. `sign` 1: own joins the
   * others; -1: own leaves them. A day may come twice: what is stated of it by messages of other days comes at the end.
   */
  deltas(sign: 1 | -1): Deltas
  /** Messages of own, and how many of them another import holds: once all deltas were walked. */
  readonly messages: number
  readonly duplicates: number
}

/** What changes on days, one after the other. */
export type Deltas = Iterable<readonly [day: EpochDay, delta: RollupDelta]>

/**
 * Starts the change. The rollups are a sum over messages, so only the messages of `own` can change them:
 * for each the difference between what all its facts say and what they say without own. `shapes` is the
 * family's dictionary and grows.
 */
export function startMessageChange(
  own: { format: FormatName; facts: MessageFacts },
  shapes: ShapeTable,
): MessageChange {
  /** Only of messages that are weighed: nearly all are counted by numbers. */
  let ownTable: ShapeTable | null = null
  const ownShapes = () => {
    ownTable ??= createShapeTable(own.facts.shapes)
    return ownTable
  }
  /** Facts of other imports by the message's day and row in `own`: few, since most messages are in one import. */
  const others = new Map<EpochDay, Map<number, MessageFact[]>>()
  /** Copied when the first day of others comes: what is written day by day must not be written for each of theirs. */
  let identities: readonly DayIdentities[] | null = null
  let messages = 0
  let duplicates = 0

  return {
    match({ format, facts, shapes: otherShapes }) {
      identities ??= identitiesOf(own.facts.days)
      for (const { day, identity } of identities) {
        forEachCommonMessage(identity, facts.identity, (ownRow, otherFrom, otherTo) => {
          const ofDay = others.get(day) ?? new Map<number, MessageFact[]>()
          others.set(day, ofDay)
          const known = ofDay.get(ownRow) ?? []
          ofDay.set(ownRow, known)
          for (let row = otherFrom; row < otherTo; row++) known.push(factAt(facts, row, format, otherShapes))
        })
      }
    },
    *deltas(sign) {
      const book = createDeltaBook()
      const counter = createMessageCounter(own, shapes, book)
      const addAll = (facts: readonly MessageFact[], by: 1 | -1): void => {
        for (const { day, shape, deliveries, bytes } of resolveMessage(facts)) {
          book.add(day, shapes.idOf(shape), { messages: 1, deliveries, bytes }, by)
        }
      }
      const countDay = (day: FactDay): void => {
        const ofDay = others.get(day.day)
        const rows = day.shape.length
        for (let from = 0, to = 0; from < rows; from = to) {
          if (!ofDay) {
            const alone = counter.countAlone(day, from, sign)
            messages += alone - from
            from = alone
            if (from === rows) break
          }
          to = endOfMessage(day.identity, from)
          messages++
          const elsewhere = ofDay?.get(from)
          // Nearly every message is in one import.
          if (!elsewhere && counter.count(day, from, to, sign)) continue
          // Two logs with the same failed logon hold no message twice.
          if (elsewhere && ownShapes().shape(day.shape[from] as number).kind !== 'failed-logon') duplicates++
          const mine = rowsOf(day, from, to, own.format, ownShapes())
          addAll(elsewhere ? [...elsewhere, ...mine] : mine, sign)
          if (elsewhere) addAll(elsewhere, sign === 1 ? -1 : 1)
        }
      }
      for (const day of own.facts.days) {
        const whole = sign === 1 && !others.has(day.day) ? counter.countWhole(day) : null
        if (whole) {
          messages += day.shape.length
          yield [day.day, whole] as const
          continue
        }
        book.begin(day.day)
        countDay(day)
        const delta = book.take()
        if (delta.shape.length > 0) yield [day.day, delta] as const
      }
      yield* book.days()
    },
    get messages() {
      return messages
    },
    get duplicates() {
      return duplicates
    },
  }
}

function factAt(day: FactDay, row: number, format: FormatName, shapes: ShapeTable): MessageFact {
  return {
    format,
    day: dayOfRow(day, row),
    ticks: (day.ticks[row] as number) % TICKS_PER_DAY,
    shape: shapes.shape(day.shape[row] as number),
    bytes: day.bytes[row] as number,
    deliveries: day.deliveries[row] as number,
  }
}

function rowsOf(
  day: FactDay,
  from: number,
  to: number,
  format: FormatName,
  shapes: ShapeTable,
): MessageFact[] {
  const facts: MessageFact[] = []
  for (let row = from; row < to; row++) facts.push(factAt(day, row, format, shapes))
  return facts
}

/** Written out: it is asked for every message, of which nearly all differ in their first word. */
function endOfMessage(identity: Uint32Array, from: number): number {
  const rows = identity.length / IDENTITY_WORDS
  const first = identity[from * IDENTITY_WORDS]
  let to = from + 1
  while (to < rows && identity[to * IDENTITY_WORDS] === first && isSameMessage(identity, from, to)) to++
  return to
}

function isSameMessage(identity: Uint32Array, one: number, other: number): boolean {
  return compareIdentities(identity, one, identity, other) === 0
}

type DayIdentities = Pick<FactDay, 'day' | 'identity'>

function identitiesOf(days: FactDays): readonly DayIdentities[] {
  return Array.from(days, ({ day, identity }) => ({ day, identity: ownColumn(identity) }))
}

/** Walks the identities of two days side by side; `otherFrom..otherTo` are the rows of the message at `ownRow`. */
function forEachCommonMessage(
  own: Uint32Array,
  other: Uint32Array,
  visit: (ownRow: number, otherFrom: number, otherTo: number) => void,
): void {
  const ownRows = own.length / IDENTITY_WORDS
  const otherRows = other.length / IDENTITY_WORDS
  let ownRow = 0
  let otherRow = 0
  while (ownRow < ownRows && otherRow < otherRows) {
    const order = compareIdentities(own, ownRow, other, otherRow)
    if (order < 0) ownRow = endOfMessage(own, ownRow)
    else if (order > 0) otherRow++
    else {
      const otherTo = endOfMessage(other, otherRow)
      visit(ownRow, otherRow, otherTo)
      ownRow = endOfMessage(own, ownRow)
      otherRow = otherTo
    }
  }
}
