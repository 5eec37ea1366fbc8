import { expect, test, vi } from 'vitest'
import { createFakeChannels } from '../../test/fakes/channel.ts'
import { createFakeClock } from '../../test/fakes/clock.ts'
import { readingJob } from '../../test/ui/fake-services.ts'
import type { Channel } from './channel.ts'
import { createEngineClient } from './client.ts'
import { EngineError } from './engine-error.ts'
import { isHello, parseRequest } from './messages.ts'
import type { EngineMethod } from './protocol.ts'

const settle = () => new Promise((resolve) => setImmediate(resolve))

/** The engine's end of the channel: says `ready`, and answers every request with its method's name. */
function listenLikeEngine(channel: Channel, { at = 1, isSilent = false } = {}) {
  const heard: EngineMethod[] = []
  const ready = () => channel.postMessage({ type: 'event', event: 'ready', at })
  channel.addEventListener('message', ({ data }) => {
    if (isHello(data)) ready()
    const request = parseRequest(data)
    if (!request) return
    heard.push(request.method)
    if (!isSilent) channel.postMessage({ type: 'answer', id: request.id, ok: true, value: [] })
  })
  ready()
  return heard
}

function setUp(ensureEngine = async () => {}, isEngineAlive = async () => true) {
  const open = createFakeChannels()
  const clock = createFakeClock()
  const client = createEngineClient({ ensureEngine, channel: open(), clock, isEngineAlive })
  return { open, clock, client }
}

test('a call to an engine that runs is answered', async () => {
  const { open, client } = setUp()
  const heard = listenLikeEngine(open())
  expect(await client.call('jobs', null)).toEqual([])
  expect(heard).toEqual(['jobs'])
})

test('a call made before the worker listens is sent once, when it says that it is ready', async () => {
  const { open, client } = setUp()
  const answer = client.call('jobs', null)
  await settle()
  await settle()
  const heard = listenLikeEngine(open())
  expect(await answer).toEqual([])
  expect(heard).toEqual(['jobs'])
})

test('an engine that ends before its answer is followed by one that gets the request again', async () => {
  const { open, client } = setUp()
  const first = open()
  listenLikeEngine(first, { isSilent: true })
  const answer = client.call('deleteImport', { importId: 'a' })
  await settle()
  await settle()
  await settle()
  first.close()
  const heard = listenLikeEngine(open(), { at: 2 })
  expect(await answer).toEqual([])
  expect(heard).toEqual(['deleteImport'])
})

test('an engine that never answers is told after the deadline', async () => {
  const { open, client, clock } = setUp()
  listenLikeEngine(open(), { isSilent: true })
  const call = client.call('jobs', null, { deadlineMs: 1000 })
  clock.advance(1000)
  await expect(call).rejects.toMatchObject({ name: 'EngineError', code: 'no-answer' })
})

test('a background that never comes back is told after the deadline', async () => {
  const { client, clock } = setUp(() => new Promise(() => {}))
  const call = client.call('jobs', null)
  clock.advance(15_000)
  await expect(call).rejects.toMatchObject({ code: 'no-answer' })
})

test('a background that fails is told at once', async () => {
  const { client } = setUp(async () => {
    throw new Error('no offscreen document')
  })
  await expect(client.call('jobs', null)).rejects.toMatchObject({ code: 'no-engine' })
})

test('an abort stops waiting, also one that came before the call', async () => {
  const { client } = setUp()
  const abort = new AbortController()
  const call = client.call('jobs', null, { signal: abort.signal })
  abort.abort()
  await expect(call).rejects.toMatchObject({ code: 'cancelled' })
  await expect(client.call('jobs', null, { signal: abort.signal })).rejects.toBeInstanceOf(EngineError)
})

test("an engine's error keeps its code and details", async () => {
  const { open, client } = setUp()
  const engine = open()
  engine.addEventListener('message', ({ data }) => {
    if (isHello(data)) engine.postMessage({ type: 'event', event: 'ready', at: 1 })
    const id = parseRequest(data)?.id
    const details = { needed: 500, free: 20 }
    if (id) engine.postMessage({ type: 'answer', id, ok: false, code: 'no-space', details })
  })
  const call = client.call('analyseAgain', { importId: 'a' })
  await expect(call).rejects.toMatchObject({ code: 'no-space', details: { needed: 500, free: 20 } })
})

test('events reach their listeners until they stop listening; malformed ones reach nobody', async () => {
  const { open, client } = setUp()
  const onJobs = vi.fn()
  const onChanged = vi.fn()
  const stop = client.onJobs(onJobs)
  client.onChanged(onChanged)
  const engine = open()
  engine.postMessage({ type: 'event', event: 'jobs', jobs: [] })
  engine.postMessage({ type: 'event', event: 'changed' })
  engine.postMessage({ type: 'event', event: 'jobs', jobs: 'all' } as never)
  await settle()
  stop()
  engine.postMessage({ type: 'event', event: 'jobs', jobs: [] })
  await settle()
  expect(onJobs).toHaveBeenCalledExactlyOnceWith([])
  expect(onChanged).toHaveBeenCalledOnce()
})

test('an engine that ends with unfinished jobs leaves none on the list, and the next one is started', async () => {
  let isAlive = true
  const ensureEngine = vi.fn(async () => {})
  const { open, clock, client } = setUp(ensureEngine, async () => isAlive)
  const onJobs = vi.fn()
  client.onJobs(onJobs)
  const job = readingJob()
  open().postMessage({ type: 'event', event: 'jobs', jobs: [job] })
  await settle()
  isAlive = false
  clock.advance(2_000)
  await settle()
  expect(onJobs.mock.calls).toEqual([[[job]], [[]]])
  expect(ensureEngine).toHaveBeenCalledOnce()
})
