import { createToUtf8 } from '../csv/to-utf8.ts'
import type { Bytes } from '../facts/facts.ts'
import { createBreather } from './breather.ts'
import { type ExportSource, throwIfCancelled } from './export-source.ts'
import type { TextStart } from './export-start.ts'

/** A part of the file as UTF-8; valid until the next one is asked for. */
export interface TextChunk {
  readonly text: Uint8Array
  /** Bytes of the file so far. */
  readonly bytesRead: Bytes
}

/** The file from its first record on, as UTF-8. */
export async function* textChunks(
  source: ExportSource,
  start: TextStart & { readonly textStart: number },
  signal: AbortSignal | undefined,
): AsyncGenerator<TextChunk> {
  const toUtf8 = createToUtf8(start.encoding)
  let toSkip = start.skip
  let headerLeft = start.textStart
  let bytesRead = 0
  const withoutHeader = (text: Uint8Array): Uint8Array => {
    const skipped = Math.min(headerLeft, text.length)
    headerLeft -= skipped
    return text.subarray(skipped)
  }
  const breathe = createBreather()
  for await (const chunk of source.open()) {
    await breathe()
    throwIfCancelled(signal)
    bytesRead += chunk.length
    const skipped = Math.min(toSkip, chunk.length)
    toSkip -= skipped
    yield { text: withoutHeader(toUtf8(chunk.subarray(skipped), false)), bytesRead }
  }
  throwIfCancelled(signal)
  yield { text: withoutHeader(toUtf8(new Uint8Array(0), true)), bytesRead }
}
