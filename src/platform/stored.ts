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

/** Hears of a change; `isCleared`: the value is gone, as when everything is being deleted. */
export type ChangeListener = (isCleared: boolean) => void

type Changes = Readonly<Record<string, { readonly newValue?: unknown }>>

/** Calls back when a key of `storage.local` got another value, in any context. Returns how to stop. */
export function onStored(key: string, listener: ChangeListener): () => void {
  const hear = (changes: Changes, area: string): void => {
    const change = changes[key]
    if (area === 'local' && change) listener(change.newValue === undefined)
  }
  browser.storage.onChanged.addListener(hear)
  return () => browser.storage.onChanged.removeListener(hear)
}
