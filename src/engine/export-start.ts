import { type Encoding, guessEncoding } from '../csv/encoding.ts'
import { type Header, readHeader } from '../csv/header.ts'
import { createToUtf8 } from '../csv/to-utf8.ts'
import type { Bytes } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'
import { foreignFile, isBinary } from '../formats/foreign-file.ts'
import type { Format, Recognition } from '../formats/format.ts'
import { recogniseFormat } from '../formats/registry.ts'
import { type ExportSource, throwIfCancelled } from './export-source.ts'

/** Enough of a file to tell its encoding, what it is and its header: no header of an export is longer. */
const HEAD_BYTES = 64 * 1024
const MAX_HEADER_BYTES = 4 * 1024 * 1024
/** What the first bytes of a file tell. */
export interface ExportStart {
  readonly encoding: Encoding
  readonly isEncodingAssumed: boolean
  /** Bytes of the file before the first one that is converted. */
  readonly skip: number
  readonly header: Header
  readonly format: Format
  readonly recognition: Recognition
}

/** Reads no more than it takes to recognise the export. Throws `ImportError` for what is none. */
export async function readStart(source: ExportSource, signal: AbortSignal | undefined): Promise<ExportStart> {
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

function recognise(
  header: Header,
  encoding: Encoding,
  skip: number,
  isEncodingAssumed: boolean,
): ExportStart {
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
