import { expect, test } from 'vitest'
import { createFakeClock } from '../../test/fakes/clock.ts'
import type { ExportSource } from './export-source.ts'
import { fileSource } from './file-source.ts'

const MB = 1024 * 1024
const settle = () => new Promise((resolve) => setImmediate(resolve))

/** Bytes that tell their place, so that a gap or a repeat shows. */
function pattern(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, at) => (at * 7 + (at >> 8)) & 255)
}

async function readAll(source: ExportSource): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const chunk of source.open()) parts.push(chunk.slice())
  return new Uint8Array(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer())
}

/** Lets time pass until a read has ended. */
async function pass(clock: ReturnType<typeof createFakeClock>, reading: Promise<unknown>): Promise<void> {
  let isDone = false
  reading.finally(() => {
    isDone = true
  })
  while (!isDone) {
    await settle()
    clock.advance(100)
  }
}

/** Gives `good` bytes of the rest of the file, then never answers again. */
function stalling(file: Blob, offset: number, good: number): ReadableStream<Uint8Array> {
  const whole = file
    .slice(offset, offset + good)
    .stream()
    .getReader()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await whole.read()
      if (done) return new Promise(() => {})
      controller.enqueue(value)
    },
  })
}

test('reads a file of several views whole, twice', async () => {
  const bytes = pattern(9 * MB + 5)
  const source = fileSource(new File([bytes], 'a.csv'), 'a.csv')
  expect(source.size).toBe(9 * MB + 5)
  expect(Buffer.compare(await readAll(source), bytes)).toBe(0)
  expect(Buffer.compare(await readAll(source), bytes)).toBe(0)
})

test('an empty file has no chunk', async () => {
  expect(await readAll(fileSource(new File([], 'a.csv'), 'a.csv'))).toHaveLength(0)
})

test('goes on from the byte where a stream stops answering', async () => {
  const clock = createFakeClock()
  const bytes = pattern(1000)
  const offsets: number[] = []
  const streamFrom = (file: Blob, offset: number) => {
    offsets.push(offset)
    return offset < 600 ? stalling(file, offset, 300) : file.slice(offset).stream()
  }
  const reading = readAll(fileSource(new Blob([bytes]), 'a.csv', { clock, stallMs: 1000, streamFrom }))
  await pass(clock, reading)
  expect(offsets).toEqual([0, 300, 600])
  expect(Buffer.compare(await reading, bytes)).toBe(0)
})

/** Gives these bytes, and no more in time. */
function trickling(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    type: 'bytes',
    start: (controller) => controller.enqueue(bytes.slice()),
    pull: () => new Promise(() => {}),
  })
}

test('a file that comes too slowly to fill a view in time is taken in parts', async () => {
  const clock = createFakeClock()
  const bytes = pattern(50)
  const offsets: number[] = []
  const streamFrom = (file: Blob, offset: number) => {
    offsets.push(offset)
    return offsets.length === 1 ? trickling(bytes.subarray(0, 10)) : file.slice(offset).stream()
  }
  const reading = readAll(fileSource(new Blob([bytes]), 'a.csv', { clock, stallMs: 1000, streamFrom }))
  await pass(clock, reading)
  expect(offsets).toEqual([0, 0])
  expect(Buffer.compare(await reading, bytes)).toBe(0)
})

test('a file that never answers is unreadable, after five attempts', async () => {
  const clock = createFakeClock()
  let attempts = 0
  const streamFrom = () => {
    attempts++
    return new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) })
  }
  const source = fileSource(new Blob(['abc']), 'a.csv', { clock, stallMs: 1000, streamFrom })
  const failure = readAll(source).catch((error) => error)
  for (let second = 0; second < 5; second++) {
    await settle()
    clock.advance(1000)
  }
  expect(await failure).toMatchObject({ code: 'unreadable', details: { reason: 'stalled', offset: 0 } })
  expect(attempts).toBe(5)
})

test('a cancel ends a read that does not come back', async () => {
  const abort = new AbortController()
  const streamFrom = () => new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) })
  const source = fileSource(new Blob(['abc']), 'a.csv', {
    signal: abort.signal,
    clock: createFakeClock(),
    streamFrom,
  })
  const failure = readAll(source).catch((error) => error)
  await settle()
  abort.abort()
  expect(await failure).toMatchObject({ code: 'cancelled' })
})

test('a file that became shorter while it was read is unreadable', async () => {
  const streamFrom = (file: Blob) => file.slice(0, 2).stream()
  const failure = readAll(fileSource(new Blob(['abc']), 'a.csv', { streamFrom })).catch((error) => error)
  expect(await failure).toMatchObject({ code: 'unreadable', details: { reason: 'changed' } })
})

test("a browser's refusal is unreadable, with its name", async () => {
  const streamFrom = () =>
    new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new DOMException('moved', 'NotReadableError')),
    })
  const failure = readAll(fileSource(new Blob(['abc']), 'a.csv', { streamFrom })).catch((error) => error)
  expect(await failure).toMatchObject({ code: 'unreadable', details: { reason: 'NotReadableError' } })
})
