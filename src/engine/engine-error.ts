import type { ImportErrorCode, ImportErrorDetails } from '../facts/import-error.ts'

/** `no-engine`: the background could not start it. `no-answer`: nothing came back before the deadline. */
export type EngineErrorCode = ImportErrorCode | 'no-engine' | 'no-answer'

/** A call that failed, here or in the engine. */
export class EngineError extends Error {
  readonly code: EngineErrorCode
  readonly details: ImportErrorDetails

  constructor(code: EngineErrorCode, details: ImportErrorDetails = {}, options?: ErrorOptions) {
    super(code, options)
    this.name = 'EngineError'
    this.code = code
    this.details = details
  }
}
