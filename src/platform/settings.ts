import { browser } from './browser.ts'
import { onPolicyChanged, readPolicy } from './policy.ts'
import { type Settings, settingsOf } from './settings-fields.ts'
import { type ChangeListener, onStored, readStored, writeStored } from './stored.ts'

/** Whether an export itself is kept beside its numbers (the engine's `OriginalPolicy`), and who says so. */
export interface OriginalChoice {
  readonly isKept: boolean
  /** In bytes. */
  readonly maxSize: number
  /** The organisation's policy says so; the admin cannot change it. */
  readonly isManaged: boolean
}

/** How long imports are kept, and who says so. */
export interface RetentionChoice {
  /** `null`: for ever. */
  readonly days: number | null
  readonly isManaged: boolean
}

const SETTINGS_KEY = 'settings'
const MAPPINGS_KEY = 'columnMappings'

/** The admin's settings; what was never chosen, or is not of its type, has its default. */
export async function readSettings(): Promise<Settings> {
  return settingsOf(await readStored(SETTINGS_KEY))
}

/** Changes some settings and leaves the others. */
export async function writeSettings(change: Partial<Settings>): Promise<void> {
  await writeStored(SETTINGS_KEY, { ...(await readSettings()), ...change })
}

/**
 * Calls back when a setting or the organisation's policy has changed, in any context. Returns how to stop. Who reads the store
 * then must not do so when the settings are cleared: it would make a new one while everything is being deleted.
 */
export function onSettingsChanged(listener: ChangeListener): () => void {
  const ends = [onStored(SETTINGS_KEY, listener), onPolicyChanged(() => listener(false))]
  return () => {
    for (const end of ends) end()
  }
}

/** The settings on originals, with the organisation's policy above the admin's choice. */
export async function readOriginalChoice(): Promise<OriginalChoice> {
  const [settings, policy] = await Promise.all([readSettings(), readPolicy()])
  return {
    isKept: policy.keepOriginals ?? settings.keepOriginals,
    maxSize: policy.maxOriginalSize ?? settings.maxOriginalSize,
    isManaged: policy.keepOriginals !== null || policy.maxOriginalSize !== null,
  }
}

/** The setting on retention, with the organisation's policy above the admin's choice. */
export async function readRetention(): Promise<RetentionChoice> {
  const [settings, policy] = await Promise.all([readSettings(), readPolicy()])
  return { days: policy.retentionDays ?? settings.retentionDays, isManaged: policy.retentionDays !== null }
}

/** What was said of the columns of unknown headers, as it was stored: nothing of it is checked. */
export async function readStoredMappings(): Promise<readonly unknown[]> {
  const stored = (await browser.storage.local.get(MAPPINGS_KEY))[MAPPINGS_KEY]
  return Array.isArray(stored) ? stored : []
}

export async function writeStoredMappings(mappings: readonly unknown[]): Promise<void> {
  await browser.storage.local.set({ [MAPPINGS_KEY]: mappings })
}
