import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('opens where nothing but atob decodes base64', async () => {
  vi.resetModules()
  const { openKernel } = await import('./kernel.ts')
  vi.stubGlobal('Buffer', undefined)
  const Native = Uint8Array
  vi.stubGlobal(
    'Uint8Array',
    class extends Native {
      static fromBase64 = undefined
    },
  )
  expect(openKernel()?.logSize()).toBe(0)
})
