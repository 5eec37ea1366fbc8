import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Encoding, guessEncoding } from './encoding.ts'
import { createToUtf8 } from './to-utf8.ts'

/** UTF-16 of a text, low byte first or high byte first. */
function utf16(text: string, isHighFirst: boolean): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((unit) =>
    isHighFirst ? [unit >> 8, unit & 0xff] : [unit & 0xff, unit >> 8],
  )
}

const utf8 = (text: string) => [...new TextEncoder().encode(text)]

describe('the encoding', () => {
  test.each<[string, number[], Encoding, number, boolean]>([
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x61], 'utf-8', 3, false],
    ['UTF-8', utf8('sender,Größe\n'), 'utf-8', 0, false],
    ['nothing', [], 'utf-8', 0, false],
    ['ASCII', utf8('a,b'), 'utf-8', 0, false],
    ['UTF-8 cut in a character', utf8('a€').slice(0, -1), 'utf-8', 0, false],
    ['UTF-16LE with a mark', [0xff, 0xfe, 0x61, 0], 'utf-16le', 2, false],
    ['a mark and NULs (never UTF-32)', [0xff, 0xfe, 0, 0], 'utf-16le', 2, false],
    ['UTF-16BE with a mark', [0xfe, 0xff, 0, 0x61], 'utf-16be', 2, false],
    ['UTF-16LE', utf16('date_time_utc,client_ip', false), 'utf-16le', 0, false],
    ['UTF-16BE', utf16('date_time_utc,client_ip', true), 'utf-16be', 0, false],
    ['windows-1252', [0x61, 0xe4, 0x2c, 0x62], 'windows-1252', 0, true],
    // ä, ö in UTF-8 and one broken byte: the file is UTF-8, one value of it is not.
    ['UTF-8 but for a byte', [0xc3, 0xa4, 0x2c, 0xc3, 0xb6, 0x2c, 0xe4], 'utf-8', 0, false],
  ])('of %s', (_, bytes, encoding, skip, isAssumed) => {
    expect(guessEncoding(Uint8Array.from(bytes))).toEqual({ encoding, skip, isAssumed })
  })
})

function convert(encoding: Encoding, bytes: readonly number[], chunkSize: number): string {
  const toUtf8 = createToUtf8(encoding)
  const output: number[] = []
  for (let at = 0; at < bytes.length; at += chunkSize) {
    const isLast = at + chunkSize >= bytes.length
    output.push(...toUtf8(Uint8Array.from(bytes.slice(at, at + chunkSize)), isLast))
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(output))
}

describe('UTF-16 to UTF-8', () => {
  const anyChunk = fc.constantFrom(1, 2, 3, 64)
  test.each([false, true])('gives any text back, high byte first: %s', (isHighFirst) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), anyChunk, (text, chunkSize) => {
        const encoding = isHighFirst ? 'utf-16be' : 'utf-16le'
        expect(convert(encoding, utf16(text, isHighFirst), chunkSize)).toBe(text)
      }),
    )
  })

  test.each([1, 2, 3, 64])('a lone surrogate and half a unit are U+FFFD, in chunks of %d', (size) => {
    expect(convert('utf-16le', [...utf16('a\ud83d', false), ...utf16('b\ude00c', false)], size)).toBe(
      'a\ufffdb\ufffdc',
    )
    expect(convert('utf-16le', utf16('\ud83d\ud83d\ude00', false), size)).toBe('\ufffd😀')
    expect(convert('utf-16le', utf16('a\ud83d', false), size)).toBe('a\ufffd')
    expect(convert('utf-16be', [0, 0x61, 0], size)).toBe('a\ufffd')
  })

  test('a last chunk without bytes still ends the text', () => {
    const toUtf8 = createToUtf8('utf-16le')
    expect([...toUtf8(Uint8Array.of(0x61, 0, 0x62), false)]).toEqual([0x61])
    expect([...toUtf8(new Uint8Array(0), true)]).toEqual([0xef, 0xbf, 0xbd])
  })
})

test.each([1, 2, 64])('windows-1252 to UTF-8, in chunks of %d', (size) => {
  expect(convert('windows-1252', [0x80, 0x41, 0x99, 0xe4, 0xff, 0x9f, 0x81], size)).toBe('€A™äÿŸ\u0081')
})

test('UTF-8 passes as it is', () => {
  const chunk = Uint8Array.of(0x61, 0xff)
  expect(createToUtf8('utf-8')(chunk, true)).toEqual(chunk)
})

describe('UTF-16 of any length, in any chunks', () => {
  const piece = fc.oneof(
    fc.stringMatching(/^[ -~]{0,200}$/),
    fc.constantFrom('ä', '€', '漢字', '😀', '\ud800', '\udc00', '\u0000', 'a'.repeat(70_000)),
  )
  test.each(['utf-16le', 'utf-16be'] as const)('%s is what the platform reads', (encoding) => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.integer({ min: 1, max: 9000 }),
        (pieces, chunkSize) => {
          const text = pieces.join('')
          const bytes = new Uint8Array(text.length * 2)
          const view = new DataView(bytes.buffer)
          for (let at = 0; at < text.length; at++)
            view.setUint16(at * 2, text.charCodeAt(at), encoding === 'utf-16le')
          const toUtf8 = createToUtf8(encoding)
          const parts: Uint8Array[] = []
          for (let at = 0; at < bytes.length; at += chunkSize) {
            parts.push(toUtf8(bytes.slice(at, at + chunkSize), at + chunkSize >= bytes.length).slice())
          }
          const platform = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
          expect(Buffer.concat(parts).equals(new TextEncoder().encode(platform))).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})
