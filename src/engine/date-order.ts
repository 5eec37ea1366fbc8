import { type DateOrder, dateOrderOf, isSlashedDate } from '../formats/timestamp.ts'
import type { ExportSource } from './export-source.ts'
import type { ExportStart } from './export-start.ts'
import { createRecordStream } from './record-stream.ts'
import { textChunks } from './text-chunks.ts'

/** A date whose form tells its order: the file has no slashes to decide. */
const ORDERLESS_DATE = /^\s*(?:\d{4}[-/]\d|\d{1,2}[.-]\s?\d|[a-z]{3,9}\s\d)/i

/** The first record decides nearly always: of a chunk no more than this is read beyond it. */
const PART_BYTES = 16 * 1024

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
  const usual = usualOrder(start)
  if (start.kind === 'documents' || start.recognition.timeSlot === null) {
    return { order: usual, isAssumed: false }
  }
  const slot = start.recognition.timeSlot
  let hasSlashes = false
  let found: DateOrder | null = null
  let isDecided = false
  const records = createRecordStream(start, {
    onRecord(record) {
      const text = record.text(slot)
      if (text.trim() === '' || isDecided) return
      hasSlashes ||= isSlashedDate(text)
      found ??= dateOrderOf(text)
      isDecided = found !== null || (!hasSlashes && ORDERLESS_DATE.test(text))
    },
    onBlank() {},
    onReject() {},
  })
  for await (const { text } of textChunks(source, start, signal)) {
    for (let at = 0; at < text.length && !isDecided; at += PART_BYTES) {
      records.push(text.subarray(at, at + PART_BYTES))
    }
    if (isDecided) break
  }
  if (!isDecided) records.end()
  return { order: found ?? usual, isAssumed: hasSlashes && found === null }
}

/** Excel writes `;` where the list separator is one, which is where days come first. */
function usualOrder(start: ExportStart): DateOrder {
  const isTable = start.kind === 'table' || start.kind === 'log'
  return isTable && start.delimiter === 0x3b ? 'day-first' : 'month-first'
}
