import { type EpochDay, TICKS_PER_DAY } from '../facts/day.ts'
import { type FactDay, IDENTITY_WORDS, type MessageFacts, type ShapeTotals } from '../facts/facts.ts'
import { compareIdentities } from '../facts/identity.ts'
import { kindOfCodes, type ShapeTable } from '../facts/shape.ts'
import { createShapeTranslation } from '../facts/shape-translation.ts'
import { FACT_KINDS, type FactKind, type FormatName } from '../facts/vocabulary.ts'
import type { DeltaBook } from './rollup-delta.ts'

/** Counts the messages that need no `resolveMessage`: whose facts, all of one import, stand as they are. */
export interface MessageCounter {
  /** What a whole day adds, where its writer counts it; `null`: its messages have to be walked. Nothing goes to the book. */
  countWhole(day: FactDay): ShapeTotals | null
  /** The message whose facts are the rows `[from, to)`. False: they do not stand as they are, and nothing is counted. */
  count(day: FactDay, from: number, to: number, sign: 1 | -1): boolean
  /**
   * Counts messages of one fact from the row `from` on, on the day that began last; gives the first row that it leaves: of
   * a message of several facts, or with a fact of a later day.
   */
  countAlone(day: FactDay, from: number, sign: 1 | -1): number
}

const bitOf = (kind: FactKind) => 1 << FACT_KINDS.indexOf(kind)
/** One fact of each of these kinds says nothing of the other ones, but in a summary: there one record stands alone. */
const INDEPENDENT = bitOf('submission') | bitOf('inbound') | bitOf('outbound')

/** Numbers only: no message is worth an object. */
export function createMessageCounter(
  { format, facts }: { readonly format: FormatName; readonly facts: MessageFacts },
  family: ShapeTable,
  book: DeltaBook,
): MessageCounter {
  const toFamily = createShapeTranslation(facts.shapes, family)
  const { codes } = facts.shapes
  const isSummary = format === 'enhanced-summary'

  /** Facts of different kinds that say nothing of each other. */
  function areIndependent(day: FactDay, from: number, to: number): boolean {
    if (isSummary) return false
    let kinds = 0
    for (let row = from; row < to; row++) {
      const bit = 1 << kindOfCodes(codes[day.shape[row] as number] as number)
      if ((kinds & bit) !== 0 || (bit & INDEPENDENT) === 0) return false
      kinds |= bit
    }
    return true
  }

  return {
    countWhole: (day) => (toFamily.isSame ? (day.countByShape?.() ?? null) : null),
    countAlone(day, from, sign) {
      const to = endOfAlone(day, from)
      if (to === from) return from
      const shape = toFamily.idsOf(day.shape, from, to)
      book.countRows({ from, to, shape, deliveries: day.deliveries, bytes: day.bytes }, sign, family.size)
      return to
    },
    count(day, from, to, sign) {
      if (to - from > 1 && !areIndependent(day, from, to)) return false
      for (let row = from; row < to; row++) {
        const shape = toFamily.idOf(day.shape[row] as number)
        const deliveries = sign * (day.deliveries[row] as number)
        book.count(dayOfRow(day, row), shape, sign, deliveries, sign * (day.bytes[row] as number))
      }
      return true
    },
  }
}

/** The end of the messages from `from` on that have one row each, on the day itself. */
function endOfAlone({ identity, ticks, shape }: FactDay, from: number): number {
  const last = shape.length - 1
  for (let row = from; row <= last; row++) {
    if ((ticks[row] as number) >= TICKS_PER_DAY) return row
    // Nearly all differ in their first word.
    const at = row * IDENTITY_WORDS
    const isFirstSame = row < last && identity[at] === identity[at + IDENTITY_WORDS]
    if (isFirstSame && compareIdentities(identity, row, identity, row + 1) === 0) return row
  }
  return last + 1
}

/** The day of a fact, which may be later than its message's. */
export function dayOfRow(day: FactDay, row: number): EpochDay {
  return day.day + Math.floor((day.ticks[row] as number) / TICKS_PER_DAY)
}
