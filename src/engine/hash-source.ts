import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { ExportSource } from './export-source.ts'

/** SHA-256 of the bytes as given, lower-case hexadecimal. WebCrypto cannot stream, so this runs in JavaScript. */
export async function hashSource(
  source: ExportSource,
  /** Awaited after every chunk, so that more urgent work goes first. */
  pause: () => Promise<void> = async () => {},
): Promise<string> {
  const hash = sha256.create()
  for await (const chunk of source.open()) {
    hash.update(chunk)
    await pause()
  }
  return bytesToHex(hash.digest())
}
