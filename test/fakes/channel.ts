import type { Channel } from '../../src/engine/channel.ts'

/** Channels that hear each other like BroadcastChannels of one name: never themselves, one task later. */
export function createFakeChannels(): () => Channel {
  const open = new Set<{ hear: (data: unknown) => void }>()
  return () => {
    const listeners: ((event: { readonly data: unknown }) => void)[] = []
    const self = {
      hear(data: unknown) {
        for (const listener of listeners) listener({ data })
      },
    }
    open.add(self)
    return {
      postMessage(message) {
        for (const other of open) {
          if (other !== self) setImmediate(() => open.has(other) && other.hear(message))
        }
      },
      addEventListener: (_type, listener) => listeners.push(listener),
      close: () => open.delete(self),
    }
  }
}
