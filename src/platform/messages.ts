import { browser } from './browser.ts'
import { isRecord } from './message-shapes.ts'
import type { BackgroundMethod, BackgroundMethods } from './methods.ts'

/**
 * `deadline`: no answer in time. `unreachable`: the background could not be woken (the extension was
 * reloaded). `refused`: the background does not take this message from us. `failed`: its work threw.
 */
export type MessageErrorCode = 'deadline' | 'unreachable' | 'refused' | 'failed'

/** A call to the background that got no answer. */
export class MessageError extends Error {
  override readonly name = 'MessageError'
  constructor(
    readonly code: MessageErrorCode,
    method: string,
    details = '',
  ) {
    super(`${method}: ${code}${details && ` (${details})`}`)
  }
}

/** What travels to the background. Every listener of the extension hears it, so it is addressed. */
export interface Envelope {
  readonly to: 'background'
  readonly method: string
  readonly request: unknown
}

/** What comes back. */
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: MessageErrorCode; readonly details: string }

/**
 * What the background tells a portal's content script: Esc was pressed in the frame; whether the panel is wanted
 * may have changed; what it does, which it answers.
 */
export type PortalCommand = {
  readonly to: 'portal'
  readonly command: (typeof PORTAL_COMMANDS)[number]
}
export const PORTAL_COMMANDS = ['escape', 'ask-again', 'state'] as const

const DEADLINE_MS = 5_000

/** Methods that may take longer. `ensureEngine`: the engine checks the store before it listens. */
const DEADLINES_MS: Partial<Record<BackgroundMethod, number>> = {
  ensureEngine: 30_000,
  // Other pages are given time to let the store go.
  deleteEverything: 30_000,
}

/**
 * Asks the background, which the browser wakes for it. Rejects with `MessageError`, after the method's deadline at
 * the latest: a background that failed to start never answers by itself.
 */
export async function callBackground<M extends BackgroundMethod>(
  method: M,
  request: BackgroundMethods[M]['request'],
): Promise<BackgroundMethods[M]['answer']> {
  const envelope: Envelope = { to: 'background', method, request }
  const deadlineMs = DEADLINES_MS[method] ?? DEADLINE_MS
  const reply = await withDeadline(sendTwice(method, envelope), deadlineMs, method)
  if (!isReply(reply)) throw new MessageError('unreachable', method)
  if (!reply.ok) throw new MessageError(reply.code, method, reply.details)
  return reply.value as BackgroundMethods[M]['answer']
}

/** No answer at all comes where the background was about to stop: asked once more, the browser wakes it. */
async function sendTwice(method: string, envelope: Envelope): Promise<unknown> {
  return (await send(method, envelope)) ?? (await send(method, envelope))
}

async function send(method: string, envelope: Envelope): Promise<unknown> {
  try {
    return await browser.runtime.sendMessage(envelope)
  } catch (error) {
    throw new MessageError('unreachable', method, String(error))
  }
}

async function withDeadline<T>(work: Promise<T>, deadlineMs: number, method: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new MessageError('deadline', method)), deadlineMs)
  })
  try {
    return await Promise.race([work, deadline])
  } finally {
    clearTimeout(timer)
  }
}

function isReply(value: unknown): value is Reply {
  return isRecord(value) && typeof value.ok === 'boolean'
}
