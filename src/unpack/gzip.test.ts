import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { gunzip, gunzipMembers } from './gzip.ts'

const TEXT = 'a,b\n'.repeat(50_000)

/** As a browser reads a file: a chunk is gone when the next one is asked for. */
async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) {
    const piece = Uint8Array.from(bytes.subarray(at, at + size))
    yield piece
    structuredClone(piece.buffer, { transfer: [piece.buffer] })
  }
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk.slice())
  return Buffer.concat(parts).toString()
}

const codeOf = (chunks: AsyncIterable<Uint8Array>) =>
  textOf(chunks).then(
    () => 'whole',
    (error: { code?: string }) => error.code,
  )

const one = gzipSync(TEXT)
const two = Buffer.concat([gzipSync('first\n'), gzipSync(TEXT), gzipSync('')])

describe.each([
  ['the browser, ours behind it', (bytes: Uint8Array, size: number) => gunzip(() => pieces(bytes, size))],
  ['ours alone', (bytes: Uint8Array, size: number) => gunzipMembers(pieces(bytes, size))],
])('gunzip by %s', (_, open) => {
  it.each([1000, 1 << 20])('reads one member and several, in pieces of %i bytes', async (size) => {
    expect(await textOf(open(one, size))).toBe(TEXT)
    expect(await textOf(open(two, size))).toBe(`first\n${TEXT}`)
    expect(await textOf(open(gzipSync(''), size))).toBe('')
  })

  it('passes over zeros behind the end', async () => {
    expect(await textOf(open(Buffer.concat([one, Buffer.alloc(512)]), 1000))).toBe(TEXT)
  })

  it('tells damage: a cut, a wrong checksum, a wrong length, another packing', async () => {
    const changed = (at: number) => {
      const bytes = Buffer.from(one)
      bytes[bytes.length + at] = (bytes[bytes.length + at] ?? 0) ^ 1
      return bytes
    }
    for (const bytes of [one.subarray(0, -1), one.subarray(0, 30), changed(-8), changed(-4)]) {
      expect(await codeOf(open(bytes, 1000))).toBe('damaged')
    }
    expect(await codeOf(open(Buffer.from([0x1f, 0x8b, 7, 0, 0, 0, 0, 0, 0, 0, 1]), 1000))).toBe('damaged')
  })

  it('lets an error of the file through', async () => {
    async function* failing() {
      yield one.subarray(0, 50)
      throw new Error('gone')
    }
    await expect(textOf(gunzip(failing))).rejects.toThrow('gone')
    await expect(textOf(gunzipMembers(failing()))).rejects.toThrow('gone')
  })
})

describe('gunzipMembers', () => {
  it('passes over the name, comment, extra field and checksum of a header', async () => {
    const plain = gzipSync('x')
    const header = Buffer.from([0x1f, 0x8b, 8, 0b11110, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9])
    const named = Buffer.concat([
      header,
      Buffer.from('a.csv\0why\0'),
      Buffer.from([1, 2]),
      plain.subarray(10),
    ])
    expect(await textOf(gunzipMembers(pieces(named, 3)))).toBe('x')
  })
})

describe('gunzip', () => {
  it('closes the file when its text is not wanted to the end', async () => {
    let isClosed = false
    async function* watched() {
      try {
        for (;;) yield gzipSync(TEXT).subarray(0, 100)
      } finally {
        isClosed = true
      }
    }
    for await (const chunk of gunzip(watched)) {
      expect(chunk.length).toBeGreaterThan(0)
      break
    }
    await expect.poll(() => isClosed).toBe(true)
  })
})
