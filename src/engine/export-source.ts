import type { Bytes } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'

/** A file to read, in a browser or in Node. `open` may be called again for a second pass. */
export interface ExportSource {
  readonly name: string
  readonly size: Bytes
  /** A chunk is valid until the next one is asked for. */
  open(): AsyncIterable<Uint8Array>
}

/** Between two chunks: an import that was cancelled reads no further. Throws `ImportError('cancelled')`. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ImportError('cancelled')
}
