import { ImportError } from '../facts/import-error.ts'

/** The first record of a table, and where the second one starts. */
export interface Header {
  /** Trimmed, without quotes. */
  readonly fields: readonly string[]
  /** The delimiter's byte. */
  readonly delimiter: number
  /** Offset of the header's line. */
  readonly start: number
  /** Offset of the first byte after the header's line end. */
  readonly end: number
  /** Lines such as `#Software:` stand before it, or it is a `#Fields:` line itself. */
  readonly isLog: boolean
}

export type HeaderFields = Pick<Header, 'fields' | 'delimiter'>

/** More columns than any export has; a header beyond it is not a table. */
const MAX_COLUMNS = 10_000
const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const PREAMBLE = /^(?:#TYPE\b|sep=)/i
/** Excel obeys this line, so whoever wrote it knew the delimiter. */
const SEPARATOR = /^sep=([,;\t])\s*$/i
/** A line of a log that is no record: `#Log-type: …`, and the header as `#Fields: …`. */
const DIRECTIVE = /^#\s?([\w-]+):/
/** The comma last: names hold commas (`TLS 1,0`), never the others, so it loses a tie. */
const DELIMITERS = [';', '\t', ','] as const
type Delimiter = (typeof DELIMITERS)[number]
const DELIMITER_BYTES: readonly number[] = DELIMITERS.map((delimiter) => delimiter.charCodeAt(0))

/**
 * Reads the header of UTF-8 text. Leading marks, blank lines, PowerShell's `#TYPE` line, Excel's `sep=` line and
 * a log's `#` lines are passed over. `null`: the header's line end is not in `bytes` yet and `isWhole` is
 * false, or there is no text at all.
 */
export function readHeader(bytes: Uint8Array, isWhole: boolean): Header | null {
  let start = skipMarks(bytes)
  let separator: Delimiter | null = null
  let isLog = false
  for (;;) {
    const lineEnd = endOfLine(bytes, start)
    // A CR at the very end may be half of a CRLF: its LF would read as a blank record.
    if (lineEnd + Number(bytes[lineEnd] === CR) >= bytes.length && !isWhole) return null
    const line = new TextDecoder().decode(bytes.subarray(start, lineEnd))
    const end = afterLineEnd(bytes, lineEnd)
    const fields = fieldsLine(line)
    if (fields !== null) return { ...splitHeader(fields, separator), start, end, isLog: true }
    if (isDirective(line)) isLog = true
    else if (!isPassedOver(line)) return { ...splitHeader(line, separator), start, end, isLog }
    separator = DELIMITERS.find((one) => one === SEPARATOR.exec(line)?.[1]) ?? separator
    if (end >= bytes.length) return null
    start = end
  }
}

/** Whether a line is one of a log's that are no records. */
function isDirective(line: string): boolean {
  return DIRECTIVE.test(line) && !PREAMBLE.test(line)
}

/** What follows `#Fields:`, or `null`. */
function fieldsLine(line: string): string | null {
  const match = DIRECTIVE.exec(line)
  return match?.[1]?.toLowerCase() === 'fields' ? line.slice(match[0].length) : null
}

/** The header in a `#Fields:` line, or `null`: another line. Throws `ImportError` for too many columns. */
export function readFieldsLine(line: string): HeaderFields | null {
  const fields = fieldsLine(line)
  return fields === null ? null : splitHeader(fields, null)
}

/** Blank, also a row of delimiters alone, or said to a program only. */
function isPassedOver(line: string): boolean {
  return PREAMBLE.test(line) || /^[\s,;]*$/.test(line)
}

function skipMarks(bytes: Uint8Array): number {
  let start = 0
  while (bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf) start += 3
  return start
}

/**
 * The offset of the first line break outside quotes, or the end. As in the records a quote opens only
 * at the start of a field: a stray one (`Size 3"`) must not swallow the records below.
 */
function endOfLine(bytes: Uint8Array, start: number): number {
  let isQuoted = false
  let canOpen = true
  for (let index = start; index < bytes.length; index++) {
    const byte = bytes[index] as number
    if ((byte === LF || byte === CR) && !isQuoted) return index
    if (byte === QUOTE) {
      // Behind a closing quote another one opens again: the two are a doubled quote.
      canOpen = canOpen || isQuoted
      isQuoted = !isQuoted && canOpen
    } else canOpen = !isQuoted && DELIMITER_BYTES.includes(byte)
  }
  return bytes.length
}

function afterLineEnd(bytes: Uint8Array, end: number): number {
  if (bytes[end] === CR && bytes[end + 1] === LF) return end + 2
  return Math.min(end + 1, bytes.length)
}

function splitHeader(line: string, separator: Delimiter | null): HeaderFields {
  const candidates = separator === null ? DELIMITERS : ([separator] as const)
  const split = candidates.map((delimiter) => splitLine(line, delimiter))
  const fields = split.reduce((best, one) => (one.length > best.length ? one : best))
  if (fields.length > MAX_COLUMNS) throw new ImportError('too-many-columns', { columns: fields.length })
  const delimiter = fields.length === 1 ? (separator ?? ',') : (candidates[split.indexOf(fields)] ?? ',')
  return { fields: fields.map(cleanField), delimiter: delimiter.charCodeAt(0) }
}

/** The fields between delimiters that stand outside quotes; quotes are kept. */
function splitLine(line: string, delimiter: string): string[] {
  const fields: string[] = []
  let isQuoted = false
  let canOpen = true
  let start = 0
  for (let index = 0; index < line.length; index++) {
    const character = line[index]
    if (character === '"') {
      canOpen = canOpen || isQuoted
      isQuoted = !isQuoted && canOpen
    } else if (character === delimiter && !isQuoted) {
      fields.push(line.slice(start, index))
      start = index + 1
      canOpen = true
    } else canOpen = !isQuoted && DELIMITERS.some((one) => one === character)
  }
  fields.push(line.slice(start))
  return fields
}

function cleanField(field: string): string {
  return field
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replaceAll('""', '"')
    .trim()
}
