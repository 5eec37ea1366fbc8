import type { Runtime } from 'webextension-polyfill'
import { browser } from './browser.ts'
import { isExtensionUrl, portalOrigins } from './extension.ts'
import { isRecord } from './message-shapes.ts'
import type { Envelope, MessageErrorCode, Reply } from './messages.ts'
import { type BackgroundMethod, type BackgroundMethods, type Caller, METHOD_RULES } from './methods.ts'

/** Where a message came from, checked. */
export interface Sender {
  readonly caller: Caller
  /** `null` for pages that are no tab: the popup, the offscreen document. */
  readonly tabId: number | null
  /** Of the portal that calls; `null` for our own pages. */
  readonly host: string | null
  readonly isPrivate: boolean
}

export type BackgroundHandlers = {
  readonly [M in BackgroundMethod]: (
    request: BackgroundMethods[M]['request'],
    sender: Sender,
  ) => Promise<BackgroundMethods[M]['answer']>
}

/** Answers the extension's messages. The one place where a message's sender and shape are checked. */
export function serveMessages(handlers: BackgroundHandlers): void {
  // Always a promise or `undefined`: a listener that never answers leaves its caller hanging.
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    isEnvelope(message) ? answer(handlers, message, sender) : undefined,
  )
}

async function answer(
  handlers: BackgroundHandlers,
  envelope: Envelope,
  messageSender: Runtime.MessageSender,
): Promise<Reply> {
  const { method, request } = envelope
  const sender = identify(messageSender)
  if (!isMethod(method)) return refusal('refused', 'unknown method')
  if (!sender || !METHOD_RULES[method].callers.includes(sender.caller)) return refusal('refused', 'sender')
  if (!METHOD_RULES[method].isRequest(request)) return refusal('refused', 'shape')
  try {
    const handle = handlers[method] as (request: unknown, sender: Sender) => Promise<unknown>
    return { ok: true, value: await handle(request, sender) }
  } catch (error) {
    return refusal('failed', String(error))
  }
}

/** Who sent a message, or `null` where it is none of ours. */
function identify(sender: Runtime.MessageSender): Sender | null {
  if (sender.id !== browser.runtime.id || !sender.url) return null
  const tabId = sender.tab?.id ?? null
  const isTopFrame = (sender.frameId ?? 0) === 0
  const isPrivate = sender.tab?.incognito ?? false
  if (isExtensionUrl(sender.url))
    return { caller: isTopFrame ? 'page' : 'panel', tabId, host: null, isPrivate }
  const { origin, host } = new URL(sender.url)
  const isPortal = tabId !== null && isTopFrame && portalOrigins().has(origin)
  return isPortal ? { caller: 'portal', tabId, host, isPrivate } : null
}

function isEnvelope(message: unknown): message is Envelope {
  return isRecord(message) && message.to === 'background' && typeof message.method === 'string'
}

function isMethod(method: string): method is BackgroundMethod {
  return Object.hasOwn(METHOD_RULES, method)
}

function refusal(code: MessageErrorCode, details: string): Reply {
  return { ok: false, code, details }
}
