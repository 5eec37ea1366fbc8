import { beforeEach, expect, it, vi } from 'vitest'

const HOSTS = ['a.example', 'b.example']
let granted: readonly string[] = []
let registered: readonly string[] = []
const registerHosts = vi.fn(async (hosts: readonly string[]) => {
  registered = hosts
})
const startInOpenTabs = vi.fn(async () => {})

vi.mock('../platform/portal-hosts.ts', () => ({
  portalHosts: () => [
    { host: 'own.example', isOptional: false },
    ...HOSTS.map((host) => ({ host, isOptional: true })),
  ],
}))
vi.mock('../platform/portal-grants.ts', () => ({
  isHostGranted: async (host: string) => granted.includes(host),
}))
vi.mock('../platform/portal-scripts.ts', () => ({
  registeredHosts: async () => registered,
  registerHosts,
  startInOpenTabs,
}))

const { syncPortalScripts } = await import('./portal-scripts.ts')

beforeEach(() => {
  granted = []
  registered = []
  vi.clearAllMocks()
})

it('registers what was granted, and starts in its open tabs', async () => {
  granted = ['b.example']
  await syncPortalScripts()
  expect(registerHosts.mock.calls).toEqual([[['b.example']]])
  expect(startInOpenTabs.mock.calls).toEqual([['b.example']])
})

it('unregisters what was taken back', async () => {
  granted = ['a.example']
  registered = HOSTS
  await syncPortalScripts()
  expect(registered).toEqual(['a.example'])
  expect(startInOpenTabs).not.toHaveBeenCalled()
})

it('changes nothing where all is as it should be, in whatever order, and not twice for two events', async () => {
  granted = HOSTS
  registered = ['b.example', 'a.example']
  await syncPortalScripts()
  expect(registerHosts).not.toHaveBeenCalled()
  registered = []
  await Promise.all([syncPortalScripts(), syncPortalScripts()])
  expect(registerHosts).toHaveBeenCalledOnce()
})
