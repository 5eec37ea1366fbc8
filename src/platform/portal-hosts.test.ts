import { beforeEach, describe, expect, it, vi } from 'vitest'

let local: Record<string, unknown> = {}
let granted: readonly string[] = []
let onChanged: (changes: Record<string, { oldValue?: unknown; newValue?: unknown }>, area: string) => void =
  () => {}

vi.stubGlobal('__TARGET__', 'chromium')
vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      getManifest: () => ({
        content_scripts: [{ matches: ['https://admin.exchange.microsoft.com/*'] }],
        optional_host_permissions: ['https://security.microsoft.com/*'],
      }),
    },
    permissions: {
      contains: async ({ origins }: { origins: readonly string[] }) =>
        origins.every((origin) => granted.includes(origin)),
    },
    storage: {
      local: {
        get: async (key: string) => ({ [key]: local[key] }),
        set: async (values: object) => {
          const changes = Object.fromEntries(
            Object.entries(values).map(([key, newValue]) => [key, { oldValue: local[key], newValue }]),
          )
          local = { ...local, ...values }
          onChanged(changes, 'local')
        },
      },
      onChanged: {
        addListener(listener: typeof onChanged) {
          onChanged = listener
        },
      },
    },
  },
}))

const { listPortalHosts, onHostsChanged, readHostChoice, writeHostChoice, writeIsOnInPrivate } = await import(
  './portal-hosts.ts'
)

const EXCHANGE = 'admin.exchange.microsoft.com'
const DEFENDER = 'security.microsoft.com'

beforeEach(() => {
  local = {}
  granted = []
  onChanged = () => {}
})

describe('the portals', () => {
  it('have a state each: on, off, or not granted', async () => {
    const own = { host: EXCHANGE, isOptional: false }
    const asked = { host: DEFENDER, isOptional: true }
    expect(await listPortalHosts()).toEqual([
      { ...own, state: 'on' },
      { ...asked, state: 'not-granted' },
    ])
    granted = ['https://security.microsoft.com/*']
    await writeHostChoice(EXCHANGE, { isOn: false })
    expect(await listPortalHosts()).toEqual([
      { ...own, state: 'off' },
      { ...asked, state: 'on' },
    ])
  })

  it('remember each for itself how the panel was left, its width within bounds', async () => {
    await Promise.all([
      writeHostChoice(EXCHANGE, { isDrawerOpen: true }),
      writeHostChoice(EXCHANGE, { width: 9_999 }),
      writeHostChoice(DEFENDER, { isBlockOpen: false }),
    ])
    const initial = { isOn: true, isDrawerOpen: false, isBlockOpen: true, width: 400 }
    expect(await readHostChoice(EXCHANGE)).toEqual({ ...initial, isDrawerOpen: true, width: 640 })
    expect(await readHostChoice(DEFENDER)).toEqual({ ...initial, isBlockOpen: false })
  })

  it('take what is not of its type as never chosen', async () => {
    local = { portalHosts: { [EXCHANGE]: { isOn: 'no', width: 'wide', isBlockOpen: false } } }
    expect(await readHostChoice(EXCHANGE)).toEqual({
      isOn: true,
      isDrawerOpen: false,
      isBlockOpen: false,
      width: 400,
    })
    local = { portalHosts: [] }
    expect((await readHostChoice(EXCHANGE)).isOn).toBe(true)
  })
})

it('tells only of what brings a panel or takes it away', async () => {
  const heard = vi.fn()
  onHostsChanged(heard)
  await writeHostChoice(EXCHANGE, { isDrawerOpen: true, width: 500 })
  expect(heard).toHaveBeenCalledTimes(0)
  await writeHostChoice(EXCHANGE, { isOn: false })
  expect(heard).toHaveBeenCalledTimes(1)
  await writeHostChoice(EXCHANGE, { isOn: true })
  expect(heard).toHaveBeenCalledTimes(2)
  await writeIsOnInPrivate(false)
  expect(heard).toHaveBeenCalledTimes(3)
})
