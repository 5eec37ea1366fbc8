import { type EpochDay, TICKS_PER_DAY } from '../facts/day.ts'
import type { FactDay } from '../facts/facts.ts'
import { kindOfCodes, type ShapeColumns, type ShapeTable } from '../facts/shape.ts'
import { createShapeTranslation } from '../facts/shape-translation.ts'
import { FACT_KINDS, type FactKind } from '../facts/vocabulary.ts'
import type { DeltaBook } from './rollup-delta.ts'

/** Counts the messages that need no `resolveMessage`: whose facts, all of one import, stand as they are. */
export interface MessageCounter {
  /** The message whose facts are the rows `[from, to)`. False: they do not stand as they are, and nothing is counted. */
  count(day: FactDay, from: number, to: number, sign: 1 | -1): boolean
}

const bitOf = (kind: FactKind) => 1 << FACT_KINDS.indexOf(kind)
/** One fact of each of these kinds says nothing of the other ones. */
const INDEPENDENT = bitOf('submission') | bitOf('inbound') | bitOf('outbound')

/** Numbers only: no message is worth an object. */
export function createMessageCounter(own: ShapeColumns, family: ShapeTable, book: DeltaBook): MessageCounter {
  const toFamily = createShapeTranslation(own, family)
  const kindBits = Uint8Array.from(own.codes, (codes) => 1 << kindOfCodes(codes))

  /** Facts of different kinds that say nothing of each other. */
  function areIndependent(day: FactDay, from: number, to: number): boolean {
    let kinds = 0
    for (let row = from; row < to; row++) {
      const bit = kindBits[day.shape[row] as number] as number
      if ((kinds & bit) !== 0 || (bit & INDEPENDENT) === 0) return false
      kinds |= bit
    }
    return true
  }

  return {
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

/** The day of a fact, which may be later than its message's. */
export function dayOfRow(day: FactDay, row: number): EpochDay {
  return day.day + Math.floor((day.ticks[row] as number) / TICKS_PER_DAY)
}
