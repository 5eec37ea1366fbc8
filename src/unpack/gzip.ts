import { ImportError } from '../facts/import-error.ts'
import { readBytes } from './byte-file.ts'
import { crc32 } from './crc32.ts'
import { createInflater } from './inflate.ts'
import { inflateStream } from './inflate-stream.ts'

const HAS_CRC = 2
const HAS_EXTRA = 4
const HAS_NAME = 8
const HAS_COMMENT = 16
const FIXED_HEADER_BYTES = 10
/** Names and comments of a member; longer ones are an attack. */
const MAX_HEADER_BYTES = 256 * 1024
const TRAILER_BYTES = 8
/** Of a bomb, so little is 16 MB at most. */
const STEP_BYTES = 16 * 1024

const NOTHING = new Uint8Array(0)

type Open = () => AsyncIterable<Uint8Array>

/**
 * The unpacked bytes of a gzip file. The browser's own code reads one member and refuses a second (`cat a.gz
 * b.gz`), so what it stops at is read again by ours, which goes on behind what was given already.
 * Throws `ImportError('damaged')` where checksum, length or end are wrong.
 */
export async function* gunzip(open: Open): AsyncGenerator<Uint8Array, void, undefined> {
  let given = 0
  try {
    for await (const chunk of inflateStream(open(), 'gzip')) {
      given += chunk.length
      yield chunk
    }
  } catch (error) {
    if (!isDamaged(error)) throw error
    let toSkip = given
    for await (const chunk of gunzipMembers(open())) {
      const skipped = Math.min(toSkip, chunk.length)
      toSkip -= skipped
      if (skipped < chunk.length) yield chunk.subarray(skipped)
    }
    if (toSkip > 0) throw error
  }
}

function isDamaged(error: unknown): boolean {
  return error instanceof ImportError && error.code === 'damaged'
}

/** One member after another, each checked; zeros behind the last are how tapes were filled up. */
export async function* gunzipMembers(
  input: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = createByteQueue(input)
  do yield* gunzipMember(bytes)
  while (await hasNextMember(bytes))
}

async function* gunzipMember(bytes: ByteQueue): AsyncGenerator<Uint8Array, void, undefined> {
  await skipHeader(bytes)
  const inflater = createInflater()
  let crc = 0
  let size = 0
  while (!inflater.isDone) {
    const packed = await bytes.some(STEP_BYTES)
    const unpacked = inflater.push(packed, packed.length === 0)
    crc = crc32(unpacked, crc)
    size += unpacked.length
    if (unpacked.length > 0) yield unpacked
  }
  bytes.giveBack(inflater.rest())
  const trailer = await bytes.exactly(TRAILER_BYTES)
  const view = new DataView(trailer.buffer, trailer.byteOffset)
  if (view.getUint32(0, true) !== crc || view.getUint32(4, true) !== size % 2 ** 32) {
    throw new ImportError('damaged')
  }
}

async function hasNextMember(bytes: ByteQueue): Promise<boolean> {
  for (;;) {
    const [byte] = await bytes.some(1)
    if (byte === undefined) return false
    if (byte === 0) continue
    bytes.giveBack(Uint8Array.of(byte))
    return true
  }
}

async function skipHeader(bytes: ByteQueue): Promise<void> {
  const header = await bytes.exactly(FIXED_HEADER_BYTES)
  const flags = header[3] ?? 0
  if (header[0] !== 0x1f || header[1] !== 0x8b || header[2] !== 8) throw new ImportError('damaged')
  if (flags & HAS_EXTRA) {
    const [low = 0, high = 0] = await bytes.exactly(2)
    await bytes.exactly(low | (high << 8))
  }
  if (flags & HAS_NAME) await skipText(bytes)
  if (flags & HAS_COMMENT) await skipText(bytes)
  if (flags & HAS_CRC) await bytes.exactly(2)
}

async function skipText(bytes: ByteQueue): Promise<void> {
  for (let length = 0; length < MAX_HEADER_BYTES; length++) {
    const [byte] = await bytes.exactly(1)
    if (byte === 0) return
  }
  throw new ImportError('damaged')
}

/** Bytes that are taken in other portions than they come in. */
interface ByteQueue {
  /** At least one and at most `limit` bytes; none at the end. */
  some(limit: number): Promise<Uint8Array>
  /** Throws `ImportError('damaged')` where fewer are left. */
  exactly(length: number): Promise<Uint8Array>
  giveBack(bytes: Uint8Array): void
}

function createByteQueue(input: AsyncIterable<Uint8Array>): ByteQueue {
  const chunks = input[Symbol.asyncIterator]()
  let left: Uint8Array = NOTHING
  async function some(limit: number): Promise<Uint8Array> {
    while (left.length === 0) {
      const { done, value } = await chunks.next()
      // Not what is left of the last chunk, be it nothing: its buffer is the file's again.
      left = done ? NOTHING : value
      if (done) break
    }
    const part = left.subarray(0, limit)
    left = left.subarray(limit)
    return part
  }
  return {
    some,
    async exactly(length) {
      const bytes = new Uint8Array(length)
      for (let used = 0; used < length; ) {
        const part = await some(length - used)
        if (part.length === 0) throw new ImportError('damaged')
        bytes.set(part, used)
        used += part.length
      }
      return bytes
    },
    giveBack(bytes) {
      const joined = new Uint8Array(bytes.length + left.length)
      joined.set(bytes)
      joined.set(left, bytes.length)
      left = joined
    },
  }
}

/** What a gzip file says it unpacks to: right for one member of less than 4 GiB. */
export async function claimedSize(readEnd: () => AsyncIterable<Uint8Array>): Promise<number> {
  const bytes = await readBytes(readEnd(), 4)
  return bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
}
