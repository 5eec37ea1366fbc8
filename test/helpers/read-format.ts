import { readHeader } from '../../src/csv/header.ts'
import { openKernel } from '../../src/csv/kernel/kernel.ts'
import {
  createRecordReader,
  type RecordReader,
  type RecordReaderOptions,
} from '../../src/csv/record-reader.ts'
import { createTableReader } from '../../src/csv/table-reader.ts'
import type { RejectCode } from '../../src/facts/import-error.ts'
import type { Format, FormatContext, FormatResult } from '../../src/formats/format.ts'

/** A record that was not counted: its code, and its number from 1 without the header. */
export interface RejectedRecord {
  readonly code: RejectCode
  readonly record: number
}

/** Noon of 20 November 2026, months first, no period. */
const CONTEXT: FormatContext = {
  now: Date.UTC(2026, 10, 20, 12),
  dateOrder: 'month-first',
  timeZone: null,
  period: null,
}

export interface FormatReading {
  readonly result: FormatResult
  readonly rejected: readonly RejectedRecord[]
}

/** Reads a table, header and all, by one format. Throws when the format does not know the header. */
export function readFormat(
  format: Format,
  text: string | Uint8Array,
  context: Partial<FormatContext> = {},
): FormatReading {
  return readBy(createRecordReader, { format, text, context })
}

/** The same by the kernel, which may go through records by itself. */
export function readFormatAtOnce(format: Format, text: string | Uint8Array): FormatReading {
  const kernel = openKernel()
  if (!kernel) throw new Error('this runtime has no WebAssembly')
  return readBy((options) => createTableReader({ ...options, kernel }), { format, text, context: { kernel } })
}

interface Wanted {
  readonly format: Format
  /** Its characters, or its bytes. */
  readonly text: string | Uint8Array
  readonly context: Partial<FormatContext>
}

function readBy(
  createReader: (options: RecordReaderOptions) => RecordReader,
  { format, text, context }: Wanted,
): FormatReading {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const header = readHeader(bytes, true)
  const recognition = header && format.recognise(header.fields)
  if (!header || !recognition) throw new Error(`${format.name} does not know the header of ${text}`)
  const reader = recognition.open({ ...CONTEXT, ...context })
  const rejected: RejectedRecord[] = []
  const records = createReader({
    delimiter: header.delimiter,
    columnCount: header.fields.length,
    columns: recognition.columns,
    plain: reader.plain,
    onRecord(record) {
      const code = reader.read(record)
      if (code) rejected.push({ code, record: record.number })
    },
    onBlank() {},
    onUnterminated(record) {
      rejected.push({ code: 'unterminated-quote', record })
    },
  })
  records.push(bytes.subarray(header.end))
  records.end()
  return { result: reader.finish(), rejected }
}
