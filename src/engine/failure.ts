import { ImportError, type ImportErrorCode, type ImportErrorDetails } from '../facts/import-error.ts'
import { StoreError } from '../store/store-error.ts'

/** An error as it travels to the pages: a code and values, no text. */
export interface Failure {
  readonly code: ImportErrorCode
  readonly details: ImportErrorDetails
}

/** What a throw means for the admin; a defect is `internal`, with its message for a bug report. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ImportError) return { code: error.code, details: error.details }
  if (error instanceof StoreError) return { code: 'internal', details: { store: error.code } }
  if (!(error instanceof Error)) return { code: 'internal', details: { message: String(error) } }
  switch (error.name) {
    case 'AbortError':
      return { code: 'cancelled', details: {} }
    case 'NotReadableError':
    case 'NotFoundError':
      return { code: 'unreadable', details: { reason: error.name } }
    default:
      return { code: 'internal', details: { message: `${error.name}: ${error.message}` } }
  }
}
