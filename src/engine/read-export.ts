import { createRecordReader, type RecordReader } from '../csv/record-reader.ts'
import type { DayRange } from '../facts/day.ts'
import type { Bytes, ExportFacts } from '../facts/facts.ts'
import type { RejectCode, Rejection, WarningCode } from '../facts/import-error.ts'
import { type Aspect, FAMILY_OF_FORMAT, type Family, type FormatName } from '../facts/vocabulary.ts'
import type { FormatReader, FormatResult } from '../formats/format.ts'
import { findDateOrder } from './date-order.ts'
import type { ExportSource } from './export-source.ts'
import { type ExportStart, readStart } from './export-start.ts'
import { createRejections } from './rejections.ts'
import { textChunks } from './text-chunks.ts'

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
  /** IANA name of the zone of an export with local times. */
  readonly timeZone?: string
  /** Called for every record that is not counted, with its text as it stands in the file. */
  readonly onRejected?: (record: number, code: RejectCode, raw: string) => void
  /** Called after every chunk. */
  readonly onProgress?: (progress: ReadProgress) => void
}

/** One export, read whole: its facts and its account of every record. */
export interface ReadExport {
  readonly format: FormatName
  readonly family: Family
  /** What the file can say, with the columns that it has. */
  readonly says: readonly Aspect[]
  /** WHATWG name, lower case. */
  readonly encoding: string
  /** Its times are those of whoever exported: without `timeZone` they were read as UTC. */
  readonly isTimeLocal: boolean
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
    timeZone: options.timeZone ?? null,
  })
  const account = await readRecords(source, start, reader, options)
  const result = reader.finish()
  return {
    format: start.format.name,
    family: FAMILY_OF_FORMAT[start.format.name],
    says: start.recognition.says,
    encoding: start.encoding,
    isTimeLocal: start.recognition.isLocalTime,
    ...account.counts,
    messages: result.messages,
    repeats: result.repeats,
    warnings: warningsOf(start, account, result, order.isAssumed),
    covered: result.covered,
    facts: result.facts,
  }
}

interface Account {
  readonly counts: Pick<ReadExport, 'records' | 'accepted' | 'blank' | 'rejected'>
  readonly invalidCount: number
}

async function readRecords(
  source: ExportSource,
  start: ExportStart,
  reader: FormatReader,
  options: ReadOptions,
): Promise<Account> {
  const rejections = createRejections()
  let accepted = 0
  let blank = 0
  const take = (number: number, code: RejectCode | null): void => {
    if (code === null) accepted++
    else {
      rejections.add(code, number)
      options.onRejected?.(number, code, records.view.raw())
    }
  }
  const records: RecordReader = createRecordReader({
    delimiter: start.header.delimiter,
    columnCount: start.header.fields.length,
    columns: start.recognition.columns,
    onRecord: (record) => take(record.number, reader.read(record)),
    onBlank: () => blank++,
    onUnterminated: (number) => take(number, 'unterminated-quote'),
  })
  let bytesRead = 0
  const tell = () => options.onProgress?.({ format: start.format.name, bytesRead, records: records.count })
  for await (const chunk of textChunks(source, start, options.signal)) {
    records.push(chunk.text)
    bytesRead = chunk.bytesRead
    tell()
  }
  records.end()
  tell()
  return {
    counts: { records: records.count, accepted, blank, rejected: rejections.list() },
    invalidCount: records.invalidCount,
  }
}

function warningsOf(
  start: ExportStart,
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
