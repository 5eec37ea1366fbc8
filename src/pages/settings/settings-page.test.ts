// @vitest-environment happy-dom
import { h, render } from 'preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { importRecord } from '../../../test/ui/models.ts'
import { parseDay } from '../../facts/day.ts'
import { type Policy, policyOf } from '../../platform/policy.ts'
import type { PortalHost } from '../../platform/portal-hosts.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../platform/settings-fields.ts'
import { type Inventory, STORED_PLACES } from './inventory.ts'
import { SettingsPage } from './settings-page.tsx'
import type { SettingsServices, SettingsState } from './settings-services.ts'

vi.mock('webextension-polyfill', () => ({ default: {} }))

const root = document.createElement('div')
const OLD = importRecord({ id: 'old', covered: { from: 0, to: parseDay('2020-01-05') }, messages: 70 })
const HOSTS: readonly PortalHost[] = [
  { host: 'admin.exchange.microsoft.com', isOptional: false, state: 'on' },
  { host: 'security.microsoft.com', isOptional: true, state: 'not-granted' },
]
const NOTHING = Object.fromEntries(STORED_PLACES.map((place) => [place, []])) as unknown as Inventory

let asked: unknown[] = []

beforeEach(() => {
  asked = []
  document.body.append(root)
})
afterEach(() => render(null, root))

interface Given {
  readonly settings?: Partial<Settings>
  readonly policy?: Policy
  readonly granted?: SettingsState['granted']
  readonly inventory?: Inventory
}

/** The page on a store with one import of 2020; what it asks for is written down, and kept. */
async function show(given: Given = {}): Promise<void> {
  let state: SettingsState = {
    settings: { ...DEFAULT_SETTINGS, ...given.settings },
    policy: given.policy ?? policyOf({}),
    imports: [OLD],
    storedSize: 2_000_000,
    required: ['storage', 'alarms'],
    granted: given.granted ?? [],
    hosts: HOSTS,
    isOnInPrivate: true,
  }
  let tell = (): void => {}
  const keep = async (change: Partial<Settings>): Promise<void> => {
    asked.push(change)
    state = { ...state, settings: { ...state.settings, ...change } }
    tell()
  }
  const note =
    (method: string) =>
    async (...args: readonly unknown[]): Promise<boolean> => {
      asked.push([method, ...args])
      return true
    }
  const services: SettingsServices = {
    read: async () => state,
    write: keep,
    onChanged(listener) {
      tell = listener
      return () => {}
    },
    request: note('request'),
    revoke: async (name) => void (await note('revoke')(name)),
    requestHost: note('requestHost'),
    revokeHost: async (host) => void (await note('revokeHost')(host)),
    switchHost: async (host, isOn) => void (await note('switchHost')(host, isOn)),
    setOnInPrivate: async (isOn) => void (await note('private')(isOn)),
    async deleteEverything() {
      asked.push('deleteEverything')
      return given.inventory ?? NOTHING
    },
    openReport: async (address) => void asked.push(address),
  }
  render(null, root)
  render(h(SettingsPage, { services }), root)
  await vi.waitFor(() => expect(root.querySelector('[data-settings-ready]')).not.toBeNull())
}

function button(name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  )
  if (!found) throw new Error(`no button ${name}`)
  return found
}

function control(label: string): HTMLInputElement & HTMLSelectElement {
  const found = [...root.querySelectorAll('label')].find((one) => one.textContent === label)
  const named = root.querySelector(found ? `[id="${found.getAttribute('for')}"]` : `[aria-label="${label}"]`)
  if (!named) throw new Error(`no control ${label}`)
  return named as HTMLInputElement & HTMLSelectElement
}

function choose(label: string, option: string): void {
  const select = control(label)
  select.selectedIndex = [...select.options].findIndex((one) => one.textContent === option)
  select.dispatchEvent(new Event('change', { bubbles: true }))
}

