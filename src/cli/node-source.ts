import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ImportError } from '../facts/import-error.ts'
import type { ByteFile, DirectFile } from '../unpack/byte-file.ts'
import { isWanted } from '../unpack/zip-directory.ts'

/** Few system calls, and it still lies in the processor's cache when it is read. */
const CHUNK_BYTES = 512 * 1024

/** A file to read, and what a person calls it: `exports/MTDetail_1.csv` where a folder was given. */
export interface NamedPath {
  readonly path: string
  readonly name: string
}

/**
 * The files of a path: the file itself, or all in a folder and its folders, sorted by name, without those that a
 * system keeps there. Throws `ImportError('unreadable')` where there is no such file.
 */
export async function listPaths(path: string): Promise<readonly NamedPath[]> {
  const name = basename(path)
  try {
    if (!(await stat(path)).isDirectory()) return [{ path, name }]
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(path, '/').length))
      .map((inner) => ({ path: join(path, inner), name: `${name}/${inner.replaceAll('\\', '/')}` }))
      .filter((file) => isWanted(file.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    throw asImportError(error)
  }
}

/** A file on disk. Throws `ImportError('unreadable')` where there is no such file. */
export async function openNodeFile({ path, name }: NamedPath): Promise<ByteFile> {
  try {
    const stats = await stat(path)
    if (!stats.isFile()) throw new ImportError('unreadable', { reason: 'EISDIR' })
    const { size } = stats
    return {
      name,
      size,
      read: (start, end) => readChunks(path, start, end),
      openDirect: () => openDirect(path),
    }
  } catch (error) {
    throw asImportError(error)
  }
}

/** SHA-256 of the bytes as given, lower-case hexadecimal. */
export async function hashChunks(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}

/**
 * One buffer for all chunks: a stream would make a new one for each. Each is read while nothing else is done, which costs
 * a quarter less than having another thread read it; whoever works through a file gives way between chunks.
 */
async function* readChunks(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  const file = openDirect(path)
  try {
    const buffer = new Uint8Array(Math.min(CHUNK_BYTES, Math.max(0, end - start)))
    for (let at = start; at < end; ) {
      const bytesRead = file.read(buffer.subarray(0, end - at), at)
      if (bytesRead === 0) return
      at += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    file.close()
  }
}

/** Read into a reader's own memory, bytes are copied once; into a buffer first, twice. */
function openDirect(path: string): DirectFile {
  const file = throwingImportErrors(() => openSync(path, 'r'))
  return {
    read: (room, at) => throwingImportErrors(() => readSync(file, room, 0, room.length, at)),
    close: () => closeSync(file),
  }
}

function throwingImportErrors<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asImportError(error)
  }
}

function asImportError(error: unknown): ImportError {
  if (error instanceof ImportError) return error
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return new ImportError('unreadable', { reason })
}
