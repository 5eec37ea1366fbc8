import { browser } from './browser.ts'
import { extensionUrl } from './extension.ts'
import type { PortalCommand } from './messages.ts'

/** A tab that does not load is no reason to keep the next call waiting. */
const LOAD_MS = 3_000

let showing: Promise<void> = Promise.resolve()

/** Shows the tab that has a page of ours open, or opens one. `hash` with its `#`, or empty. */
export function showPage(path: string, hash: string): Promise<void> {
  // In a row: the tab of a first click is found by a second one only when its document is there.
  showing = showing.catch(() => {}).then(() => showNow(path, hash))
  return showing
}

async function showNow(path: string, hash: string): Promise<void> {
  const open = await findTab(path)
  if (open === null) {
    const created = await browser.tabs.create({ url: extensionUrl(path) + hash })
    if (created.id !== undefined) await whenLoaded(created.id)
    return
  }
  // Another hash is no reload: an import that the page follows stays on screen.
  const change = hash ? { url: extensionUrl(path) + hash } : {}
  const tab = await browser.tabs.update(open, { active: true, ...change })
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true })
}

async function whenLoaded(tabId: number): Promise<void> {
  let stop = () => {}
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LOAD_MS)
    const onUpdated = (id: number, { status }: { status?: string | undefined }) => {
      if (id === tabId && status === 'complete') resolve()
    }
    browser.tabs.onUpdated.addListener(onUpdated)
    stop = () => {
      clearTimeout(timer)
      browser.tabs.onUpdated.removeListener(onUpdated)
    }
  })
  stop()
}

/** Tells the content script in the top frame of a tab; its answer. A tab that has none is no error. */
export async function tellPortal(tabId: number, command: PortalCommand['command']): Promise<unknown> {
  const message: PortalCommand = { to: 'portal', command }
  return browser.tabs.sendMessage(tabId, message, { frameId: 0 }).catch(() => null)
}

/** The tab that the admin looks at, or has the popup open on. */
export async function currentTab(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  return tab?.id ?? null
}

/** Calls back when a tab was closed. */
export function onTabClosed(listener: (tabId: number) => void): void {
  browser.tabs.onRemoved.addListener((tabId) => listener(tabId))
}

interface ExtensionContext {
  readonly tabId: number
  readonly documentUrl?: string
}

/**
 * Our own contexts are told without the permission `tabs`, which would show us the addresses of all others.
 * Firefox tells of a page only after it has called us once, which every page of ours does at its start.
 */
async function findTab(path: string): Promise<number | null> {
  const runtime = browser.runtime as typeof browser.runtime & {
    getContexts?(filter: { contextTypes: readonly string[] }): Promise<readonly ExtensionContext[]>
  }
  const contexts = (await runtime.getContexts?.({ contextTypes: ['TAB'] })) ?? []
  const url = extensionUrl(path)
  return contexts.find((context) => context.documentUrl?.split(/[?#]/)[0] === url)?.tabId ?? null
}
