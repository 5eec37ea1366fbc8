import { ImportError } from '../facts/import-error.ts'

/** The stream unpacks what it is given at once: of a bomb, so little is 64 MB at most. */
const STEP_BYTES = 64 * 1024

type Packing = 'gzip' | 'deflate-raw'

/** Streams in use: nothing but suspended functions refers to them, and Chromium collects readers that look so. */
const live = new Set<ReadableStreamDefaultReader<Uint8Array>>()

/**
 * Unpacks by the browser's own code. Throws `ImportError('damaged')` for what is not so packed or ends early;
 * errors of `input` come through as they are.
 */
export async function* inflateStream(
  input: AsyncIterable<Uint8Array>,
  packing: Packing,
): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = new DecompressionStream(packing)
  const reader: ReadableStreamDefaultReader<Uint8Array> = stream.readable.getReader()
  const feeding = feed(input, stream.writable.getWriter())
  live.add(reader)
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => failure(feeding))
      if (done) break
      yield value
    }
    await feeding.ended
  } finally {
    live.delete(reader)
    // Ends the feeding too, where the unpacked text was not wanted to its end.
    reader.cancel().catch(() => {})
  }
}

interface Feeding {
  readonly ended: Promise<void>
  /** Why the input ended early; `null`: it did not, or the packing was at fault. */
  inputError(): unknown
}

function feed(input: AsyncIterable<Uint8Array>, writer: WritableStreamDefaultWriter<BufferSource>): Feeding {
  let inputError: unknown = null
  let isWriting = false
  const run = async (): Promise<void> => {
    for await (const chunk of input) {
      isWriting = true
      for (let at = 0; at < chunk.length; at += STEP_BYTES) {
        await writer.write(chunk.slice(at, at + STEP_BYTES))
      }
      isWriting = false
    }
    isWriting = true
    await writer.close()
  }
  const ended = run().catch(async (error: unknown) => {
    if (isWriting) throw new ImportError('damaged')
    inputError = error
    await writer.abort(error).catch(() => {})
    throw error
  })
  // Awaited by the reader, unless it stops first.
  ended.catch(() => {})
  return { ended, inputError: () => inputError }
}

async function failure(feeding: Feeding): Promise<never> {
  await feeding.ended.catch(() => {})
  throw feeding.inputError() ?? new ImportError('damaged')
}
