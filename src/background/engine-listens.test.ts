import { afterEach, expect, it, vi } from 'vitest'
import { ENGINE_CHANNEL, type EngineMessage } from '../engine/protocol.ts'
import { whenEngineListens } from './engine-listens.ts'

const engine = new BroadcastChannel(ENGINE_CHANNEL)

afterEach(() => {
  vi.useRealTimers()
  engine.onmessage = null
})

it('takes the answer of an engine that ran already', async () => {
  engine.onmessage = ({ data }) => {
    const { id } = data as Extract<EngineMessage, { type: 'request' }>
    engine.postMessage({ type: 'answer', id, ok: true, value: [] } satisfies EngineMessage)
  }
  await expect(whenEngineListens(async () => {})).resolves.toBeUndefined()
})

it('waits for one that starts only now, and not for the answer to another question', async () => {
  let isListening = false
  const waiting = whenEngineListens(async () => {}).then(() => {
    isListening = true
  })
  engine.onmessage = () => {
    engine.postMessage({ type: 'answer', id: 'another', ok: true, value: [] } satisfies EngineMessage)
    engine.postMessage({ type: 'event', event: 'jobs', jobs: [] } satisfies EngineMessage)
    expect(isListening).toBe(false)
    engine.postMessage({ type: 'event', event: 'ready', at: 0 } satisfies EngineMessage)
  }
  await waiting
  expect(isListening).toBe(true)
})

it('rejects when the host cannot be started', async () => {
  const noHost = () => Promise.reject(new Error('no offscreen document'))
  await expect(whenEngineListens(noHost)).rejects.toThrow('no offscreen document')
})

it('rejects when nobody answers in time', async () => {
  vi.useFakeTimers()
  const waiting = whenEngineListens(async () => {})
  const rejected = expect(waiting).rejects.toThrow('does not answer')
  await vi.advanceTimersByTimeAsync(25_000)
  await rejected
})
