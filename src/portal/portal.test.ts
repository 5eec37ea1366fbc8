// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'

const sendMessage = vi.fn(async () => ({ ok: true, value: null }))
const addMessageListener = vi.fn()
vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: { id: 'abc', sendMessage, onMessage: { addListener: addMessageListener } },
    i18n: { getMessage: (key: string) => key },
  },
}))

/** All by which a content script can go on running in a page. */
function watchedGlobals() {
  const navigation = { addEventListener: vi.fn() }
  vi.stubGlobal('navigation', navigation)
  return {
    navigation: navigation.addEventListener,
    window: vi.spyOn(globalThis, 'addEventListener'),
    document: vi.spyOn(document, 'addEventListener'),
    media: vi.spyOn(globalThis, 'matchMedia'),
    observer: vi.spyOn(MutationObserver.prototype, 'observe'),
    interval: vi.spyOn(globalThis, 'setInterval'),
    timeout: vi.spyOn(globalThis, 'setTimeout'),
  }
}

async function startAt(address: string) {
  vi.stubGlobal('location', new URL(address))
  vi.stubGlobal('mailFlowInsights', undefined)
  vi.resetModules()
  await import('./portal.ts')
}

const countsOf = (spies: ReturnType<typeof watchedGlobals>) =>
  Object.fromEntries(Object.entries(spies).map(([name, spy]) => [name, spy.mock.calls.length]))

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  sendMessage.mockClear()
})

it.each([
  'https://admin.cloud.microsoft/',
  'https://admin.cloud.microsoft/homepage#/users',
  'https://security.microsoft.com/incidents',
  'https://admin.microsoft.com/Adminportal/Home#/users',
])('on %s one listener for the navigation is all', async (address) => {
  const spies = watchedGlobals()
  await startAt(address)
  expect(countsOf(spies)).toEqual({
    navigation: 1,
    window: 0,
    document: 0,
    media: 0,
    observer: 0,
    interval: 0,
    timeout: 0,
  })
  expect(spies.navigation).toHaveBeenCalledWith('currententrychange', expect.anything(), expect.anything())
  expect(sendMessage).not.toHaveBeenCalled()
  expect(addMessageListener).not.toHaveBeenCalled()
})

it('in a place of ours asks whether it is wanted, and where it is not, stops looking', async () => {
  const spies = watchedGlobals()
  const clear = vi.spyOn(globalThis, 'clearInterval')
  await startAt('https://admin.exchange.microsoft.com/#/connectors')
  expect(sendMessage).toHaveBeenCalledOnce()
  expect(spies.interval).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(clear).toHaveBeenCalledOnce())
  // Its root has nothing but its own two children.
  expect(document.documentElement.children).toHaveLength(2)
})
