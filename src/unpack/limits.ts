import type { Bytes } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'

/** More than any export has, and less than a bomb: it must end. */
export const MAX_UNPACKED_BYTES: Bytes = 8 * 1024 ** 3
/** Deflate packs no better than 1,032 to 1. */
const MAX_RATIO = 1_100

/** The bytes as they come, up to the limits of what `packedSize` bytes may unpack to. */
export async function* limited(
  packedSize: Bytes,
  unpacked: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const limit = Math.min(MAX_UNPACKED_BYTES, packedSize * MAX_RATIO)
  let size = 0
  for await (const chunk of unpacked) {
    size += chunk.length
    if (size > limit) throw tooLarge(limit)
    yield chunk
  }
}

/** The error for what unpacks to more than `limit` bytes. */
export function tooLarge(limit: Bytes): ImportError {
  return new ImportError('unpacks-too-large', { limit: Math.ceil(limit / 1024 ** 2) })
}
