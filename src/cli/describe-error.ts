import type { ImportError } from '../facts/import-error.ts'
import { hasText, t } from '../platform/i18n.ts'

/** The sentence for a file that cannot be read: what it is and what to do. */
export function describeImportError(error: ImportError): string {
  const key = `importError_${error.code}`
  return hasText(key) ? t(key, error.details) : error.code
}
