import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Sender } from '../platform/serve.ts'

const session = new Map<string, unknown>()
const tellPanel = vi.fn(async () => {})
const tellPortal = vi.fn(async (): Promise<unknown> => null)
const writeHostChoice = vi.fn(async () => {})
const HOST = 'security.microsoft.com'
let forbidden: readonly string[] = []
let granted = true
let isOn = true
let isOnInPrivate = true
let currentTab: number | null = 7

vi.mock('../platform/session.ts', () => ({
  readSession: async (key: string) => session.get(key),
  readSessionKeys: async () => [...session.keys()],
  writeSession: async (key: string, value: unknown) => void session.set(key, value),
  removeSession: async (key: string) => void session.delete(key),
}))
vi.mock('../platform/portal-hosts.ts', () => ({
  portalHosts: () => [{ host: HOST, isOptional: true }],
  readHostChoice: async () => ({ isOn, isDrawerOpen: true, isBlockOpen: false, width: 400 }),
  readIsOnInPrivate: async () => isOnInPrivate,
  writeIsOnInPrivate: async (value: boolean) => {
    isOnInPrivate = value
  },
  writeHostChoice,
}))
vi.mock('../platform/policy.ts', () => ({
  readPolicy: async () => ({}),
  isHostAllowed: (_policy: unknown, host: string) => !forbidden.includes(host),
}))
vi.mock('../platform/portal-grants.ts', () => ({ isHostGranted: async () => granted }))
vi.mock('../platform/panel-frame.ts', () => ({ tellPanel }))
vi.mock('../platform/tabs.ts', () => ({ tellPortal, currentTab: async () => currentTab }))

const { askAgain, forget, handlers } = await import('./panels.ts')

const NONCE = 'a'.repeat(32)
const NEXT_NONCE = 'b'.repeat(32)
const portal: Sender = { caller: 'portal', tabId: 7, host: HOST, isPrivate: false }
const panel: Sender = { caller: 'panel', tabId: 7, host: null, isPrivate: false }
const hello = { nonce: NONCE, place: 'home', theme: 'light' } as const

beforeEach(() => {
  session.clear()
  forbidden = []
  granted = true
  isOn = true
  isOnInPrivate = true
  currentTab = 7
  vi.clearAllMocks()
})

describe('the panel of a tab', () => {
  it('is confirmed with the nonce of its own content script', async () => {
    expect(await handlers.panelHello(hello, portal)).toEqual({
      isDrawerOpen: true,
      isBlockOpen: false,
      width: 400,
    })
    expect(await handlers.panelReady({ nonce: NONCE }, panel)).toEqual({ place: 'home', theme: 'light' })
  })

  it('is refused with another nonce, in another tab, or before hello', async () => {
    await expect(handlers.panelReady({ nonce: NONCE }, panel)).rejects.toThrow()
    await handlers.panelHello(hello, portal)
    await expect(handlers.panelReady({ nonce: NEXT_NONCE }, panel)).rejects.toThrow()
    await expect(handlers.panelReady({ nonce: NONCE }, { ...panel, tabId: 8 })).rejects.toThrow()
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

  it('is remembered for its host as the admin left it, each form for itself', async () => {
    await handlers.panelOpen({ form: 'drawer' }, portal)
    expect(writeHostChoice).toHaveBeenLastCalledWith(HOST, { isDrawerOpen: true })
    await handlers.panelClose({ form: 'block' }, portal)
    expect(writeHostChoice).toHaveBeenLastCalledWith(HOST, { isBlockOpen: false })
    await handlers.panelResize({ width: 500 }, portal)
    expect(writeHostChoice).toHaveBeenLastCalledWith(HOST, { width: 500 })
  })

  it('hands Esc on to the drawer around it', async () => {
    await handlers.panelEscape(null, panel)
    expect(tellPortal).toHaveBeenCalledWith(7, 'escape')
  })
})

describe('no panel', () => {
  it('where its host is switched off, not granted or unknown', async () => {
    isOn = false
    expect(await handlers.panelHello(hello, portal)).toBe(null)
    isOn = true
    granted = false
    expect(await handlers.panelHello(hello, portal)).toBe(null)
    granted = true
    expect(await handlers.panelHello(hello, { ...portal, host: 'admin.example' })).toBe(null)
  })

  it('where the organisation does not allow it', async () => {
    forbidden = [HOST]
    expect(await handlers.panelHello(hello, portal)).toBe(null)
  })

  it('in private windows once it was switched off there', async () => {
    const hidden = { ...portal, isPrivate: true }
    expect(await handlers.panelHello(hello, hidden)).not.toBe(null)
    await handlers.panelLeavePrivate(null, panel)
    expect(await handlers.panelHello(hello, hidden)).toBe(null)
    expect(await handlers.panelHello(hello, portal)).not.toBe(null)
  })

  it('but its tab hears when that changes', async () => {
    isOn = false
    await handlers.panelHello(hello, portal)
    await askAgain()
    expect(tellPortal.mock.calls).toEqual([[7, 'ask-again']])
  })
})

describe('what the popup hears', () => {
  it('is what the tab answers', async () => {
    tellPortal.mockResolvedValueOnce({ place: 'smtp-auth', isAnchored: false })
    expect(await handlers.portalState(null, portal)).toEqual({ place: 'smtp-auth', isAnchored: false })
  })

  it('is nothing of a tab that is none, or answers something else', async () => {
    expect(await handlers.portalState(null, portal)).toBe(null)
    tellPortal.mockResolvedValueOnce({ place: 'smtp-auth', isAnchored: 'no' })
    expect(await handlers.portalState(null, portal)).toBe(null)
    currentTab = null
    expect(await handlers.portalState(null, portal)).toBe(null)
  })
})
