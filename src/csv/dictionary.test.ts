import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTextDecoding } from './decode-text.ts'
import { createDictionary } from './dictionary.ts'

const encode = (text: string) => new TextEncoder().encode(text)

test('equal texts have one id, dense and in the order of first sight', () => {
  const dictionary = createDictionary((bytes) => new TextDecoder().decode(bytes))
  const bytes = encode('abcabc')
  expect(dictionary.idOf(bytes, 0, 3)).toBe(0)
  expect(dictionary.idOf(bytes, 0, 2)).toBe(1)
  expect(dictionary.idOf(bytes, 3, 6)).toBe(0)
  expect(dictionary.idOf(bytes, 3, 3)).toBe(2)
  expect([0, 1, 2].map((id) => dictionary.text(id))).toEqual(['abc', 'ab', ''])
  expect(dictionary.size).toBe(3)
})

test('any texts, and thousands of them, come back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 })), (texts) => {
      const dictionary = createDictionary((bytes) =>
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
      )
      const ids = texts.map((text) => dictionary.idOf(encode(text), 0, encode(text).length))
      const known = [...new Set(texts)]
      expect(ids).toEqual(texts.map((text) => known.indexOf(text)))
      expect(ids.map((id) => dictionary.text(id))).toEqual(texts)
    }),
  )
  const dictionary = createDictionary((bytes) => new TextDecoder().decode(bytes))
  for (let index = 0; index < 10_000; index++) {
    const bytes = encode(`user${index}@contoso.com`)
    expect(dictionary.idOf(bytes, 0, bytes.length)).toBe(index)
  }
  expect(dictionary.text(7777)).toBe('user7777@contoso.com')
})

test('values that are no UTF-8 are windows-1252, counted; a mark stays', () => {
  const decoding = createTextDecoding()
  expect(decoding.decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa')
  expect(decoding.invalidCount).toBe(0)
  expect(decoding.decode(Uint8Array.of(0x93, 0x61, 0x94))).toBe('“a”')
  expect(decoding.invalidCount).toBe(1)
})