function write(label: string, text: string): void {
  const input = control(label)
  input.value = text
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

describe('a setting', () => {
  it('is kept as soon as it is chosen, and that is said', async () => {
    await show()
    choose('Theme', 'Dark')
    control('Number on the button').click()
    await vi.waitFor(() => expect(root.querySelector('[role=status]')?.textContent).toBe('Saved.'))
    expect(asked).toEqual([{ theme: 'dark' }, { showsBadge: false }])
  })

  it('is a share written in per cent, and no other number', async () => {
    await show()
    write('No TLS is over', '10')
    await vi.waitFor(() => expect(asked).toEqual([{ noTlsShare: 0.1 }]))
    for (const wrong of ['100', '-1', '2.5', '']) write('TLS 1.0 is above', wrong)
    await vi.waitFor(() => expect(root.textContent).toContain('A whole number from 0 to 99'))
    expect(asked).toHaveLength(1)
    button('Use the limits of the original page').click()
    await vi.waitFor(() =>
      expect(asked.at(-1)).toEqual({ noTlsShare: 0.25, tls10Share: 0.5, fewMessages: 20 }),
    )
  })

  it('that the organisation decides shows its value and cannot be changed', async () => {
    const policy = policyOf({ retentionDays: 45, keepOriginals: false, portalHosts: [] })
    await show({ policy, settings: { retentionDays: 90 } })
    expect(root.textContent).toContain('Your organisation has set some of this.')
    const keep = control('Keep imports')
    expect([keep.disabled, keep.selectedOptions[0]?.textContent]).toEqual([
      true,
      '45 days after its last day',
    ])
    const originals = control('Keep the exports')
    expect([originals.disabled, originals.checked]).toEqual([true, false])
    expect(root.textContent).not.toContain('Largest export that is kept')
    // No portal is allowed: none can be switched or asked for.
    expect(root.querySelectorAll('.host button, .host input')).toHaveLength(0)
    expect(root.querySelectorAll('.managed')).toHaveLength(4)
  })
})

describe('retention', () => {
  it('says what it would delete before it is chosen, and leaves it on request', async () => {
    await show()
    expect(root.textContent).toContain('1 import. This browser stores 2 MB')
    choose('Keep imports', '90 days after its last day')
    await vi.waitFor(() => expect(root.textContent).toContain('1 import with 70 messages ends before'))
    expect(asked).toEqual([])
    button('Leave as it was').click()
    await vi.waitFor(() => expect(root.textContent).not.toContain('would be deleted now'))
    expect(control('Keep imports').selectedOptions[0]?.textContent).toBe('For ever')
    choose('Keep imports', '90 days after its last day')
    await vi.waitFor(() => button('Delete 1 import').click())
    await vi.waitFor(() => expect(asked).toEqual([{ retentionDays: 90 }]))
  })

  it('that deletes nothing is chosen at once', async () => {
    await show({ settings: { retentionDays: 90 } })
    choose('Keep imports', 'For ever')
    await vi.waitFor(() => expect(asked).toEqual([{ retentionDays: null }]))
  })
})

describe('notifications', () => {
  it('ask for the permission in the click, and are on once it is there', async () => {
    await show()
    control('Notifications').click()
    expect(asked).toEqual([['request', 'notifications']])
    await vi.waitFor(() => expect(asked.at(-1)).toEqual({ notifies: true }))
  })

  it('that the browser refused are off, and say what to do', async () => {
    await show({ settings: { notifies: true } })
    expect(control('Notifications').checked).toBe(false)
    expect(root.textContent).toContain('The browser does not allow notifications.')
    await show({ settings: { notifies: true }, granted: ['notifications'] })
    expect(control('Notifications').checked).toBe(true)
  })
})

describe('portals and permissions', () => {
  it('are switched, asked for and given back one by one', async () => {
    await show({ granted: ['notifications'] })
    control('Panel in admin.exchange.microsoft.com').click()
    button('Allow the panel in security.microsoft.com').click()
    button('Take back notifications').click()
    control('In private windows').click()
    expect(asked).toEqual([
      ['switchHost', 'admin.exchange.microsoft.com', false],
      ['requestHost', 'security.microsoft.com'],
      ['revoke', 'notifications'],
      ['private', false],
    ])
    // Each with its reason.
    expect(root.textContent).toContain('Keeps settings, and the list by which damage')
  })
})

describe('deleting everything', () => {
  it('takes a second click, and Enter alone does not do it', async () => {
    await show()
    button('Delete everything…').click()
    await vi.waitFor(() => expect(root.textContent).toContain('1 import goes for good'))
    expect(document.activeElement?.textContent).toBe('Cancel')
    button('Cancel').click()
    await vi.waitFor(() => expect(root.textContent).not.toContain('goes for good'))
    expect(asked).toEqual([])
  })

  it('lists every place, empty', async () => {
    await show()
    button('Delete everything…').click()
    await vi.waitFor(() => button('Delete everything now').click())
    await vi.waitFor(() => expect(root.textContent).toContain('Everything is deleted.'))
    expect(asked).toEqual(['deleteEverything'])
    const places = [...root.querySelectorAll('#inventory dd')].map((one) => one.textContent)
    expect(places).toEqual(Array.from({ length: STORED_PLACES.length }, () => 'nothing'))
  })

  it('names what was stored again meanwhile', async () => {
    await show({ inventory: { ...NOTHING, databases: ['mail-flow-insights-1'] } })
    button('Delete everything…').click()
    await vi.waitFor(() => button('Delete everything now').click())
    await vi.waitFor(() => expect(root.textContent).toContain('something was stored again'))
    expect(root.querySelector('#inventory')?.textContent).toContain('mail-flow-insights-1')
  })
})
