import { type Encoding, guessEncoding } from '../csv/encoding.ts'
import { type Header, readHeader } from '../csv/header.ts'
import { createRecordReader, type RecordReader } from '../csv/record-reader.ts'
import { createToUtf8, type ToUtf8 } from '../csv/to-utf8.ts'
import type { DayRange } from '../facts/day.ts'
import type { Bytes, ExportFacts } from '../facts/facts.ts'
import { ImportError, type RejectCode, type Rejection, type WarningCode } from '../facts/import-error.ts'
import { FAMILY_OF_FORMAT, type Family, type FormatName } from '../facts/vocabulary.ts'
import { foreignFile, isBinary } from '../formats/foreign-file.ts'
import type { Format, FormatReader, FormatResult, Recognition } from '../formats/format.ts'
import { recogniseFormat } from '../formats/registry.ts'
import { type DateOrder, dateOrderOf, isSlashedDate } from '../formats/timestamp.ts'
import { createRejections } from './rejections.ts'

/** A file to read, in a browser or in Node. `open` may be called again for a second pass. */
export interface ExportSource {
  readonly name: string
  readonly size: Bytes
  /** A chunk is valid until the next one is asked for. */
  open(): AsyncIterable<Uint8Array>
}

export interface ReadProgress {
  readonly format: FormatName | null
  readonly bytesRead: Bytes
  readonly records: number
}

export interface ReadOptions {
  /** Milliseconds since the epoch: records far beyond it are rejected as `bad-timestamp`. */
  readonly now: number
  readonly signal?: AbortSignal
  /** The days of an export that carries none. */
  readonly period?: DayRange
  /** Called after every chunk. */
  readonly onProgress?: (progress: ReadProgress) => void
}

/** One export, read whole: its facts and its account of every record. */
export interface ReadExport {
  readonly format: FormatName
  readonly family: Family
  /** WHATWG name, lower case. */
  readonly encoding: string
  /** `accepted` + rejected + `blank`. */
  readonly records: number
  readonly accepted: number
  readonly blank: number
  readonly rejected: readonly Rejection[]
  /** Distinct messages; for an aggregate the sum of its volumes. */
  readonly messages: number
  /** Records that repeat a message (for an aggregate: a day and connector) of the same file. */
  readonly repeats: number
  readonly warnings: readonly WarningCode[]
  /** First and last day of its accepted records, or its period. */
  readonly covered: DayRange | null
  readonly facts: ExportFacts
}

/** Enough of a file to tell its encoding, what it is and its header: no header of an export is longer. */
const HEAD_BYTES = 64 * 1024
const MAX_HEADER_BYTES = 4 * 1024 * 1024
/** Microsoft's limits: an export with exactly so many records was cut off. */
const ROW_CAPS = [1_000, 5_000, 50_000, 100_000]

/** Reads an export in constant memory beside its facts. Throws `ImportError`. */
export async function readExport(source: ExportSource, options: ReadOptions): Promise<ReadExport> {
  const start = await readStart(source, options.signal)
  const order = await findDateOrder(source, start, options.signal)
  const reader = start.recognition.open({
    now: options.now,
    dateOrder: order.order,
    period: options.period ?? null,
  })
  const account = await readRecords(source, start, reader, options)
  const result = reader.finish()
  return {
    format: start.format.name,
    family: FAMILY_OF_FORMAT[start.format.name],
    encoding: start.encoding,
    ...account.counts,
    messages: result.messages,
    repeats: result.repeats,
    warnings: warningsOf(start, account, result, order.isAssumed),
    covered: result.covered,
    facts: result.facts,
  }
}

/** What the first bytes of a file tell. */
interface Start {
  readonly encoding: Encoding
  readonly isEncodingAssumed: boolean
  /** Bytes of the file before the first one that is converted. */
  readonly skip: number
  readonly header: Header
  readonly format: Format
  readonly recognition: Recognition
}

async function readStart(source: ExportSource, signal: AbortSignal | undefined): Promise<Start> {
  for (let wanted = HEAD_BYTES; ; wanted *= 4) {
    const head = await readHead(source, wanted, signal)
    if (head.length === 0) throw new ImportError('empty-file')
    const foreign = foreignFile(head)
    if (foreign) throw new ImportError(foreign)
    const isWhole = head.length < wanted
    const guess = guessEncoding(head)
    const utf8 = createToUtf8(guess.encoding)(head.subarray(guess.skip), isWhole)
    if (isBinary(utf8)) throw new ImportError('not-text')
    const header = readHeader(utf8, isWhole)
    if (header) return recognise(header, guess.encoding, guess.skip, guess.isAssumed)
    if (isWhole) throw new ImportError('empty-file')
    if (wanted >= MAX_HEADER_BYTES) throw new ImportError('record-too-long', { record: 0 })
  }
}

