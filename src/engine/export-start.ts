import { type Encoding, guessEncoding } from '../csv/encoding.ts'
import { type Header, readHeader } from '../csv/header.ts'
import { createToUtf8 } from '../csv/to-utf8.ts'
import { type ColumnMapping, fitsHeader, renameColumns } from '../facts/column-mapping.ts'
import type { Bytes } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'
import { foreignFile, isBinary } from '../formats/foreign-file.ts'
import type { DocumentFormat, DocumentRecognition, Format, Recognition } from '../formats/format.ts'
import { FORMATS, recogniseDocument, recogniseFormat, recogniseRecord } from '../formats/registry.ts'
import type { JsonShape } from '../json/shape.ts'
import { type JsonStart, MAX_DOCUMENT_BYTES, readJsonStart } from '../json/start.ts'
import { type ExportSource, throwIfCancelled } from './export-source.ts'

/** Enough of a file to tell its encoding, what it is and its header: no header of an export is longer. */
const HEAD_BYTES = 64 * 1024
const MAX_HEADER_BYTES = 4 * 1024 * 1024

/** What the first bytes of a file tell. */
export type ExportStart = TableStart | ListStart | DocumentsStart

/** How the bytes of any file become text. */
export interface TextStart {
  readonly encoding: Encoding
  readonly isEncodingAssumed: boolean
  /** Bytes of the file before the first one that is converted. */
  readonly skip: number
}

/** A table, or a log: lines that begin with `#` are then no records. */
export interface TableStart extends TextStart {
  readonly kind: 'table' | 'log'
  /** Bytes of the text before its first record. */
  readonly textStart: number
  readonly delimiter: number
  readonly header: readonly string[]
  readonly format: Format
  readonly recognition: Recognition
  /** What a person said of its columns; `null` where the format knows them by itself. */
  readonly mapping: ColumnMapping | null
}

/** JSON objects that are records; the header is the paths that the first of them have. */
export interface ListStart extends TextStart {
  readonly kind: 'list'
  readonly textStart: number
  readonly shape: JsonShape
  readonly header: readonly string[]
  readonly format: Format
  readonly recognition: Recognition
  readonly mapping: ColumnMapping | null
}

/** JSON objects that are reports. */
export interface DocumentsStart extends TextStart {
  readonly kind: 'documents'
  readonly textStart: number
  readonly shape: JsonShape
  readonly format: DocumentFormat
  readonly recognition: DocumentRecognition
}

export interface StartOptions {
  readonly signal?: AbortSignal
  /** What was said of headers that no format knows. */
  readonly mappings?: readonly ColumnMapping[]
}

/**
 * Reads no more than it takes to recognise the export. Throws `ImportError` for what is none, `UnknownHeader` for a
 * table or a list whose columns nobody knows.
 */
export async function readStart(
  source: ExportSource,
  { signal, mappings = [] }: StartOptions,
): Promise<ExportStart> {
  for (let wanted = HEAD_BYTES; ; wanted *= 4) {
    const head = await readHead(source, wanted, signal)
    if (head.length === 0) throw new ImportError('empty-file')
    const foreign = foreignFile(head)
    if (foreign) throw new ImportError(foreign)
    const isWhole = head.length < wanted
    const guess = guessEncoding(head.subarray(0, HEAD_BYTES))
    const utf8 = createToUtf8(guess.encoding)(head.subarray(guess.skip), isWhole)
    if (isBinary(utf8)) throw new ImportError('not-text')
    const text = { encoding: guess.encoding, isEncodingAssumed: guess.isAssumed, skip: guess.skip }
    const json = readJsonStart(utf8, isWhole)
    const start =
      json === null
        ? startOfTable(utf8, isWhole, { text, mappings })
        : json && startOfJson(json, { text, mappings })
    if (start) return start
    if (isWhole) throw new ImportError('empty-file')
    const longest = json === null ? MAX_HEADER_BYTES : MAX_DOCUMENT_BYTES
    if (wanted >= longest) throw new ImportError('record-too-long', { record: Number(json !== null) })
  }
}

/** What is known of a file beside its header. */
interface Known {
  readonly text: TextStart
  readonly mappings: readonly ColumnMapping[]
}

function startOfTable(utf8: Uint8Array, isWhole: boolean, known: Known): TableStart | null {
  const header = readHeader(utf8, isWhole)
  if (!header) return null
  const start = recogniseTable(header, known) ?? recogniseCutTable(header, known.text)
  if (start) return start
  throwIfOtherLog(utf8)
  const { fields, delimiter, end } = header
  throw new UnknownHeader({ ...known.text, kind: 'table', textStart: end, delimiter, header: fields })
}

function recogniseTable({ fields, delimiter, end, isLog }: Header, { text, mappings }: Known) {
  const known = recogniseHeader(fields, mappings)
  const kind = isLog || known?.format.recogniseRecord ? ('log' as const) : ('table' as const)
  return known && { ...text, ...known, kind, textStart: end, delimiter, header: fields }
}

/** A log whose header was cut off: its first line is a record already. */
function recogniseCutTable({ fields, delimiter, start }: Header, text: TextStart): TableStart | null {
  const header = recogniseRecord(fields)
  const known = header && recogniseFormat(header)
  return known && { ...text, ...known, kind: 'log', textStart: start, delimiter, header, mapping: null }
}

function startOfJson(json: JsonStart, { text, mappings }: Known): ExportStart {
  const { shape, header, first, textStart } = json
  if (first === null) throw new ImportError(json.count > 0 ? 'damaged' : 'empty-file')
  const known = recogniseHeader(header, mappings)
  if (known) return { ...text, ...known, kind: 'list', textStart, shape, header }
  const document = recogniseDocument(first)
  if (document) return { ...text, ...document, kind: 'documents', textStart, shape }
  throw new UnknownHeader({ ...text, kind: 'list', textStart, shape, header })
}

/** The format of a header: what a person said of it, else what the formats know by themselves. */
function recogniseHeader(header: readonly string[], mappings: readonly ColumnMapping[]) {
  for (const mapping of mappings.filter((one) => fitsHeader(one, header))) {
    const renamed = renameColumns(mapping, header)
    const format = FORMATS.find(({ name }) => name === mapping.format)
    const recognition = format?.recognise(renamed)
    const known = format && recognition ? { format, recognition } : mappedByAny(mapping, renamed)
    if (known) return { ...known, mapping }
  }
  const known = recogniseFormat(header)
  return known && { ...known, mapping: null }
}

function mappedByAny({ format }: ColumnMapping, renamed: readonly string[]) {
  return format === null ? recogniseFormat(renamed) : null
}

/** A table or a list whose header no format knows: a person may say what its columns are. */
export type UnknownStart =
  | Omit<TableStart, 'format' | 'recognition' | 'mapping'>
  | Omit<ListStart, 'format' | 'recognition' | 'mapping'>

/** `unknown-format`, with what was found of the file. */
export class UnknownHeader extends ImportError {
  readonly start: UnknownStart

  constructor(start: UnknownStart) {
    super('unknown-format', { columns: describeColumns(start.header) })
    this.start = start
  }
}

/** Exchange names the kind of its logs; of those that are none of ours the name says more than the columns. */
const LOG_TYPE = /^#Log-type:[ \t]*(?!Message Tracking|SMTP )([^\r\n]{1,80})/im

function throwIfOtherLog(utf8: Uint8Array): void {
  const type = LOG_TYPE.exec(new TextDecoder().decode(utf8.subarray(0, HEAD_BYTES)))?.[1]?.trim()
  if (type) throw new ImportError('other-log', { type })
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
