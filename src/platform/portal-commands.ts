import type { Runtime } from 'webextension-polyfill'
import { browser } from './browser.ts'
import { isRecord } from './message-shapes.ts'
import type { PortalCommand } from './messages.ts'

/** Calls back when the background tells this content script something. */
export function onPortalCommand(listener: (command: PortalCommand['command']) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (sender.id === browser.runtime.id && isPortalCommand(message)) listener(message.command)
    return undefined
  })
}

function isPortalCommand(message: unknown): message is PortalCommand {
  return isRecord(message) && message.to === 'portal' && message.command === 'close'
}
