import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ExportSource } from '../engine/export-source.ts'
import { ImportError } from '../facts/import-error.ts'

/** Few system calls, and it still lies in the processor's cache when it is read. */
const CHUNK_BYTES = 1024 * 1024

/** A file on disk as a source. Throws `ImportError('unreadable')` where there is no such file. */
export async function openNodeSource(path: string): Promise<ExportSource> {
  try {
    const stats = await stat(path)
    if (!stats.isFile()) throw new ImportError('unreadable', { reason: 'EISDIR' })
    return { name: basename(path), size: stats.size, open: () => readChunks(path) }
  } catch (error) {
    throw asImportError(error)
  }
}

/** SHA-256 of the bytes as given, lower-case hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of readChunks(path)) hash.update(chunk)
  return hash.digest('hex')
}

/** One buffer for all chunks: a stream would make a new one for each. */
async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    const file = await open(path)
    try {
      const buffer = new Uint8Array(CHUNK_BYTES)
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES)
        if (bytesRead === 0) return
        yield buffer.subarray(0, bytesRead)
      }
    } finally {
      await file.close()
    }
  } catch (error) {
    throw asImportError(error)
  }
}

function asImportError(error: unknown): ImportError {
  if (error instanceof ImportError) return error
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return new ImportError('unreadable', { reason })
}
