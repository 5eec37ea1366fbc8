import type { Dictionary } from '../../src/csv/dictionary.ts'
import { createFieldValues } from '../../src/csv/field-values.ts'
import { createRecordReader, type RecordView } from '../../src/csv/record-reader.ts'

export interface ReadText {
  /** The wanted columns of every record. */
  readonly rows: string[][]
  readonly fieldCounts: number[]
  readonly hashes: number[]
  readonly blank: number
  /** The last one of them, and all. */
  readonly unterminated: number | null
  readonly allUnterminated: readonly number[]
  readonly count: number
  readonly invalidCount: number
}

export interface ReadTextOptions {
  readonly columnCount: number
  readonly delimiter?: string
  /** All columns by default. */
  readonly columns?: readonly number[]
  /** Bytes a chunk; all at once by default. */
  readonly chunkSize?: number
  readonly isLineBound?: boolean
}

/** Reads the records of a text or of UTF-8 bytes. */
export function readRecords(text: string | Uint8Array, options: ReadTextOptions): ReadText {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const { columnCount, delimiter = ',', isLineBound = false, chunkSize = Math.max(1, bytes.length) } = options
  const columns = options.columns ?? Array.from({ length: columnCount }, (_, column) => column)
  const rows: string[][] = []
  const fieldCounts: number[] = []
  const hashes: number[] = []
  let blank = 0
  const allUnterminated: number[] = []
  const reader = createRecordReader({
    delimiter: delimiter.charCodeAt(0),
    columnCount,
    columns,
    onRecord(record) {
      rows.push(columns.map((_, slot) => record.text(slot)))
      fieldCounts.push(record.fieldCount)
      hashes.push(record.hash())
    },
    onBlank: () => blank++,
    onUnterminated: (record) => allUnterminated.push(record),
    isLineBound,
  })
  for (let at = 0; at < bytes.length; at += chunkSize) reader.push(bytes.slice(at, at + chunkSize))
  reader.end()
  const { count, invalidCount } = reader
  const unterminated = allUnterminated.at(-1) ?? null
  return { rows, fieldCounts, hashes, blank, unterminated, allUnterminated, count, invalidCount }
}

/** One record with these fields, for readers of single values. */
export function recordOf(fields: readonly string[]): RecordView {
  const encoder = new TextEncoder()
  const texts = fields.map((field) => encoder.encode(field))
  const ends: number[] = []
  for (const text of texts) ends.push((ends.at(-1) ?? 0) + text.length)
  const bytes = new Uint8Array(texts.flatMap((text) => [...text]))
  const start = (slot: number) => ends[slot - 1] ?? 0
  const end = (slot: number) => ends[slot] ?? 0
  const record = {
    number: 1,
    fieldCount: fields.length,
    isExtraEmpty: true,
    bytes,
    start,
    end,
    isEmpty: (slot: number) => start(slot) === end(slot),
    text: (slot: number) => fields[slot] ?? '',
    id: (slot: number, dictionary: Dictionary) => dictionary.idOf(bytes, start(slot), end(slot)),
    raw: () => fields.join(','),
    hash: () => 0,
  }
  return { ...record, ...createFieldValues(record) }
}
