import { constants, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createInflater } from './inflate.ts'

/** Unpacks in pieces of a size; gives what was behind the stream too. */
function inflate(packed: Uint8Array, pieceBytes: number) {
  const inflater = createInflater()
  const parts: Uint8Array[] = []
  let rest: Uint8Array = new Uint8Array(0)
  for (let at = 0; !inflater.isDone; at += pieceBytes) {
    const piece = packed.slice(at, at + pieceBytes)
    parts.push(inflater.push(piece, piece.length === 0).slice())
    if (inflater.isDone) rest = Uint8Array.of(...inflater.rest(), ...packed.slice(at + pieceBytes))
  }
  return { text: Buffer.concat(parts).toString('latin1'), rest: [...rest] }
}

/** Repeats near and far, and stretches that do not repeat. */
const anyText = fc
  .array(
    fc.tuple(
      fc.string({ minLength: 1, maxLength: 20, unit: 'binary-ascii' }),
      fc.integer({ min: 1, max: 1500 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.map(([text, times]) => text.repeat(times)).join(''))

const anyOptions = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FIXED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
  ),
})

describe('inflate', () => {
  it('gives back what was packed, in whatever blocks and pieces', () => {
    fc.assert(
      fc.property(anyText, anyOptions, fc.constantFrom(1, 7, 1000, 1 << 20), (text, options, pieceBytes) => {
        const packed = deflateRawSync(Buffer.from(text, 'latin1'), options)
        expect(inflate(packed, pieceBytes)).toEqual({ text, rest: [] })
      }),
      { numRuns: 60 },
    )
  })

  it('knows where the stream ends', () => {
    const packed = deflateRawSync(Buffer.from('abc'.repeat(1000)))
    for (const pieceBytes of [1, 5, 1000]) {
      expect(inflate(Buffer.concat([packed, Buffer.of(1, 2, 3)]), pieceBytes).rest).toEqual([1, 2, 3])
    }
  })

  it('refuses a stream that is cut anywhere', () => {
    const packed = deflateRawSync(Buffer.from('The quick brown fox jumps. '.repeat(20)))
    for (let length = 0; length < packed.length; length++) {
      expect(() => inflate(packed.subarray(0, length), 1000)).toThrow(
        expect.objectContaining({ code: 'damaged' }),
      )
    }
  })

  it('ends on any bytes at all, with an error or without', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          inflate(bytes, 64)
        } catch (error) {
          expect(error).toMatchObject({ code: 'damaged' })
        }
      }),
      { numRuns: 1000 },
    )
  })
})
