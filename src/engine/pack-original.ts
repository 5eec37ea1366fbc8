import type { ExportSource } from './export-source.ts'

/** The source's bytes as gzip, in a blob. */
export async function packOriginal(
  source: ExportSource,
  /** Awaited after every chunk, so that more urgent work goes first. */
  pause: () => Promise<void>,
): Promise<Blob> {
  const gzip = new CompressionStream('gzip')
  const packed = new Response(gzip.readable).blob()
  // Awaited below; when the source fails first, its rejection must not count as unhandled.
  packed.catch(() => {})
  const writer = gzip.writable.getWriter()
  try {
    for await (const chunk of source.open()) {
      // A copy: the source uses its buffer again.
      await writer.write(chunk.slice())
      await pause()
    }
    await writer.close()
  } catch (error) {
    await writer.abort(error).catch(() => {})
    throw error
  }
  return packed
}
