import type { Bytes } from '../facts/facts.ts'
import { createBreather } from './breather.ts'
import { type ExportSource, throwIfCancelled } from './export-source.ts'
import type { TextStart } from './export-start.ts'
import type { TextSink } from './record-stream.ts'

/**
 * Read at once: some milliseconds of work. What calls for smaller parts is called so often that it is compiled, which takes
 * more than the cache gains.
 */
const PART_BYTES = 1024 * 1024

export interface Filling {
  readonly source: ExportSource
  readonly start: TextStart & { readonly textStart: number }
  readonly text: TextSink
  readonly signal: AbortSignal | undefined
  /** Told after every part, with the bytes of the file so far. */
  readonly onRead: (bytesRead: Bytes) => void
}

/**
 * Reads a file's text to where it is read from, if source and sink can do so; false: it has to come as `textChunks`. As
 * chunks it is copied once more and goes through two generators, which was a tenth of what an export takes.
 */
export async function fillText({ source, start, text, signal, onRead }: Filling): Promise<boolean> {
  if (!source.openDirect || !text.fill || start.encoding !== 'utf-8') return false
  const breathe = createBreather()
  const file = source.openDirect()
  try {
    for (let at = start.skip + start.textStart, length = 1; at < source.size && length > 0; ) {
      await breathe()
      throwIfCancelled(signal)
      text.fill(Math.min(PART_BYTES, source.size - at), (room) => {
        length = file.read(room, at)
        return length
      })
      at += length
      onRead(at)
    }
    return true
  } finally {
    file.close()
  }
}
