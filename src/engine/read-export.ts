import { openKernel } from '../csv/kernel/kernel.ts'
import type { ColumnMapping } from '../facts/column-mapping.ts'
import type { DayRange } from '../facts/day.ts'
import type { Bytes, ExportFacts } from '../facts/facts.ts'
import type { RejectCode, Rejection, WarningCode } from '../facts/import-error.ts'
import { type Aspect, FAMILY_OF_FORMAT, type Family, type FormatName } from '../facts/vocabulary.ts'
import type { FormatContext, FormatResult } from '../formats/format.ts'
import { findDateOrder } from './date-order.ts'
import { createDocumentStream } from './document-stream.ts'
import type { ExportSource } from './export-source.ts'
import { type ExportStart, readStart } from './export-start.ts'
import { fillText } from './fill-text.ts'
import { createRecordStream, type TextSink } from './record-stream.ts'
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
  /** What was said of headers that no format knows: the first that fits is taken. */
  readonly mappings?: readonly ColumnMapping[]
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
  /** What a person said of its columns; `null` where they were known. */
  readonly mapping: ColumnMapping | null
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
  /** Whether it holds local times that name no zone. With `timeZone: null` they were taken for UTC: ask for it. */
  readonly hasLocalTimes: boolean
  /** IANA name of the zone that its local times were read in; `null`: it has none, or nobody has said which. */
  readonly timeZone: string | null
  readonly facts: ExportFacts
}

/** Microsoft's limits: an export with exactly so many records was cut off. */
const ROW_CAPS = [1_000, 5_000, 50_000, 100_000]

/** Reads an export in constant memory beside its facts. Throws `ImportError`. */
export async function readExport(source: ExportSource, options: ReadOptions): Promise<ReadExport> {
  const start = await readStart(source, options)
  const order = await findDateOrder(source, start, options.signal)
  const context = {
    now: options.now,
    dateOrder: order.order,
    period: options.period ?? null,
    timeZone: options.timeZone ?? null,
  }
  const reading = openReading(start, context, options.onRejected)
  await readRecords(source, start, reading.text, options)
  // A reader may look at texts at its end that are not valid in their encoding.
  const result = reading.finish()
  const account = reading.account()
  const hasLocalTimes = result.hasLocalTimes ?? false
  const timeZone = hasLocalTimes ? (options.timeZone ?? null) : null
  return {
    format: start.format.name,
    family: FAMILY_OF_FORMAT[start.format.name],
    says: start.recognition.says,
    encoding: start.encoding,
    mapping: start.kind === 'documents' ? null : start.mapping,
    ...account.counts,
    messages: result.messages,
    repeats: result.repeats,
    warnings: [
      ...warningsOf(start, account, result, order.isAssumed),
      ...(hasLocalTimes
        ? [timeZone === null ? ('time-zone-assumed' as const) : ('time-zone-given' as const)]
        : []),
    ],
    covered: result.covered,
    hasLocalTimes,
    timeZone,
    facts: result.facts,
  }
}

interface Account {
  readonly counts: Pick<ReadExport, 'records' | 'accepted' | 'blank' | 'rejected'>
  readonly invalidCount: number
  readonly warnings: readonly WarningCode[]
}

/** A file on its way through its format. */
interface Reading {
  readonly text: TextSink
  account(): Account
  finish(): FormatResult
}

function openReading(
  start: ExportStart,
  context: FormatContext,
  onRejected: ReadOptions['onRejected'],
): Reading {
  const rejections = createRejections()
  let accepted = 0
  let blank = 0
  const take: Takers['take'] = (number, code, raw) => {
    if (code === null) accepted++
    else {
      rejections.add(code, number)
      onRejected?.(number, code, raw())
    }
  }
  const { text, finish, takenCount } = openText(start, context, { take, onBlank: () => blank++ })
  return {
    text,
    finish,
    account: () => ({
      counts: { records: text.count, accepted: accepted + takenCount(), blank, rejected: rejections.list() },
      invalidCount: text.invalidCount,
      warnings: text.warnings,
    }),
  }
}

interface Takers {
  readonly take: (recordNumber: number, code: RejectCode | null, raw: () => string) => void
  readonly onBlank: () => void
}

function openText(start: ExportStart, context: FormatContext, { take, onBlank }: Takers) {
  if (start.kind === 'documents') {
    const reader = start.recognition.open(context)
    return {
      text: createDocumentStream(start, reader, (number, code) => take(number, code, () => '')),
      finish: reader.finish,
      takenCount: () => 0,
    }
  }
  const kernel = start.kind === 'table' ? openKernel() : null
  const reader = start.recognition.open({ ...context, kernel })
  const text = createRecordStream(start, {
    kernel: kernel ?? undefined,
    onRecord: (record) => take(record.number, reader.read(record), record.raw),
    plain: reader.plain,
    onBlank,
    onReject: take,
  })
  // The kernel takes no record that is not accepted.
  return { text, finish: reader.finish, takenCount: () => kernel?.takenCount() ?? 0 }
}

async function readRecords(
  source: ExportSource,
  start: ExportStart,
  text: TextSink,
  options: ReadOptions,
): Promise<void> {
  let bytesRead = 0
  const tell = () => options.onProgress?.({ format: start.format.name, bytesRead, records: text.count })
  const { signal } = options
  const onRead = (bytes: Bytes) => {
    bytesRead = bytes
    tell()
  }
  if (!(await fillText({ source, start, text, signal, onRead }))) {
    for await (const chunk of textChunks(source, start, signal)) {
      text.push(chunk.text)
      onRead(chunk.bytesRead)
    }
  }
  text.end()
  tell()
}

function warningsOf(
  start: ExportStart,
  account: Account,
  result: FormatResult,
  isOrderAssumed: boolean,
): WarningCode[] {
  const warnings: WarningCode[] = []
  if (start.kind !== 'documents' && start.mapping) warnings.push('columns-mapped')
  const isTrace = FAMILY_OF_FORMAT[start.format.name] === 'message-trace'
  if (isTrace && ROW_CAPS.includes(account.counts.records)) warnings.push('row-cap')
  if (isOrderAssumed) warnings.push('date-order-assumed')
  if (start.isEncodingAssumed) warnings.push('encoding-assumed')
  if (account.invalidCount > 0) warnings.push('invalid-bytes')
  return [...warnings, ...account.warnings, ...result.warnings]
}
