import type { FactDays } from '../facts/facts.ts'
import type { DaySpan } from './day-span.ts'
import type { FormatResult } from './format.ts'
import type { MessageTable } from './message-table.ts'

/** What a trace states: the facts of its messages. `others` as in `MessageTable.finish`; its messages are not counted. */
export function traceResult(
  table: MessageTable,
  span: DaySpan,
  repeats: number,
  others?: FactDays,
): FormatResult {
  const facts = table.finish(others)
  return { facts, messages: table.messages, repeats, covered: span.range, warnings: [] }
}
