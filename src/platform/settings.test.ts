import { beforeEach, describe, expect, it, vi } from 'vitest'

const MIB = 1024 * 1024

let local: Record<string, unknown> = {}
let managed: () => Promise<Record<string, unknown>> = async () => ({})

vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      local: {
        get: async (key: string) => ({ [key]: local[key] }),
        set: async (change: Record<string, unknown>) => void Object.assign(local, structuredClone(change)),
      },
      managed: { get: () => managed() },
    },
  },
}))

const { readOriginalChoice, readSettings, writeSettings } = await import('./settings.ts')

beforeEach(() => {
  local = {}
  managed = async () => ({})
})

describe('the settings', () => {
  it('keep originals of up to 200 MiB until the admin says otherwise', async () => {
    expect(await readSettings()).toEqual({
      keepOriginals: true,
      maxOriginalSize: 200 * MIB,
      importsAtOnce: false,
    })
    await writeSettings({ maxOriginalSize: 50 * MIB })
    await writeSettings({ keepOriginals: false })
    expect(await readSettings()).toEqual({
      keepOriginals: false,
      maxOriginalSize: 50 * MIB,
      importsAtOnce: false,
    })
  })

  it('fall back where the store holds nonsense', async () => {
    local = { settings: { keepOriginals: 'no', maxOriginalSize: -1 } }
    expect(await readSettings()).toEqual({
      keepOriginals: true,
      maxOriginalSize: 200 * MIB,
      importsAtOnce: false,
    })
  })
})

describe('whether originals are kept', () => {
  it("is the admin's choice", async () => {
    await writeSettings({ keepOriginals: false })
    expect(await readOriginalChoice()).toEqual({ isKept: false, maxSize: 200 * MIB, isManaged: false })
  })

  it("is the organisation's, where it has a policy", async () => {
    await writeSettings({ keepOriginals: true, maxOriginalSize: 100 * MIB })
    managed = async () => ({ keepOriginals: false })
    expect(await readOriginalChoice()).toEqual({ isKept: false, maxSize: 100 * MIB, isManaged: true })
    managed = async () => ({ maxOriginalMiB: 10 })
    expect(await readOriginalChoice()).toEqual({ isKept: true, maxSize: 10 * MIB, isManaged: true })
  })

  it("is the admin's again where the browser has no policies", async () => {
    managed = () => Promise.reject(new Error('Managed storage manifest not found'))
    expect(await readOriginalChoice()).toMatchObject({ isKept: true, isManaged: false })
  })
})
