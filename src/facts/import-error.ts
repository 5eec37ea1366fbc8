/** Why a whole file cannot be read. The sentence for a person is the locale text `importError_<code>`. */
export const IMPORT_ERROR_CODES = [
  'empty-file',
  'not-text',
  'excel-workbook',
  'zip-archive',
  'gzip-archive',
  'encrypted-archive',
  'unsupported-archive',
  'unpacks-too-large',
  'too-many-files',
  'no-export-inside',
  'outlook-message',
  'html-page',
  'image',
  'pdf',
  'unknown-format',
  'other-log',
  'missing-columns',
  'record-too-long',
  'too-many-columns',
  'unterminated-quote',
  'too-many-sessions',
  'damaged',
  'unreadable',
  'no-space',
  'store-damaged',
  'cancelled',
  'internal',
] as const
export type ImportErrorCode = (typeof IMPORT_ERROR_CODES)[number]

/** Values that the sentence of a code names, such as `{record: 17}` or `{columns: 'a, b'}`. */
export type ImportErrorDetails = Readonly<Record<string, string | number>>

/** A file that cannot be taken in. The code survives workers, messages and the store; the text does not travel. */
export class ImportError extends Error {
  readonly code: ImportErrorCode
  readonly details: ImportErrorDetails

  constructor(code: ImportErrorCode, details: ImportErrorDetails = {}) {
    super(code)
    this.name = 'ImportError'
    this.code = code
    this.details = details
  }
}

/** Why one record is not counted. */
export const REJECT_CODES = [
  'bad-timestamp',
  'missing-message-id',
  'missing-sender',
  'bad-number',
  'unknown-direction',
  'field-count',
  'missing-session',
  'unterminated-quote',
  'bad-json',
  'cut-off',
  'unknown-columns',
  'unknown-outcome',
] as const
export type RejectCode = (typeof REJECT_CODES)[number]

/** Rejected records of one code; `firstRecord` counts from 1 without the header. */
export interface Rejection {
  readonly code: RejectCode
  readonly count: number
  readonly firstRecord: number
}

/** What an admin must know of an import beside its numbers. */
export const WARNING_CODES = [
  'row-cap',
  'last-day-missing',
  'columns-mapped',
  'period-unknown',
  'period-given',
  'date-order-assumed',
  'time-zone-assumed',
  'time-zone-given',
  'encoding-assumed',
  'invalid-bytes',
  'lists-lost',
  'values-read-as-percent',
  'values-read-as-count',
  'values-read-as-fraction',
  'more-pages',
  'file-cut-off',
] as const
export type WarningCode = (typeof WARNING_CODES)[number]

/** How a file was read: worth knowing, nothing to worry about. The other warnings ask for a look. */
export const DECISIONS: readonly WarningCode[] = [
  'columns-mapped',
  'period-given',
  'time-zone-given',
  'values-read-as-percent',
  'values-read-as-count',
  'values-read-as-fraction',
]
