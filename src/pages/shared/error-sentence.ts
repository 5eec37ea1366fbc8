import { ImportError, type ImportErrorCode, type ImportErrorDetails } from '../../facts/import-error.ts'
import { codeKey, t } from '../../platform/i18n.ts'
import { MessageError } from '../../platform/messages.ts'
import { StoreError } from '../../store/store-error.ts'

/** Why a file cannot be taken in, and what to do. */
export function importErrorSentence(code: ImportErrorCode, details: ImportErrorDetails): string {
  return t(codeKey('importError', code), { ...NAMELESS, ...details })
}

/** What stands for a detail that an error does not carry. */
const NAMELESS = { record: '?', columns: '?', line: '?', reason: '', needed: '?', free: '?' } as const

/** What went wrong between this page and the rest of the extension, and what to do. */
export function errorSentence(error: unknown): string {
  if (error instanceof ImportError) return importErrorSentence(error.code, error.details)
  if (error instanceof MessageError) return t(codeKey('messageError', error.code))
  if (error instanceof StoreError) return t(codeKey('storeError', error.code))
  return t('pageError', { details: error instanceof Error ? error.message : String(error) })
}
