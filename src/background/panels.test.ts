import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Sender } from '../platform/serve.ts'

const session = new Map<string, unknown>()
const tellPanel = vi.fn(async () => {})
const tellPortal = vi.fn(async () => {})
const writeDrawer = vi.fn(async () => {})

vi.mock('../platform/session.ts', () => ({
  readSession: async (key: string) => session.get(key),
  writeSession: async (key: string, value: unknown) => void session.set(key, value),
  removeSession: async (key: string) => void session.delete(key),
}))
vi.mock('../platform/settings.ts', () => ({
  readDrawer: async () => ({ isOpen: true, width: 400 }),
  writeDrawer,
}))
vi.mock('../platform/panel-frame.ts', () => ({ tellPanel }))
vi.mock('../platform/tabs.ts', () => ({ tellPortal }))

const { handlers, forget } = await import('./panels.ts')

const NONCE = 'a'.repeat(32)
const NEXT_NONCE = 'b'.repeat(32)
const portal: Sender = { caller: 'portal', tabId: 7 }
const panel: Sender = { caller: 'panel', tabId: 7 }
const hello = { nonce: NONCE, place: 'home', theme: 'light' } as const

beforeEach(() => {
  session.clear()
  vi.clearAllMocks()
})

describe('the panel of a tab', () => {
  it('is confirmed with the nonce of its own content script', async () => {
    expect(await handlers.panelHello(hello, portal)).toEqual({ isOpen: true, width: 400 })
    expect(await handlers.panelReady({ nonce: NONCE }, panel)).toEqual({ place: 'home', theme: 'light' })
  })

  it('is refused with another nonce, in another tab, or before hello', async () => {
    await expect(handlers.panelReady({ nonce: NONCE }, panel)).rejects.toThrow()
    await handlers.panelHello(hello, portal)
    await expect(handlers.panelReady({ nonce: NEXT_NONCE }, panel)).rejects.toThrow()
    await expect(handlers.panelReady({ nonce: NONCE }, { caller: 'panel', tabId: 8 })).rejects.toThrow()
  })

  it('is void when the tab has a new document, or is closed', async () => {
    await handlers.panelHello(hello, portal)
    await handlers.panelHello({ ...hello, nonce: NEXT_NONCE }, portal)
    await expect(handlers.panelReady({ nonce: NONCE }, panel)).rejects.toThrow()
    forget(7)
    await expect(handlers.panelReady({ nonce: NEXT_NONCE }, panel)).rejects.toThrow()
  })

  it('hears of the portal around it', async () => {
    await handlers.panelHello(hello, portal)
    await handlers.panelMoved({ place: 'connectors' }, portal)
    await handlers.panelTheme({ theme: 'dark' }, portal)
    const context = { place: 'connectors', theme: 'dark' }
    expect(tellPanel).toHaveBeenLastCalledWith({ to: 'panel', nonce: NONCE, ...context })
    expect(await handlers.panelReady({ nonce: NONCE }, panel)).toEqual(context)
  })

  it('closes the drawer around it; a drawer that closed itself is not told', async () => {
    await handlers.panelClose(null, portal)
    expect(tellPortal).not.toHaveBeenCalled()
    await handlers.panelClose(null, panel)
    expect(tellPortal).toHaveBeenCalledWith(7, { to: 'portal', command: 'close' })
    expect(writeDrawer).toHaveBeenCalledWith({ isOpen: false })
  })
})
