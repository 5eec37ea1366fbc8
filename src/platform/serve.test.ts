import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { BackgroundHandlers } from './serve.ts'

type Listener = (message: unknown, sender: unknown) => unknown

const ROOT = 'chrome-extension://abc/'
let listener: Listener = () => undefined

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      id: 'abc',
      getURL: (path: string) => ROOT + path,
      getManifest: () => ({
        content_scripts: [{ matches: ['https://admin.exchange.microsoft.com/*'] }],
        optional_host_permissions: ['https://admin.exchange.office365.us/*'],
      }),
      onMessage: {
        addListener(added: Listener) {
          listener = added
        },
      },
    },
  },
}))

const { serveMessages } = await import('./serve.ts')

const page = { id: 'abc', url: `${ROOT}src/pages/report/index.html`, tab: { id: 3 }, frameId: 0 }
const offscreen = { id: 'abc', url: `${ROOT}src/background/offscreen.html` }
const panel = { id: 'abc', url: `${ROOT}src/pages/panel/index.html`, tab: { id: 3 }, frameId: 5 }
const portal = { id: 'abc', url: 'https://admin.exchange.microsoft.com/#/x', tab: { id: 3 }, frameId: 0 }

const OURS = { caller: 'page', host: null, isPrivate: false }

const handlers = {
  ensureEngine: vi.fn(async () => null),
  storeChanged: vi.fn(async () => null),
  panelOpen: vi.fn(async () => null),
  panelReady: vi.fn(async () => ({ place: 'home', theme: 'dark' })),
}

beforeEach(() => {
  vi.clearAllMocks()
  serveMessages(handlers as unknown as BackgroundHandlers)
})

const ask = (method: string, request: unknown, sender: unknown) =>
  listener({ to: 'background', method, request }, sender)

const refused = (details: string) => ({ ok: false, code: 'refused', details })

describe('serveMessages', () => {
  it('answers those who may ask', async () => {
    expect(await ask('ensureEngine', null, page)).toEqual({ ok: true, value: null })
    expect(handlers.ensureEngine).toHaveBeenCalledWith(null, { ...OURS, tabId: 3 })
    expect(await ask('storeChanged', null, offscreen)).toEqual({ ok: true, value: null })
    expect(handlers.storeChanged).toHaveBeenCalledWith(null, { ...OURS, tabId: null })
    const opening = { form: 'drawer' }
    expect(await ask('panelOpen', opening, portal)).toEqual({ ok: true, value: null })
    expect(handlers.panelOpen).toHaveBeenCalledWith(opening, {
      caller: 'portal',
      tabId: 3,
      host: 'admin.exchange.microsoft.com',
      isPrivate: false,
    })
    const hidden = { ...portal, tab: { id: 4, incognito: true } }
    await ask('panelOpen', opening, hidden)
    expect(handlers.panelOpen).toHaveBeenLastCalledWith(
      opening,
      expect.objectContaining({ tabId: 4, isPrivate: true }),
    )
    expect(await ask('panelReady', { nonce: '0'.repeat(32) }, panel)).toMatchObject({ ok: true })
  })

  it.each([
    ['another extension', 'panelOpen', { ...portal, id: 'xyz' }],
    ['a content script elsewhere', 'panelOpen', { ...portal, url: 'https://evil.example/' }],
    [
      'a host that only begins like the portal',
      'panelOpen',
      { ...portal, url: 'https://admin.exchange.microsoft.com.evil.example/' },
    ],
    ['a frame inside the portal', 'panelOpen', { ...portal, frameId: 2 }],
    ['a sender without an address', 'panelOpen', { id: 'abc' }],
    ["a portal that asks for what is the pages' business", 'ensureEngine', portal],
    ['a page that is no portal', 'panelOpen', page],
  ])('refuses %s', async (_who, method, sender) => {
    expect(await ask(method, null, sender)).toEqual(refused('sender'))
    expect(handlers.panelOpen).not.toHaveBeenCalled()
    expect(handlers.ensureEngine).not.toHaveBeenCalled()
  })

  it('refuses another shape and unknown methods, also those that every object has', async () => {
    expect(await ask('panelReady', { nonce: 'x' }, panel)).toEqual(refused('shape'))
    expect(await ask('deleteAll', null, page)).toEqual(refused('unknown method'))
    expect(await ask('constructor', null, page)).toEqual(refused('unknown method'))
  })

  it('tells a failure instead of leaving the caller waiting', async () => {
    handlers.ensureEngine.mockRejectedValueOnce(new Error('no worker'))
    expect(await ask('ensureEngine', null, page)).toEqual({
      ok: false,
      code: 'failed',
      details: 'Error: no worker',
    })
  })

  it.each([null, 'text', {}, { to: 'panel' }, { to: 'background' }])(
    'leaves other messages alone: %j',
    (message) => {
      expect(listener(message, page)).toBeUndefined()
    },
  )
})
