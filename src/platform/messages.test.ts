import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const sendMessage = vi.fn()
vi.mock('webextension-polyfill', () => ({ default: { runtime: { sendMessage } } }))

const STATE = { isDrawerOpen: true, isBlockOpen: true, width: 400 }

const { callBackground } = await import('./messages.ts')

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  sendMessage.mockReset()
})

describe('callBackground', () => {
  it('addresses its question and gives the answer', async () => {
    sendMessage.mockResolvedValue({ ok: true, value: STATE })
    const request = { nonce: '0'.repeat(32), place: 'home', theme: 'light' } as const
    expect(await callBackground('panelHello', request)).toEqual(STATE)
    expect(sendMessage).toHaveBeenCalledWith({ to: 'background', method: 'panelHello', request })
  })

  it.each([
    ['failed', { ok: false, code: 'failed', details: 'no engine' }],
    ['refused', { ok: false, code: 'refused', details: 'sender' }],
    ['unreachable', undefined],
  ])('rejects as %s', async (code, reply) => {
    sendMessage.mockResolvedValue(reply)
    await expect(callBackground('panelOpen', { form: 'drawer' })).rejects.toMatchObject({
      name: 'MessageError',
      code,
    })
  })

  it('asks once more where a stopping background gave no answer', async () => {
    sendMessage.mockResolvedValueOnce(undefined).mockResolvedValueOnce({ ok: true, value: null })
    expect(await callBackground('panelEscape', null)).toBe(null)
    expect(sendMessage).toHaveBeenCalledTimes(2)
  })

  it('rejects as unreachable when the extension is gone', async () => {
    sendMessage.mockRejectedValue(new Error('Extension context invalidated.'))
    await expect(callBackground('panelOpen', { form: 'drawer' })).rejects.toMatchObject({
      code: 'unreachable',
    })
  })

  it.each([
    ['panelEscape', 5_000],
    ['ensureEngine', 30_000],
  ] as const)('does not wait for ever: %s', async (method, deadline) => {
    sendMessage.mockReturnValue(new Promise(() => {}))
    let hasEnded = false
    const calling = callBackground(method, null).finally(() => {
      hasEnded = true
    })
    const rejected = expect(calling).rejects.toMatchObject({ code: 'deadline' })
    await vi.advanceTimersByTimeAsync(deadline - 1)
    expect(hasEnded).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    await rejected
  })
})
