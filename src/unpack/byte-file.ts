import type { Bytes } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'

/** A file that can be read from anywhere, in a browser or in Node. */
export interface ByteFile {
  readonly name: string
  readonly size: Bytes
  /** The bytes `[start, end)`. A chunk is valid until the next one is asked for. */
  read(start: Bytes, end: Bytes, signal?: AbortSignal): AsyncIterable<Uint8Array>
  /** The same without a task between, where that can be: in Node. */
  readonly openDirect?: () => DirectFile
}

/** Reads a file at once, into memory of whoever asks. */
export interface DirectFile {
  /** Puts bytes from `at` on into the room; gives how many: fewer than fit perhaps, none where the file has ended. */
  read(room: Uint8Array, at: Bytes): number
  close(): void
}

/** A file, or one inside of another: read from its start, as often as wanted. */
export interface Member {
  /** As a person finds it: `archive.zip/MTDetail_1.csv`. Never a path to write to. */
  readonly name: string
  /** Unpacked, as far as the container knows before it is read. */
  readonly size: Bytes
  /** Where its bytes stand as they are in the file that was brought; `null` where they are packed. */
  readonly range: { readonly start: Bytes; readonly end: Bytes } | null
  open(signal?: AbortSignal): AsyncIterable<Uint8Array>
  /** Where it is the file itself, and that can be read so. */
  readonly openDirect?: () => DirectFile
}

/** Bytes in memory as a file. */
export function memoryFile(name: string, bytes: Uint8Array): ByteFile {
  return {
    name,
    size: bytes.length,
    async *read(start, end) {
      yield bytes.slice(start, end)
    },
  }
}

/** At most the first `length` bytes. */
export async function readBytes(chunks: AsyncIterable<Uint8Array>, length: Bytes): Promise<Uint8Array> {
  let bytes = new Uint8Array(Math.min(length, 64 * 1024))
  let used = 0
  for await (const chunk of chunks) {
    const part = chunk.subarray(0, length - used)
    if (used + part.length > bytes.length) bytes = grown(bytes, Math.min(length, (used + part.length) * 2))
    bytes.set(part, used)
    used += part.length
    if (used === length) break
  }
  return bytes.subarray(0, used)
}

/** Exactly the bytes `[start, end)`. Throws `ImportError('damaged')` where the file has fewer. */
export async function readRange(file: ByteFile, start: Bytes, end: Bytes): Promise<Uint8Array> {
  if (start < 0 || end > file.size || start > end) throw new ImportError('damaged')
  const bytes = await readBytes(file.read(start, end), end - start)
  if (bytes.length !== end - start) throw new ImportError('damaged')
  return bytes
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length)
  larger.set(bytes)
  return larger
}
