import { ImportError } from '../facts/import-error.ts'
import { createCarry } from './carried-bytes.ts'
import { createTextDecoding } from './decode-text.ts'
import type { Dictionary } from './dictionary.ts'
import { createFieldValues, type FieldValues, type Tuples } from './field-values.ts'
import type { Kernel } from './kernel/kernel.ts'
import type { PlainReader } from './plain-records.ts'

/**
 * The record that is being read: offsets into the reader's buffer, valid during the callback only. A
 * slot is a wanted column's place in the list that the reader was made with; a field that the record
 * is too short for, or a column that the file has not, reads as empty.
 */
export interface RecordView extends FieldValues {
  /** From 1, the header not counted. */
  readonly number: number
  readonly fieldCount: number
  /** Whether fields beyond the header's are all empty (a trailing delimiter). */
  readonly isExtraEmpty: boolean
  readonly bytes: Uint8Array
  /** The field's bytes are `bytes[start(slot), end(slot))`; doubled quotes are resolved. */
  start(slot: number): number
  end(slot: number): number
  isEmpty(slot: number): boolean
  text(slot: number): string
  /** The field as a small integer of `dictionary`. */
  id(slot: number, dictionary: Dictionary): number
  /** A hash of all bytes of the record: equal records have equal hashes. */
  hash(): number
  /** The whole record as it stands in the file. Slow: for records that a person is shown. */
  raw(): string
}

export interface RecordReaderOptions {
  readonly delimiter: number
  /** Fields of the header. */
  readonly columnCount: number
  /** Per slot the column's index, or -1 where the file lacks it. */
  readonly columns: readonly number[]
  readonly onRecord: (record: RecordView) => void
  /** What reads the records, if not a kernel of its own. */
  readonly kernel?: Kernel | undefined
  /** Takes records before `onRecord` does, where `kernel` reads them. */
  readonly plain?: PlainReader | undefined
  readonly onBlank: () => void
  /** The last record's quote never closed: the file was cut, or a stray quote swallowed what follows. */
  readonly onUnterminated: (recordNumber: number) => void
  /** A record is a line, as in a log: a quote that its line does not close is unterminated, and the next line is read. */
  readonly isLineBound?: boolean
  /** Records that another reader of the same file has counted. */
  readonly countFrom?: number
  /** The tuples that it has given. */
  readonly tuples?: Tuples
}

export interface RecordReader {
  /** Takes the next bytes of UTF-8 text; calls back for every record that is whole. */
  push(chunk: Uint8Array): void
  /**
   * The same for bytes that `read` puts into memory of the reader, up to `size`, and says how many these were. Readers
   * without such memory have no `fill`.
   */
  fill?(size: number, read: (room: Uint8Array) => number): void
  /** Reads what is left as the last record. */
  end(): void
  /** Records so far, blank ones included. */
  readonly count: number
  /** Values that were not valid UTF-8. */
  readonly invalidCount: number
  readonly view: RecordView
}

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

/** No record of an export comes near: beyond it the file is not a table, or a quote never closes. */
export const MAX_RECORD_BYTES = 16 * 1024 * 1024
/** An open quote that swallows more than this is a stray one: an error, not one giant record. */
export const MAX_UNTERMINATED_BYTES = 1024 * 1024

/**
 * A streaming CSV reader over bytes (RFC 4180; CRLF, LF or CR; a quote is special only at the start of
 * a field). Its memory is one chunk and one record. Only offsets of the wanted columns are kept.
 */
