import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const sendMessage = vi.fn()
const onMessage = { addListener: vi.fn() }
vi.mock('webextension-polyfill', () => ({ default: { runtime: { sendMessage, onMessage } } }))

const { joinPortal } = await import('./panel-frame.ts')

const NONCE = '0'.repeat(32)
const CONTEXT = { place: 'home', theme: 'light' }
const ANSWER = { ok: true, value: CONTEXT }

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('location', { hash: `#${NONCE}` })
  vi.stubGlobal('addEventListener', vi.fn())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  sendMessage.mockReset()
})

async function join(): Promise<unknown> {
  const joining = joinPortal(() => {}).catch((error) => error)
  await vi.runAllTimersAsync()
  return joining
}

describe('a panel that asks who opened its frame', () => {
  it('gives its nonce, and is told what is around it', async () => {
    sendMessage.mockResolvedValue(ANSWER)
    expect(await join()).toEqual(CONTEXT)
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith({
      to: 'background',
      method: 'panelReady',
      request: { nonce: NONCE },
    })
  })

  it('asks again where the background stops while it answers', async () => {
    const stopped = new Error('Promised response from onMessage listener went out of scope')
    sendMessage.mockRejectedValueOnce(stopped).mockResolvedValueOnce(ANSWER)
    expect(await join()).toEqual(CONTEXT)
  })

  it('asks again where the background is too slow', async () => {
    sendMessage.mockReturnValueOnce(new Promise(() => {})).mockResolvedValueOnce(ANSWER)
    expect(await join()).toEqual(CONTEXT)
  })

  it('takes a no for a no', async () => {
    sendMessage.mockResolvedValue({ ok: false, code: 'failed', details: 'this frame was not opened by us' })
    expect(await join()).toMatchObject({ code: 'failed' })
    expect(sendMessage).toHaveBeenCalledOnce()
  })

  it('gives up when it was asked four times', async () => {
    sendMessage.mockRejectedValue(new Error('Could not establish connection.'))
    expect(await join()).toMatchObject({ code: 'unreachable' })
    expect(sendMessage).toHaveBeenCalledTimes(4)
  })
})
