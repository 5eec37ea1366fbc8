import { browser } from './browser.ts'
import { isRecord } from './message-shapes.ts'

/** An object in `storage.local`; where there is none, or something else, an empty one. */
export async function readStored(key: string): Promise<Readonly<Record<string, unknown>>> {
  const stored = (await browser.storage.local.get(key))[key]
  return isRecord(stored) ? stored : {}
}

export async function writeStored(key: string, value: unknown): Promise<void> {
  await browser.storage.local.set({ [key]: value })
}

export async function removeStored(key: string): Promise<void> {
  await browser.storage.local.remove(key)
}

/** Calls back when one of these keys of `storage.local` got another value, in any context. Returns how to stop. */
export function onStored(keys: readonly string[], listener: () => void): () => void {
  const hear = (changes: object, area: string): void => {
    if (area === 'local' && keys.some((key) => key in changes)) listener()
  }
  browser.storage.onChanged.addListener(hear)
  return () => browser.storage.onChanged.removeListener(hear)
}