export function createRecordReader(options: RecordReaderOptions): RecordReader {
  const { delimiter, columnCount, columns, onRecord, onBlank, onUnterminated, isLineBound = false } = options
  const slotCount = columns.length
  const slotOfColumn = new Int16Array(columnCount).fill(-1)
  for (const [slot, column] of columns.entries()) if (column >= 0) slotOfColumn[column] = slot
  const largestSpecial = Math.max(delimiter, CR)
  const decoding = createTextDecoding()

  const carry = createCarry()
  let buffer: Uint8Array = new Uint8Array(0)
  let position = 0
  let isFinal = false
  let isLineFeedDue = false
  let count = options.countFrom ?? 0
  let isInsideQuote = false
  let isUnterminated = false
  /** Bytes of the unfinished record that were scanned without finding its end. */
  let scannedInVain = 0

  let recordStart = 0
  let recordEnd = 0
  /** The record before its doubled quotes were resolved; `null` where it has none. */
  let escaped: Uint8Array | null = null
  let fieldCount = 0
  let isExtraEmpty = true
  const starts = new Uint32Array(slotCount)
  const ends = new Uint32Array(slotCount)

  const fields = {
    get number() {
      return count
    },
    get fieldCount() {
      return fieldCount
    },
    get isExtraEmpty() {
      return isExtraEmpty
    },
    get bytes() {
      return buffer
    },
    start: (slot: number) => starts[slot] as number,
    end: (slot: number) => ends[slot] as number,
    isEmpty: (slot: number) => starts[slot] === ends[slot],
    text: (slot: number) => decoding.decode(buffer.subarray(starts[slot], ends[slot])),
    id: (slot: number, dictionary: Dictionary) =>
      dictionary.idOf(buffer, starts[slot] as number, ends[slot] as number),
    hash() {
      let hash = 0
      for (let index = recordStart; index < recordEnd; index++) {
        hash = Math.imul(hash ^ (buffer[index] as number), 16_777_619)
      }
      return hash
    },
    raw: () => new TextDecoder().decode(escaped ?? buffer.subarray(recordStart, recordEnd)),
  }
  // Not spread: what it has are getters.
  const view: RecordView = Object.assign(fields, createFieldValues(fields, options.tuples))

  /** The offset of the quote that closes the field whose text starts at `from`; -1: not in the buffer. */
  function closingQuote(from: number): number {
    let at = from
    for (;;) {
      const quote = buffer.indexOf(QUOTE, at)
      if (quote < 0) return -1
      if (buffer[quote + 1] !== QUOTE) return quote + 1 === buffer.length && !isFinal ? -1 : quote
      at = quote + 2
    }
  }

  /** Where the line ends that holds `from`, if the quote at `close` is not on it; -1: it is, or that is not known yet. */
  function lineEndBefore(close: number, from: number): number {
    const lineEnd = buffer.indexOf(LF, from)
    if (close >= 0 && (lineEnd < 0 || close < lineEnd)) return -1
    return lineEnd < 0 && isFinal ? buffer.length : lineEnd
  }

  /** Reads one record at `position` into the view. False: its end is not in the buffer yet. */
  // Long on purpose: a call and an object per field would cost more than the scan of the bytes.
  function scanRecord(): boolean {
    const bytes = buffer
    const length = bytes.length
    let at = position
    fieldCount = 0
    isExtraEmpty = true
    isInsideQuote = false
    isUnterminated = false
    starts.fill(0)
    ends.fill(0)
    for (;;) {
      let start = at
      let end = -1
      if (bytes[at] === QUOTE) {
        const close = closingQuote(at + 1)
        const cut = isLineBound ? lineEndBefore(close, at + 1) : -1
        if (cut >= 0) {
          isUnterminated = true
          at = cut
          break
        }
        if (close < 0) {
          isInsideQuote = true
          return false
        }
        // Text behind the closing quote, such as `"Ann B"@contoso.com`: the field was never quoted.
        if (close + 1 >= length || isFieldEnd(bytes[close + 1] as number)) {
          start = at + 1
          end = close
          at = close + 1
        }
      }
      if (end < 0) {
        while (at < length) {
          const byte = bytes[at] as number
          if (byte <= largestSpecial && (byte === delimiter || byte === LF || byte === CR)) break
          at++
        }
        end = at
      }
      if (at >= length && !isFinal) return false
      if (fieldCount < columnCount) {
        const slot = slotOfColumn[fieldCount] as number
        if (slot >= 0) {
          starts[slot] = start
          ends[slot] = end
        }
      } else if (end > start) isExtraEmpty = false
      fieldCount++
      if (bytes[at] !== delimiter || at >= length) break
      at++
    }
    recordStart = position
    recordEnd = at
    isLineFeedDue = bytes[at] === CR
    position = Math.min(at + 1, length)
    return true
  }

  function isFieldEnd(byte: number): boolean {
    return byte === delimiter || byte === LF || byte === CR
  }

  /** Doubled quotes become single ones, in place: a quoted field only gets shorter. */
  function unescapeFields(): void {
    escaped = null
    for (let slot = 0; slot < slotCount; slot++) {
      const start = starts[slot] as number
      const end = ends[slot] as number
      if (start === end || buffer[start - 1] !== QUOTE || buffer[end] !== QUOTE) continue
      const first = buffer.indexOf(QUOTE, start)
      if (first >= end) continue
      escaped ??= buffer.slice(recordStart, recordEnd)
      let to = first
      for (let from = first; from < end; from++) {
        buffer[to++] = buffer[from] as number
        if (buffer[from] === QUOTE) from++
      }
      ends[slot] = to
    }
  }

  /** Nothing but spaces and delimiters: Excel writes an empty row as `;;;;`. */
  function isBlank(): boolean {
    for (let index = recordStart; index < recordEnd; index++) {
      const byte = buffer[index]
      if (byte !== 0x20 && byte !== 0x09 && byte !== delimiter) return false
    }
    return true
  }

  function readAll(): void {
    for (;;) {
      if (isLineFeedDue && position < buffer.length) {
        if (buffer[position] === LF) position++
        isLineFeedDue = false
      }
      const left = buffer.length - position
      // A long record is scanned anew only when twice as much of it is there: else its time grows squared.
      if (left === 0 || (!isFinal && left < 2 * scannedInVain && left <= MAX_RECORD_BYTES)) return
      const isWhole = scanRecord()
      scannedInVain = isWhole ? 0 : left
      if ((isWhole ? recordEnd - recordStart : left) > MAX_RECORD_BYTES) {
        const code = !isWhole && isInsideQuote ? 'unterminated-quote' : 'record-too-long'
        throw new ImportError(code, { record: count + 1 })
      }
      if (!isWhole) return
      count++
      if (isUnterminated) onUnterminated(count)
      else if (isBlank()) onBlank()
      else {
        unescapeFields()
        onRecord(view)
      }
    }
  }

  return {
    push(chunk) {
      buffer = carry(buffer.subarray(position), chunk)
      position = 0
      readAll()
    },
    end() {
      isFinal = true
      readAll()
      if (position < buffer.length) {
        count++
        if (buffer.length - position > MAX_UNTERMINATED_BYTES) {
          throw new ImportError('unterminated-quote', { record: count })
        }
        escaped = null
        recordStart = position
        recordEnd = buffer.length
        onUnterminated(count)
      }
    },
    get count() {
      return count
    },
    get invalidCount() {
      return decoding.invalidCount
    },
    view,
  }
}
