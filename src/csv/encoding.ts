/** Encodings that exports come in, by their WHATWG names. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface EncodingGuess {
  readonly encoding: Encoding
  /** Bytes of the byte order mark. */
  readonly skip: number
  /** Neither a mark nor valid UTF-8 says so: the reader must be told. */
  readonly isAssumed: boolean
}

const SNIFFED_BYTES = 256
const NUL_SHARE = 0.4

/**
 * The encoding of a file, from its first bytes (a few KiB are enough). Microsoft's historical search
 * writes UTF-16LE, often without a mark, so NUL bytes decide before UTF-8 is tried.
 */
export function guessEncoding(head: Uint8Array): EncodingGuess {
  const [first, second, third] = head
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', skip: 2, isAssumed: false }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', skip: 2, isAssumed: false }
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { encoding: 'utf-8', skip: 3, isAssumed: false }
  }
  const nuls = nulShares(head.subarray(0, SNIFFED_BYTES))
  if (nuls.odd > NUL_SHARE) return { encoding: 'utf-16le', skip: 0, isAssumed: false }
  if (nuls.even > NUL_SHARE) return { encoding: 'utf-16be', skip: 0, isAssumed: false }
  return isUtf8(head)
    ? { encoding: 'utf-8', skip: 0, isAssumed: false }
    : { encoding: 'windows-1252', skip: 0, isAssumed: true }
}

function nulShares(bytes: Uint8Array): { even: number; odd: number } {
  let even = 0
  let odd = 0
  for (const [index, byte] of bytes.entries()) {
    if (byte !== 0) continue
    if (index % 2 === 0) even++
    else odd++
  }
  const pairs = Math.max(1, bytes.length / 2)
  return { even: even / pairs, odd: odd / pairs }
}

/**
 * Whether the bytes beyond ASCII are UTF-8, but for a few: one broken value must not turn a whole file into
 * another encoding. The broken ones are counted when they are read.
 */
function isUtf8(bytes: Uint8Array): boolean {
  // `stream`: a character cut off at the end of the head is no error.
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true })
  // Nearly every file: one search, no walk.
  if (!text.includes('\ufffd')) return true
  let valid = 0
  let broken = 0
  for (const character of text) {
    if (character === '\ufffd') broken++
    else if (character > '\u007f') valid++
  }
  return valid > broken
}
