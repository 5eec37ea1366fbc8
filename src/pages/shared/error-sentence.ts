import { EngineError } from '../../engine/engine-error.ts'
import type { ImportErrorCode, ImportErrorDetails } from '../../facts/import-error.ts'
import { codeKey, t } from '../../platform/i18n.ts'
import { MessageError } from '../../platform/messages.ts'
import { StoreError } from '../../store/store-error.ts'
import { format } from '../../ui/format.ts'

/** Why a file cannot be taken in, and what to do. */
export function importErrorSentence(code: ImportErrorCode, details: ImportErrorDetails): string {
  return t(codeKey('importError', code), { ...NAMELESS, ...details, ...sizesOf(details) })
}

/** What stands for a detail that an error does not carry. */
const NAMELESS = {
  file: '?',
  record: '?',
  columns: '?',
  type: '?',
  needed: '?',
  free: '?',
  limit: '?',
} as const

/** Details that count bytes, as a person reads them. */
function sizesOf({ needed, free }: ImportErrorDetails): Readonly<Record<string, string>> {
  return {
    ...(typeof needed === 'number' ? { needed: format.bytes(needed) } : {}),
    ...(typeof free === 'number' ? { free: format.bytes(free) } : {}),
  }
}

/** What went wrong between this page and the rest of the extension, and what to do. */
export function errorSentence(error: unknown): string {
  if (error instanceof EngineError) return engineErrorSentence(error)
  if (error instanceof MessageError) return t(codeKey('messageError', error.code))
  if (error instanceof StoreError) return t(codeKey('storeError', error.code))
  return t('pageError', { details: error instanceof Error ? error.message : String(error) })
}

function engineErrorSentence({ code, details }: EngineError): string {
  if (code === 'no-engine' || code === 'no-answer') return t(codeKey('engineError', code))
  return importErrorSentence(code, details)
}
