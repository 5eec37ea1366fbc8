import { isNonce, isPlace, isPortalState, isRecord, isTheme } from '../platform/message-shapes.ts'
import { tellPanel } from '../platform/panel-frame.ts'
import { isHostAllowed, readPolicy } from '../platform/policy.ts'
import { isHostGranted } from '../platform/portal-grants.ts'
import {
  portalHosts,
  readHostChoice,
  readIsOnInPrivate,
  writeHostChoice,
  writeIsOnInPrivate,
} from '../platform/portal-hosts.ts'
import type { Form, PanelContext } from '../platform/portal-words.ts'
import type { BackgroundHandlers, Sender } from '../platform/serve.ts'
import { readSession, readSessionKeys, removeSession, writeSession } from '../platform/session.ts'
import { currentTab, tellPortal } from '../platform/tabs.ts'

/** The panel of one tab. A new document in the tab says hello with a new nonce, and the old one is void. */
interface Panel extends PanelContext {
  readonly nonce: string
}

type PanelMethod =
  | 'panelHello'
  | 'panelMoved'
  | 'panelTheme'
  | 'panelResize'
  | 'panelOpen'
  | 'panelClose'
  | 'panelEscape'
  | 'panelLeavePrivate'
  | 'panelReady'
  | 'portalState'

const KEY = 'panel:'

/** Answers portals, the panels framed in them, and the popup that asks about them. */
export const handlers: Pick<BackgroundHandlers, PanelMethod> = {
  async panelHello({ nonce, place, theme }, sender) {
    // Also where it is not wanted: the tab is told when that changes.
    await writePanel(tabOf(sender), { nonce, place, theme })
    if (!(await isWanted(sender))) return null
    const { isDrawerOpen, isBlockOpen, width } = await readHostChoice(hostOf(sender))
    return { isDrawerOpen, isBlockOpen, width }
  },
  async panelMoved({ place }, sender) {
    await changePanel(tabOf(sender), { place })
    return null
  },
  async panelTheme({ theme }, sender) {
    await changePanel(tabOf(sender), { theme })
    return null
  },
  async panelResize({ width }, sender) {
    await writeHostChoice(hostOf(sender), { width })
    return null
  },
  async panelOpen({ form }, sender) {
    await writeHostChoice(hostOf(sender), openness(form, true))
    return null
  },
  async panelClose({ form }, sender) {
    await writeHostChoice(hostOf(sender), openness(form, false))
    return null
  },
  async panelEscape(_request, sender) {
    await tellPortal(tabOf(sender), 'escape')
    return null
  },
  async panelLeavePrivate() {
    await writeIsOnInPrivate(false)
    return null
  },
  async panelReady({ nonce }, sender) {
    const panel = await readPanel(tabOf(sender))
    if (panel?.nonce !== nonce) throw new Error('this frame was not opened by us')
    return { place: panel.place, theme: panel.theme }
  },
  async portalState() {
    const tabId = await currentTab()
    if (tabId === null) return null
    // Asked, not remembered: the tab may show another site since.
    const answer = await tellPortal(tabId, 'state')
    return isPortalState(answer) ? answer : null
  },
}

/** Tells every tab that has or had a panel to ask anew whether it is wanted. */
export async function askAgain(): Promise<void> {
  const keys = await readSessionKeys(KEY)
  await Promise.all(keys.map((key) => tellPortal(Number(key.slice(KEY.length)), 'ask-again')))
}

/** Forgets the panel of a closed tab. */
export function forget(tabId: number): void {
  void removeSession(keyOf(tabId))
}

async function isWanted(sender: Sender): Promise<boolean> {
  const host = hostOf(sender)
  const known = portalHosts().find((portal) => portal.host === host)
  if (!known || !(await isHostGranted(host, known.isOptional))) return false
  if (!isHostAllowed(await readPolicy(), host)) return false
  if (sender.isPrivate && !(await readIsOnInPrivate())) return false
  return (await readHostChoice(host)).isOn
}

function openness(form: Form, isOpen: boolean): { isBlockOpen: boolean } | { isDrawerOpen: boolean } {
  return form === 'block' ? { isBlockOpen: isOpen } : { isDrawerOpen: isOpen }
}

async function changePanel(tabId: number, change: Partial<PanelContext>): Promise<void> {
  const panel = await readPanel(tabId)
  if (!panel) return
  const changed = { ...panel, ...change }
  await writePanel(tabId, changed)
  await tellPanel({ to: 'panel', ...changed })
}

async function readPanel(tabId: number): Promise<Panel | null> {
  const stored = await readSession(keyOf(tabId))
  return isPanel(stored) ? stored : null
}

async function writePanel(tabId: number, panel: Panel): Promise<void> {
  await writeSession(keyOf(tabId), panel)
}

function isPanel(value: unknown): value is Panel {
  return isRecord(value) && isNonce(value.nonce) && isPlace(value.place) && isTheme(value.theme)
}

function tabOf(sender: Sender): number {
  if (sender.tabId === null) throw new Error('a panel is in a tab')
  return sender.tabId
}

function hostOf(sender: Sender): string {
  if (sender.host === null) throw new Error('only a portal has a host')
  return sender.host
}

function keyOf(tabId: number): string {
  return KEY + tabId
}
