import type { ImportError } from '../facts/import-error.ts'
import { codeKey, t } from '../platform/i18n.ts'

/** The sentence for a file that cannot be read: what it is and what to do. */
export function describeImportError(error: ImportError): string {
  if (error.details.reason === 'ENOENT') return t('cliNoSuchFile')
  const sentence = t(codeKey('importError', error.code), error.details)
  return error.code === 'unknown-format' ? `${sentence} ${t('cliMapHint')}` : sentence
}
