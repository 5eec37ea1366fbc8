import { beforeEach, describe, expect, it, vi } from 'vitest'

const createPolicy = vi.fn((_name: string, rules: { createScriptURL(url: string): string }) => rules)

beforeEach(() => {
  vi.resetModules()
  vi.unstubAllGlobals()
  vi.clearAllMocks()
  vi.stubGlobal('location', new URL('https://extension.example/src/pages/report/index.html'))
})

describe.each([
  ['with Trusted Types', { createPolicy }],
  ['without', undefined],
])('trustedScriptUrl %s', (_name, trustedTypes) => {
  it('lets our own scripts through', async () => {
    vi.stubGlobal('trustedTypes', trustedTypes)
    const { trustedScriptUrl } = await import('./trusted-types.ts')
    expect(trustedScriptUrl('/assets/worker.js')).toBe('https://extension.example/assets/worker.js')
    expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(trustedTypes ? ['mail-flow-insights'] : [])
  })

  it.each(['https://evil.example/worker.js', 'data:text/javascript,1', 'blob:https://extension.example/1'])(
    'refuses %s',
    async (url) => {
      vi.stubGlobal('trustedTypes', trustedTypes)
      const { trustedScriptUrl } = await import('./trusted-types.ts')
      expect(() => trustedScriptUrl(url)).toThrow(TypeError)
    },
  )
})
