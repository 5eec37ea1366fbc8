import { browser } from './browser.ts'
import { isRecord } from './message-shapes.ts'
import { isHostGranted } from './portal-grants.ts'
import { clampWidth, PANEL_WIDTH, type PanelState } from './portal-words.ts'

/** What is remembered of one portal, by its host name. */
export interface HostChoice extends PanelState {
  /** The admin has not switched the panel off there. */
  readonly isOn: boolean
}

/** `not-granted`: the browser has to be asked first (`requestPortalHost`). */
export type HostState = 'on' | 'off' | 'not-granted'

/** One line of the settings. */
export interface PortalHost {
  readonly host: string
  /** Asked for when wanted, and can be given back; the others come with the extension. */
  readonly isOptional: boolean
  readonly state: HostState
}

/** Nothing in the portal's way at first: a launcher at the edge, or the panel where the page has a place for it. */
const INITIAL: HostChoice = {
  isOn: true,
  isDrawerOpen: false,
  isBlockOpen: true,
  width: PANEL_WIDTH.initial,
}

const HOSTS_KEY = 'portalHosts'
const PRIVATE_KEY = 'isOnInPrivateWindows'

/** The portals that the extension knows, as the manifest names them. */
export function portalHosts(): readonly { readonly host: string; readonly isOptional: boolean }[] {
  const manifest = browser.runtime.getManifest() as {
    content_scripts?: readonly { matches?: readonly string[] }[]
    optional_host_permissions?: readonly string[]
  }
  const own = (manifest.content_scripts ?? []).flatMap((script) => script.matches ?? [])
  return [
    ...own.map((pattern) => ({ host: hostOf(pattern), isOptional: false })),
    ...(manifest.optional_host_permissions ?? []).map((pattern) => ({
      host: hostOf(pattern),
      isOptional: true,
    })),
  ]
}

/** Every portal with its state, for the settings. */
export async function listPortalHosts(): Promise<readonly PortalHost[]> {
  return Promise.all(
    portalHosts().map(async ({ host, isOptional }) => {
      const isGranted = await isHostGranted(host, isOptional)
      const { isOn } = await readHostChoice(host)
      return { host, isOptional, state: isGranted ? (isOn ? 'on' : 'off') : 'not-granted' }
    }),
  )
}

/** How the admin left the panel on a host; what was never chosen, or is not of its type, is as at first. */
export async function readHostChoice(host: string): Promise<HostChoice> {
  const stored = (await readAll())[host]
  const choice = isRecord(stored) ? stored : {}
  return {
    isOn: booleanOr(choice.isOn, INITIAL.isOn),
    isDrawerOpen: booleanOr(choice.isDrawerOpen, INITIAL.isDrawerOpen),
    isBlockOpen: booleanOr(choice.isBlockOpen, INITIAL.isBlockOpen),
    width: clampWidth(Number.isFinite(choice.width) ? Number(choice.width) : INITIAL.width),
  }
}

let writing: Promise<void> = Promise.resolve()

/** Remembers a change. Open portals hear of `isOn` by `onHostsChanged`. */
export function writeHostChoice(host: string, change: Partial<HostChoice>): Promise<void> {
  // In a row: two tabs that write at once must not undo each other.
  writing = writing
    .catch(() => {})
    .then(async () => {
      const choice = { ...(await readHostChoice(host)), ...change }
      await browser.storage.local.set({ [HOSTS_KEY]: { ...(await readAll()), [host]: choice } })
    })
  return writing
}

/** Whether the panel is shown in private windows too. */
export async function readIsOnInPrivate(): Promise<boolean> {
  return booleanOr((await browser.storage.local.get(PRIVATE_KEY))[PRIVATE_KEY], true)
}

export async function writeIsOnInPrivate(isOn: boolean): Promise<void> {
  await browser.storage.local.set({ [PRIVATE_KEY]: isOn })
}

/** Calls back when something was chosen that may bring a panel or take it away. */
export function onHostsChanged(listener: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'local') return
    const { oldValue, newValue } = changes[HOSTS_KEY] ?? {}
    if (PRIVATE_KEY in changes || onOf(oldValue) !== onOf(newValue)) listener()
  })
}

/** The hosts that are switched off, as one comparable text: a drawer that opens concerns nobody else. */
function onOf(stored: unknown): string {
  if (!isRecord(stored)) return ''
  const isOff = ([, choice]: [string, unknown]): boolean => isRecord(choice) && choice.isOn === false
  return Object.entries(stored)
    .filter(isOff)
    .map(([host]) => host)
    .sort()
    .join()
}

async function readAll(): Promise<Readonly<Record<string, unknown>>> {
  const stored = (await browser.storage.local.get(HOSTS_KEY))[HOSTS_KEY]
  return isRecord(stored) ? stored : {}
}

function hostOf(pattern: string): string {
  return pattern.replace(/^https:\/\//, '').replace(/\/\*$/, '')
}

function booleanOr(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise
}
