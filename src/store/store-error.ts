/**
 * Why the store cannot be used. `blocked`: another tab holds an older version open. `newer`: the stored data
 * were written by a newer version of the extension. `closed`: updated in another tab, or the browser took the
 * connection away; opening again helps. `unavailable`: the browser refuses to open it at all.
 */
export const STORE_ERROR_CODES = ['blocked', 'newer', 'closed', 'unavailable'] as const
export type StoreErrorCode = (typeof STORE_ERROR_CODES)[number]

/** The store cannot be read or written. The sentence for a person belongs to the code. */
export class StoreError extends Error {
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, options?: ErrorOptions) {
    super(code, options)
    this.name = 'StoreError'
    this.code = code
  }
}

/** The store's word for what opening a database threw. */
export function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const name = error instanceof DOMException || error instanceof Error ? error.name : ''
  const code = name === 'VersionError' ? 'newer' : name === 'InvalidStateError' ? 'closed' : 'unavailable'
  return new StoreError(code, { cause: error })
}
