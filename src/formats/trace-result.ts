import type { DaySpan } from './day-span.ts'
import type { FormatResult } from './format.ts'
import type { MessageTable } from './message-table.ts'

/** What a trace states: the facts of its messages. */
export function traceResult(table: MessageTable, span: DaySpan, repeats: number): FormatResult {
  return { facts: table.finish(), messages: table.messages, repeats, covered: span.range, warnings: [] }
}
