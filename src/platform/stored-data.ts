import { browser } from './browser.ts'

/** The keys of an area that stores something for this extension. */
export async function storedKeys(area: 'local' | 'session' | 'sync'): Promise<readonly string[]> {
  return Object.keys(await browser.storage[area].get(null))
}

/** Forgets all that `storage.*` holds; the organisation's policy is not ours to forget. */
export async function clearStored(): Promise<void> {
  for (const area of ['local', 'session', 'sync'] as const) await browser.storage[area].clear()
}
