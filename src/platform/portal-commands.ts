import type { Runtime } from 'webextension-polyfill'
import { browser } from './browser.ts'
import { isRecord } from './message-shapes.ts'
import { PORTAL_COMMANDS, type PortalCommand } from './messages.ts'
import type { PortalState } from './portal-words.ts'

/** What the content script does when the background speaks to it. */
export type PortalListener = (command: PortalCommand['command']) => PortalState | null

/** Hears the background; what the listener returns is the answer. Ends with the signal. */
export function onPortalCommand(listener: PortalListener, signal: AbortSignal): void {
  const hear = (message: unknown, sender: Runtime.MessageSender): Promise<unknown> | undefined =>
    sender.id === browser.runtime.id && isPortalCommand(message)
      ? Promise.resolve(listener(message.command))
      : undefined
  browser.runtime.onMessage.addListener(hear)
  signal.addEventListener('abort', () => stopHearing(hear))
}

function stopHearing(hear: (message: unknown, sender: Runtime.MessageSender) => unknown): void {
  // Gone with the extension, where that is the reason to end.
  browser.runtime?.onMessage?.removeListener(hear)
}

function isPortalCommand(message: unknown): message is PortalCommand {
  return (
    isRecord(message) &&
    message.to === 'portal' &&
    PORTAL_COMMANDS.some((command) => command === message.command)
  )
}
