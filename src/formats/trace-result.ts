import type { EpochDay } from '../facts/day.ts'
import type { FormatResult } from './format.ts'
import type { MessageTable } from './message-table.ts'

/** First and last day of the records that were taken in. */
export interface DaySpan {
  include(day: EpochDay): void
  readonly range: FormatResult['covered']
}

export function createDaySpan(): DaySpan {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  return {
    include(day) {
      if (day < from) from = day
      if (day > to) to = day
    },
    get range() {
      return from <= to ? { from, to } : null
    },
  }
}

/** What a trace states: the facts of its messages. */
export function traceResult(table: MessageTable, span: DaySpan, repeats: number): FormatResult {
  return { facts: table.finish(), messages: table.messages, repeats, covered: span.range, warnings: [] }
}
