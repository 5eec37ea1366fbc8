import type { Bytes } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'
import type { DirectFile } from '../unpack/byte-file.ts'

/** A file to read, in a browser or in Node. `open` may be called again for a second pass. */
export interface ExportSource {
  readonly name: string
  readonly size: Bytes
  /** A chunk is valid until the next one is asked for. */
  open(): AsyncIterable<Uint8Array>
  /** The same bytes without a task between, where that can be. */
  readonly openDirect?: () => DirectFile
}

/** Between two chunks: an import that was cancelled reads no further. Throws `ImportError('cancelled')`. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ImportError('cancelled')
}
