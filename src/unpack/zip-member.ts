import type { Bytes } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'
import { type ByteFile, type Member, readRange } from './byte-file.ts'
import { crc32 } from './crc32.ts'
import { inflateStream } from './inflate-stream.ts'
import { MAX_UNPACKED_BYTES, tooLarge } from './limits.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'

const LOCAL_SIGNATURE = 0x04034b50
const LOCAL_BYTES = 30
const STORED = 0
const DEFLATE = 8

/** The files in a zip. Throws `ImportError` for a zip that cannot be read at all; a single member does when opened. */
export async function zipMembers(file: ByteFile): Promise<readonly Member[]> {
  const entries = await readZipDirectory(file)
  return Promise.all(entries.map((entry) => memberOf(file, entry)))
}

async function memberOf(file: ByteFile, entry: ZipEntry): Promise<Member> {
  const { name, size, method, isEncrypted } = entry
  const isPlain = method === STORED && !isEncrypted
  const start = isPlain ? await dataStart(file, entry).catch(() => null) : null
  return {
    name,
    size,
    range: start === null ? null : { start, end: start + entry.packedSize },
    open: (signal) => openEntry(file, entry, signal),
  }
}

async function* openEntry(
  file: ByteFile,
  entry: ZipEntry,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (entry.isEncrypted) throw new ImportError('encrypted-archive')
  if (entry.method !== STORED && entry.method !== DEFLATE) throw new ImportError('unsupported-archive')
  if (entry.size > MAX_UNPACKED_BYTES) throw tooLarge(MAX_UNPACKED_BYTES)
  const start = await dataStart(file, entry)
  const packed = file.read(start, start + entry.packedSize, signal)
  let crc = 0
  let size = 0
  for await (const chunk of entry.method === STORED ? packed : inflateStream(packed, 'deflate-raw')) {
    crc = crc32(chunk, crc)
    size += chunk.length
    // Also what ends a bomb that hides its size.
    if (size > entry.size) throw new ImportError('damaged')
    yield chunk
  }
  if (size !== entry.size || crc !== entry.crc) throw new ImportError('damaged')
}

/** The directory does not tell how long the member's own header is. */
async function dataStart(file: ByteFile, { offset, packedSize }: ZipEntry): Promise<Bytes> {
  const bytes = await readRange(file, offset, offset + LOCAL_BYTES)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0, true) !== LOCAL_SIGNATURE) throw new ImportError('damaged')
  const start = offset + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true)
  if (start + packedSize > file.size) throw new ImportError('damaged')
  return start
}
