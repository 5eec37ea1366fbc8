import { browser } from './browser.ts'

/**
 * Values that live as long as the browser runs: in memory, out of content scripts' reach, and there again
 * when the background, which keeps no state of its own, wakes up.
 */
export async function readSession(key: string): Promise<unknown> {
  return (await browser.storage.session.get(key))[key]
}

export async function writeSession(key: string, value: unknown): Promise<void> {
  await browser.storage.session.set({ [key]: value })
}

export async function removeSession(key: string): Promise<void> {
  await browser.storage.session.remove(key)
}

/** All values whose key begins with this. */
export async function readSessionKeys(prefix: string): Promise<readonly string[]> {
  return Object.keys(await browser.storage.session.get(null)).filter((key) => key.startsWith(prefix))
}
