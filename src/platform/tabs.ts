import { browser } from './browser.ts'
import { extensionUrl } from './extension.ts'
import type { PortalCommand } from './messages.ts'

/** Shows the tab that has a page of ours open, or opens one. `hash` with its `#`, or empty. */
export async function showPage(path: string, hash: string): Promise<void> {
  const open = await findTab(path)
  if (open === null) {
    await browser.tabs.create({ url: extensionUrl(path) + hash })
    return
  }
  // Another hash is no reload: an import that the page follows stays on screen.
  const tab = await browser.tabs.update(open, {
    active: true,
    ...(hash ? { url: extensionUrl(path) + hash } : {}),
  })
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true })
}

/** Tells the content script in the top frame of a tab. A tab that has none is no error. */
export async function tellPortal(tabId: number, message: PortalCommand): Promise<void> {
  await browser.tabs.sendMessage(tabId, message, { frameId: 0 }).catch(() => {})
}

/** Calls back when a tab was closed. */
export function onTabClosed(listener: (tabId: number) => void): void {
  browser.tabs.onRemoved.addListener((tabId) => listener(tabId))
}

interface ExtensionContext {
  readonly tabId: number
  readonly documentUrl?: string
}

/** Our own contexts are told without the permission `tabs`, which would show us the addresses of all others. */
async function findTab(path: string): Promise<number | null> {
  const runtime = browser.runtime as typeof browser.runtime & {
    getContexts?(filter: { contextTypes: readonly string[] }): Promise<readonly ExtensionContext[]>
  }
  const contexts = (await runtime.getContexts?.({ contextTypes: ['TAB'] })) ?? []
  const url = extensionUrl(path)
  return contexts.find((context) => context.documentUrl?.split(/[?#]/)[0] === url)?.tabId ?? null
}
