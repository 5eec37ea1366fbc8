import { expect, test } from 'vitest'
import { limited } from './limits.ts'

async function* chunks(count: number, bytes: number) {
  for (let index = 0; index < count; index++) yield new Uint8Array(bytes)
}

async function sizeOf(unpacked: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0
  for await (const chunk of unpacked) size += chunk.length
  return size
}

test('what unpacks to more than deflate can pack ends with an error', async () => {
  expect(await sizeOf(limited(10, chunks(11, 1000)))).toBe(11_000)
  await expect(sizeOf(limited(10, chunks(12, 1000)))).rejects.toMatchObject({
    code: 'unpacks-too-large',
    details: { limit: 1 },
  })
})

test('what unpacks to more than 8 GiB ends with an error, however large it is packed', async () => {
  // The same chunk again and again: nothing of it is kept.
  const chunk = new Uint8Array(256 * 1024 * 1024)
  async function* endless() {
    for (;;) yield chunk
  }
  await expect(sizeOf(limited(2 ** 40, endless()))).rejects.toMatchObject({ details: { limit: 8192 } })
})