function recognise(header: Header, encoding: Encoding, skip: number, isEncodingAssumed: boolean): Start {
  const known = recogniseFormat(header.fields)
  if (!known) throw new ImportError('unknown-format', { columns: describeColumns(header.fields) })
  return { encoding, isEncodingAssumed, skip, header, ...known }
}

/** The first columns as a person reads them; hostile headers are long. */
function describeColumns(fields: readonly string[]): string {
  const shown = fields.slice(0, 8).map((field) => (field.length > 40 ? `${field.slice(0, 40)}…` : field))
  return fields.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ')
}

/** The first `wanted` bytes, or the whole file where it is shorter. */
async function readHead(
  source: ExportSource,
  wanted: Bytes,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const head = new Uint8Array(wanted)
  let length = 0
  for await (const chunk of source.open()) {
    throwIfCancelled(signal)
    const part = chunk.subarray(0, wanted - length)
    head.set(part, length)
    length += part.length
    if (length === wanted) break
  }
  return head.subarray(0, length)
}

interface DateOrderFinding {
  readonly order: DateOrder
  /** No date of the file told: the order is the usual one for its delimiter. */
  readonly isAssumed: boolean
}

/**
 * Decides day and month of dates like `3/4/2026` for the whole file, by a part over 12. Such a file is
 * read twice; one with ISO dates stops at its first record.
 */
async function findDateOrder(
  source: ExportSource,
  start: Start,
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
      isDecided = found !== null || !hasSlashes
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

interface Account {
  readonly counts: Pick<ReadExport, 'records' | 'accepted' | 'blank' | 'rejected'>
  readonly invalidCount: number
}

async function readRecords(
  source: ExportSource,
  start: Start,
  reader: FormatReader,
  options: ReadOptions,
): Promise<Account> {
  const rejections = createRejections()
  let accepted = 0
  let blank = 0
  const take = (number: number, code: RejectCode | null): void => {
    if (code === null) accepted++
    else rejections.add(code, number)
  }
  const records: RecordReader = createRecordReader({
    delimiter: start.header.delimiter,
    columnCount: start.header.fields.length,
    columns: start.recognition.columns,
    onRecord: (record) => take(record.number, reader.read(record)),
    onBlank: () => blank++,
    onUnterminated: (number) => take(number, 'unterminated-quote'),
  })
  for await (const chunk of textChunks(source, start, options.signal)) {
    records.push(chunk.text)
    options.onProgress?.({ format: start.format.name, bytesRead: chunk.bytesRead, records: records.count })
  }
  records.end()
  return {
    counts: { records: records.count, accepted, blank, rejected: rejections.list() },
    invalidCount: records.invalidCount,
  }
}

interface TextChunk {
  readonly text: Uint8Array
  /** Bytes of the file so far. */
  readonly bytesRead: Bytes
}

/** The file from behind its header on, as UTF-8. */
async function* textChunks(
  source: ExportSource,
  start: Start,
  signal: AbortSignal | undefined,
): AsyncGenerator<TextChunk> {
  const toUtf8: ToUtf8 = createToUtf8(start.encoding)
  let toSkip = start.skip
  let headerLeft = start.header.end
  let bytesRead = 0
  const withoutHeader = (text: Uint8Array): Uint8Array => {
    const skipped = Math.min(headerLeft, text.length)
    headerLeft -= skipped
    return text.subarray(skipped)
  }
  for await (const chunk of source.open()) {
    throwIfCancelled(signal)
    bytesRead += chunk.length
    const skipped = Math.min(toSkip, chunk.length)
    toSkip -= skipped
    yield { text: withoutHeader(toUtf8(chunk.subarray(skipped), false)), bytesRead }
  }
  throwIfCancelled(signal)
  yield { text: withoutHeader(toUtf8(new Uint8Array(0), true)), bytesRead }
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ImportError('cancelled')
}

function warningsOf(
  start: Start,
  account: Account,
  result: FormatResult,
  isOrderAssumed: boolean,
): WarningCode[] {
  const warnings: WarningCode[] = []
  const isTrace = FAMILY_OF_FORMAT[start.format.name] === 'message-trace'
  if (isTrace && ROW_CAPS.includes(account.counts.records)) warnings.push('row-cap')
  if (isOrderAssumed) warnings.push('date-order-assumed')
  if (start.isEncodingAssumed) warnings.push('encoding-assumed')
  if (account.invalidCount > 0) warnings.push('invalid-bytes')
  return [...warnings, ...result.warnings]
}
