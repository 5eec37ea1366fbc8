import type { Kernel } from '../csv/kernel/kernel.ts'
import { createLogReader, type RecordLayout } from '../csv/log-reader.ts'
import type { PlainReader } from '../csv/plain-records.ts'
import type { RecordReader, RecordView } from '../csv/record-reader.ts'
import { createTableReader } from '../csv/table-reader.ts'
import { renameColumns } from '../facts/column-mapping.ts'
import type { Bytes } from '../facts/facts.ts'
import type { RejectCode, WarningCode } from '../facts/import-error.ts'
import type { Recognition } from '../formats/format.ts'
import { createObjectReader } from '../json/object-reader.ts'
import { createObjectView } from '../json/object-view.ts'
import type { ListStart, TableStart } from './export-start.ts'

/** What is done with the records of a file. */
export interface RecordHandlers {
  readonly onRecord: (record: RecordView) => void
  /** What reads the records of a table. */
  readonly kernel?: Kernel | undefined
  /** Takes records of a table before `onRecord` does. */
  readonly plain?: PlainReader | undefined
  readonly onBlank: () => void
  /** A record that no format ever sees, by its number from 1; `raw` gives its text, as far as it is at hand. */
  readonly onReject: (recordNumber: number, code: RejectCode, raw: () => string) => void
}

/** The text of a file, taken in as it comes. */
export interface TextSink {
  /** UTF-8 from the start's `textStart` on. */
  push(text: Uint8Array): void
  /** The same for text that `read` puts into memory of the sink, where it has any: up to `size` bytes, and says how many. */
  fill?(size: Bytes, read: (room: Uint8Array) => Bytes): void
  end(): void
  /** Records so far, blank and rejected ones included. */
  readonly count: number
  /** Values that were not valid in their encoding. */
  readonly invalidCount: number
  /** What the text itself tells at its end. */
  readonly warnings: readonly WarningCode[]
}

/** No record of an export comes near. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024

/** Reads the records of a table, a log or a JSON list. */
export function createRecordStream(start: TableStart | ListStart, handlers: RecordHandlers): TextSink {
  switch (start.kind) {
    case 'table':
      return createTableStream(start, handlers)
    case 'log':
      return createLogStream(start, handlers)
    case 'list':
      return createListStream(start, handlers)
  }
}

function layoutOf({ delimiter, header, recognition }: TableStart): RecordLayout {
  return { delimiter, columnCount: header.length, columns: recognition.columns }
}

function createTableStream(start: TableStart, { onReject, ...handlers }: RecordHandlers): TextSink {
  const onUnterminated = (record: number) => onReject(record, 'unterminated-quote', reader.view.raw)
  const reader: RecordReader = createTableReader({ ...layoutOf(start), ...handlers, onUnterminated })
  return withoutWarnings(reader)
}

function createLogStream(
  start: TableStart,
  { onReject, plain: _plain, kernel: _kernel, ...handlers }: RecordHandlers,
): TextSink {
  const reader: RecordReader = createLogReader({
    ...layoutOf(start),
    ...handlers,
    onUnterminated: (record) => onReject(record, 'unterminated-quote', reader.view.raw),
    onForeign: (record) => onReject(record, 'unknown-columns', reader.view.raw),
    onHeader({ fields, delimiter }) {
      const recognition = recognise(start, fields)
      return recognition && { delimiter, columnCount: fields.length, columns: recognition.columns }
    },
  })
  return withoutWarnings(reader)
}

function withoutWarnings(reader: Omit<TextSink, 'warnings'>): TextSink {
  return {
    push: reader.push,
    ...(reader.fill && { fill: reader.fill }),
    end: reader.end,
    get count() {
      return reader.count
    },
    get invalidCount() {
      return reader.invalidCount
    },
    warnings: [],
  }
}

function createListStream(start: ListStart, { onRecord, onReject }: RecordHandlers): TextSink {
  let columns = start.recognition.columns
  const view = createObjectView({
    header: start.header,
    columns,
    onHeader(header) {
      columns = fillColumns(columns, recognise(start, header))
      return columns
    },
  })
  return createObjectReader({
    shape: start.shape,
    maxBytes: MAX_RECORD_BYTES,
    onObject(object, number, text) {
      view.show(object, number, text)
      onRecord(view)
    },
    onReject: (number, code, text) => onReject(number, code, () => new TextDecoder().decode(text)),
  })
}

function recognise(
  { format, mapping }: TableStart | ListStart,
  header: readonly string[],
): Recognition | null {
  return format.recognise(mapping ? renameColumns(mapping, header) : header)
}

/** What the first objects had stays where it is; what only later ones have is filled in. */
function fillColumns(columns: readonly number[], later: Recognition | null): readonly number[] {
  return columns.map((column, slot) => (column >= 0 ? column : (later?.columns[slot] ?? -1)))
}
