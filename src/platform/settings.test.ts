import { beforeEach, describe, expect, it, vi } from 'vitest'

const MIB = 1024 * 1024

let local: Record<string, unknown> = {}
const listeners = new Set<(changes: object, area: string) => void>()
let managed: () => Promise<Record<string, unknown>> = async () => ({})

vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      local: {
        get: async (key: string) => ({ [key]: local[key] }),
        set: async (change: Record<string, unknown>) => void Object.assign(local, structuredClone(change)),
      },
      managed: { get: () => managed() },
      onChanged: {
        addListener: (listener: (changes: object, area: string) => void) => void listeners.add(listener),
        removeListener: (listener: (changes: object, area: string) => void) =>
          void listeners.delete(listener),
      },
    },
  },
}))

const { onSettingsChanged, readOriginalChoice, readRetention, readSettings, writeSettings } = await import(
  './settings.ts'
)
const { DEFAULT_SETTINGS } = await import('./settings-fields.ts')

beforeEach(() => {
  local = {}
  managed = async () => ({})
  listeners.clear()
})

describe('the settings', () => {
  it('have their defaults until the admin says otherwise, each for itself', async () => {
    expect(await readSettings()).toEqual(DEFAULT_SETTINGS)
    expect(DEFAULT_SETTINGS).toMatchObject({
      maxOriginalSize: 200 * MIB,
      retentionDays: null,
      notifies: false,
    })
    await writeSettings({ maxOriginalSize: 50 * MIB })
    await writeSettings({ theme: 'dark' })
    expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, maxOriginalSize: 50 * MIB, theme: 'dark' })
  })

  it('fall back where the store holds nonsense', async () => {
    local = { settings: { keepOriginals: 'no', maxOriginalSize: -1, theme: 'light' } }
    expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, theme: 'light' })
  })

  it('tell of their own changes and of a new policy, and of nothing else', () => {
    const listener = vi.fn()
    const stop = onSettingsChanged(listener)
    tell({ settings: { newValue: {} } }, 'local')
    tell({ retentionDays: {} }, 'managed')
    expect(listener.mock.calls).toEqual([[false], [false]])
    tell({ settings: { oldValue: {} } }, 'local')
    expect(listener).toHaveBeenLastCalledWith(true)
    tell({ ledger: {} }, 'local')
    tell({ settings: {} }, 'session')
    stop()
    tell({ settings: {} }, 'local')
    expect(listener).toHaveBeenCalledTimes(3)
  })
})

describe('how long imports are kept', () => {
  it("is the admin's choice, or the organisation's where it has one", async () => {
    await writeSettings({ retentionDays: 365 })
    expect(await readRetention()).toEqual({ days: 365, isManaged: false })
    managed = async () => ({ retentionDays: 90 })
    expect(await readRetention()).toEqual({ days: 90, isManaged: true })
    // No number of days at all.
    managed = async () => ({ retentionDays: 0 })
    expect(await readRetention()).toEqual({ days: 365, isManaged: false })
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

function tell(changes: object, area: string): void {
  for (const listener of listeners) listener(changes, area)
}
