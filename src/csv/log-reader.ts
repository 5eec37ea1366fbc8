import { createTuples } from './field-values.ts'
import { type HeaderFields, readFieldsLine } from './header.ts'
import { createRecordReader, type RecordReader, type RecordReaderOptions } from './record-reader.ts'

/** How records are read: what a header decides. */
export type RecordLayout = Pick<RecordReaderOptions, 'delimiter' | 'columnCount' | 'columns'>

export interface LogReaderOptions
  extends RecordLayout,
    Pick<RecordReaderOptions, 'onRecord' | 'onBlank' | 'onUnterminated'> {
  /** A header stands in the middle: how the records below it are read, or `null` when nobody knows it. */
  readonly onHeader: (header: HeaderFields) => RecordLayout | null
  /** A record below a header that nobody knows. */
  readonly onForeign: (recordNumber: number) => void
}

const HASH = 0x23
const LF = 0x0a
const CR = 0x0d
/** A longer `#` line is no header: what follows of it is passed over. */
const MAX_LINE_BYTES = 64 * 1024

/**
 * A reader of logs. Lines that begin with `#` are no records and have no number. One of them, `#Fields:`, is a
 * header; after a restart of the server it stands in the middle, and may have other columns than the first.
 */
export function createLogReader(options: LogReaderOptions): RecordReader {
  const tuples = createTuples()
  let reader = openReader(options, 0)
  let isForeign = false
  let invalidBefore = 0
  let isAtLineStart = true
  let isInHashLine = false
  let isLineFeedDue = false
  const hashLine = new Uint8Array(MAX_LINE_BYTES)
  let hashLineLength = 0

  function openReader(layout: RecordLayout, countFrom: number): RecordReader {
    const { delimiter, columnCount, columns } = layout
    const { onBlank, onUnterminated, onForeign } = options
    return createRecordReader({
      delimiter,
      columnCount,
      columns,
      countFrom,
      tuples,
      isLineBound: true,
      onBlank,
      onUnterminated,
      onRecord: (record) => (isForeign ? onForeign(record.number) : options.onRecord(record)),
    })
  }

  function takeHashLine(): void {
    const line = new TextDecoder().decode(hashLine.subarray(0, hashLineLength))
    hashLineLength = 0
    const header = readFieldsLine(line)
    if (!header) return
    reader.end()
    invalidBefore += reader.invalidCount
    const layout = options.onHeader(header)
    isForeign = layout === null
    reader = openReader(layout ?? { ...header, columnCount: header.fields.length, columns: [] }, reader.count)
  }

  /** Takes the `#` line on from `from`; gives where it ends in `chunk`. */
  function pushHashLine(chunk: Uint8Array, from: number): number {
    const end = lineEndIn(chunk, from)
    const part = chunk.subarray(from, Math.min(end, from + MAX_LINE_BYTES - hashLineLength))
    hashLine.set(part, hashLineLength)
    hashLineLength += part.length
    if (end === chunk.length) return end
    isInHashLine = false
    isAtLineStart = true
    isLineFeedDue = chunk[end] === CR
    takeHashLine()
    return end + 1
  }

  /** Takes the records on from `from`; gives where the next `#` line begins in `chunk`. */
  function pushRecords(chunk: Uint8Array, from: number): number {
    const end = hashLineStart(chunk, from, isAtLineStart)
    if (end > from) {
      reader.push(chunk.subarray(from, end))
      isAtLineStart = isLineEnd(chunk[end - 1])
    }
    isInHashLine = end < chunk.length
    return end
  }

  return {
    push(chunk) {
      let at = 0
      while (at < chunk.length) {
        if (isLineFeedDue && chunk[at] === LF) at++
        isLineFeedDue = false
        if (at < chunk.length) at = isInHashLine ? pushHashLine(chunk, at) : pushRecords(chunk, at)
      }
    },
    end() {
      if (isInHashLine) takeHashLine()
      reader.end()
    },
    get count() {
      return reader.count
    },
    get invalidCount() {
      return invalidBefore + reader.invalidCount
    },
    get view() {
      return reader.view
    },
  }
}

/** The offset of the first `#` from `from` on that begins a line, or the end. */
function hashLineStart(chunk: Uint8Array, from: number, isAtLineStart: boolean): number {
  for (let at = chunk.indexOf(HASH, from); at >= 0; at = chunk.indexOf(HASH, at + 1)) {
    if (at === from ? isAtLineStart : isLineEnd(chunk[at - 1])) return at
  }
  return chunk.length
}

function lineEndIn(chunk: Uint8Array, from: number): number {
  for (let at = from; at < chunk.length; at++) if (isLineEnd(chunk[at])) return at
  return chunk.length
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR
}
