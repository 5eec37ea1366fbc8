import { createRecordReader } from '../csv/record-reader.ts'
import { type DateOrder, dateOrderOf, isSlashedDate } from '../formats/timestamp.ts'
import type { ExportSource } from './export-source.ts'
import type { ExportStart } from './export-start.ts'
import { textChunks } from './text-chunks.ts'

/** A date whose form tells its order: the file has no slashes to decide. */
const ORDERLESS_DATE = /^\s*(?:\d{4}[-/]\d|\d{1,2}[.-]\s?\d|[a-z]{3,9}\s\d)/i

export interface DateOrderFinding {
  readonly order: DateOrder
  /** No date of the file told: the order is the usual one for its delimiter. */
  readonly isAssumed: boolean
}

/**
 * Decides day and month of dates like `3/4/2026` for the whole file, by a part over 12. Such a file is
 * read twice; one with ISO dates stops at its first.
 */
export async function findDateOrder(
  source: ExportSource,
  start: ExportStart,
  signal: AbortSignal | undefined,
): Promise<DateOrderFinding> {
  // Excel writes `;` where the list separator is one, which is where days come first.
  const usual: DateOrder = start.header.delimiter === 0x3b ? 'day-first' : 'month-first'
  const slot = start.recognition.timeSlot
  if (slot === null) return { order: usual, isAssumed: false }
  let hasSlashes = false
  let found: DateOrder | null = null
  let isDecided = false
  const records = createRecordReader({
    delimiter: start.header.delimiter,
    columnCount: start.header.fields.length,
    columns: [start.recognition.columns[slot] ?? -1],
    onRecord(record) {
      const text = record.text(0)
      if (text.trim() === '' || isDecided) return
      hasSlashes ||= isSlashedDate(text)
      found ??= dateOrderOf(text)
      isDecided = found !== null || (!hasSlashes && ORDERLESS_DATE.test(text))
    },
    onBlank: () => undefined,
    onUnterminated: () => undefined,
  })
  for await (const chunk of textChunks(source, start, signal)) {
    records.push(chunk.text)
    if (isDecided) break
  }
  if (!isDecided) records.end()
  return { order: found ?? usual, isAssumed: hasSlashes && found === null }
}
