import { isNonce, isPlace, isRecord, isTheme } from '../platform/message-shapes.ts'
import { tellPanel } from '../platform/panel-frame.ts'
import type { PanelContext } from '../platform/portal-words.ts'
import type { BackgroundHandlers, Sender } from '../platform/serve.ts'
import { readSession, removeSession, writeSession } from '../platform/session.ts'
import { readDrawer, writeDrawer } from '../platform/settings.ts'
import { tellPortal } from '../platform/tabs.ts'

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
  | 'panelReady'

/** Answers portals and the panels framed in them. */
export const handlers: Pick<BackgroundHandlers, PanelMethod> = {
  async panelHello({ nonce, place, theme }, sender) {
    await writePanel(tabOf(sender), { nonce, place, theme })
    return readDrawer()
  },
  async panelMoved({ place }, sender) {
    await changePanel(tabOf(sender), { place })
    return null
  },
  async panelTheme({ theme }, sender) {
    await changePanel(tabOf(sender), { theme })
    return null
  },
  async panelResize({ width }) {
    await writeDrawer({ width })
    return null
  },
  async panelOpen() {
    await writeDrawer({ isOpen: true })
    return null
  },
  async panelClose(_request, sender) {
    await writeDrawer({ isOpen: false })
    if (sender.caller === 'panel') await tellPortal(tabOf(sender), { to: 'portal', command: 'close' })
    return null
  },
  async panelReady({ nonce }, sender) {
    const panel = await readPanel(tabOf(sender))
    if (panel?.nonce !== nonce) throw new Error('this frame was not opened by us')
    return { place: panel.place, theme: panel.theme }
  },
}

/** Forgets the panel of a closed tab. */
export function forget(tabId: number): void {
  void removeSession(keyOf(tabId))
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

function keyOf(tabId: number): string {
  return `panel:${tabId}`
}
