import type { EngineMessage } from './protocol.ts'

/** The part of a `BroadcastChannel` that both ends use. */
export interface Channel {
  postMessage(message: EngineMessage): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  close(): void
}
