import type { Encoding } from './encoding.ts'
import { createNarrower } from './kernel/narrower.ts'
import { codePointOf1252 } from './windows-1252.ts'

/** Turns a file's chunks into UTF-8. The returned bytes are valid until the next call. */
export type ToUtf8 = (chunk: Uint8Array, isLast: boolean) => Uint8Array

/** A converter that keeps what a chunk boundary cuts (half a code unit, half a surrogate pair). */
export function createToUtf8(encoding: Encoding): ToUtf8 {
  if (encoding === 'utf-8') return (chunk) => chunk
  if (encoding === 'utf-16le') return createNarrowing(0)
  if (encoding === 'utf-16be') return createNarrowing(1)
  return createWidening()
}

/** Windows-1252 to UTF-8: at most three bytes a byte (the euro sign). */
function createWidening(): ToUtf8 {
  let output = new Uint8Array(0)
  return (chunk) => {
    if (output.length < chunk.length * 3) output = new Uint8Array(chunk.length * 3)
    let at = 0
    for (const byte of chunk) at = putCodePoint(output, at, codePointOf1252(byte))
    return output.subarray(0, at)
  }
}

const REPLACEMENT = 0xfffd
/** Shorter runs are not worth a call. */
const LEAST_BYTES = 128

/**
 * UTF-16 to UTF-8 by hand: nearly all of an export is ASCII, and a loop over code units is faster than
 * decoding to a string and encoding it again. A lone surrogate becomes U+FFFD.
 */
function createNarrowing(highByteFirst: 0 | 1): ToUtf8 {
  const narrower = createNarrower(highByteFirst)
  let output = new Uint8Array(0)
  let halfUnit = -1
  let highSurrogate = 0
  return (chunk, isLast) => {
    // Three bytes a code unit at most, and up to two more for a surrogate that was carried over.
    const needed = (chunk.length / 2 + 2) * 3
    if (output.length < needed) output = new Uint8Array(needed * 1.25)
    let at = 0
    let index = 0
    const put = (unit: number): void => {
      if (highSurrogate !== 0 && (unit < 0xdc00 || unit > 0xdfff)) {
        at = putCodePoint(output, at, REPLACEMENT)
        highSurrogate = 0
      }
      if (unit >= 0xd800 && unit <= 0xdbff) highSurrogate = unit
      else if (unit >= 0xdc00 && unit <= 0xdfff) {
        const point =
          highSurrogate === 0 ? REPLACEMENT : ((highSurrogate - 0xd800) << 10) + unit - 0xdc00 + 0x10000
        highSurrogate = 0
        at = putCodePoint(output, at, point)
      } else at = putCodePoint(output, at, unit)
    }
    if (halfUnit >= 0 && chunk.length > 0) {
      const next = chunk[index++] as number
      put(highByteFirst ? (halfUnit << 8) | next : halfUnit | (next << 8))
      halfUnit = -1
    }
    for (; index + 1 < chunk.length; index += 2) {
      // Long runs without a surrogate are nearly everything.
      if (narrower && highSurrogate === 0 && chunk.length - index >= LEAST_BYTES) {
        const run = narrower(chunk.subarray(index), output.subarray(at))
        index += run.taken
        at += run.written
        if (index + 1 >= chunk.length) break
      }
      const unit =
        ((chunk[index + 1 - highByteFirst] as number) << 8) | (chunk[index + highByteFirst] as number)
      if (unit < 0x80 && highSurrogate === 0) output[at++] = unit
      else put(unit)
    }
    if (index < chunk.length) halfUnit = chunk[index] as number
    if (isLast && (highSurrogate !== 0 || halfUnit >= 0)) at = putCodePoint(output, at, REPLACEMENT)
    return output.subarray(0, at)
  }
}

function putCodePoint(output: Uint8Array, at: number, point: number): number {
  if (point < 0x80) {
    output[at] = point
    return at + 1
  }
  if (point < 0x800) {
    output[at] = 0xc0 | (point >> 6)
    output[at + 1] = 0x80 | (point & 0x3f)
    return at + 2
  }
  if (point < 0x10000) {
    output[at] = 0xe0 | (point >> 12)
    output[at + 1] = 0x80 | ((point >> 6) & 0x3f)
    output[at + 2] = 0x80 | (point & 0x3f)
    return at + 3
  }
  output[at] = 0xf0 | (point >> 18)
  output[at + 1] = 0x80 | ((point >> 12) & 0x3f)
  output[at + 2] = 0x80 | ((point >> 6) & 0x3f)
  output[at + 3] = 0x80 | (point & 0x3f)
  return at + 4
}
