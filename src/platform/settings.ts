import { browser } from './browser.ts'
import { isRecord } from './message-shapes.ts'

const MIB = 1024 * 1024

/** What the admin can choose. Sizes in bytes. */
export interface Settings {
  readonly keepOriginals: boolean
  readonly maxOriginalSize: number
  /** A file that asks nothing, warns of nothing and rejects nothing is imported without a look at it first. */
  readonly importsAtOnce: boolean
}

/** Whether an export itself is kept beside its numbers (the engine's `OriginalPolicy`), and who says so. */
export interface OriginalChoice {
  readonly isKept: boolean
  /** In bytes. */
  readonly maxSize: number
  /** The organisation's policy says so; the admin cannot change it. */
  readonly isManaged: boolean
}

const DEFAULT_SETTINGS: Settings = { keepOriginals: true, maxOriginalSize: 200 * MIB, importsAtOnce: false }

const SETTINGS_KEY = 'settings'
const MAPPINGS_KEY = 'columnMappings'

/** The admin's settings; what was never chosen, or is not of its type, has its default. */
export async function readSettings(): Promise<Settings> {
  const stored = await readLocal(SETTINGS_KEY)
  return {
    keepOriginals: booleanOr(stored.keepOriginals, DEFAULT_SETTINGS.keepOriginals),
    maxOriginalSize: sizeOr(stored.maxOriginalSize, DEFAULT_SETTINGS.maxOriginalSize),
    importsAtOnce: booleanOr(stored.importsAtOnce, DEFAULT_SETTINGS.importsAtOnce),
  }
}

/** Changes some settings and leaves the others. */
export async function writeSettings(change: Partial<Settings>): Promise<void> {
  await browser.storage.local.set({ [SETTINGS_KEY]: { ...(await readSettings()), ...change } })
}

/** The settings on originals, with the organisation's policy above the admin's choice. */
export async function readOriginalChoice(): Promise<OriginalChoice> {
  const [settings, managed] = await Promise.all([readSettings(), readManaged()])
  const isKept = booleanOr(managed.keepOriginals, settings.keepOriginals)
  const maxSize = sizeOr(inBytes(managed.maxOriginalMiB), settings.maxOriginalSize)
  const isManaged = typeof managed.keepOriginals === 'boolean' || inBytes(managed.maxOriginalMiB) !== null
  return { isKept, maxSize, isManaged }
}

/** What was said of the columns of unknown headers, as it was stored: nothing of it is checked. */
export async function readStoredMappings(): Promise<readonly unknown[]> {
  const stored = (await browser.storage.local.get(MAPPINGS_KEY))[MAPPINGS_KEY]
  return Array.isArray(stored) ? stored : []
}

export async function writeStoredMappings(mappings: readonly unknown[]): Promise<void> {
  await browser.storage.local.set({ [MAPPINGS_KEY]: mappings })
}

async function readLocal(key: string): Promise<Readonly<Record<string, unknown>>> {
  const stored = (await browser.storage.local.get(key))[key]
  return isRecord(stored) ? stored : {}
}

async function readManaged(): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await browser.storage.managed.get()
  } catch {
    // Firefox rejects where no policy was set up.
    return {}
  }
}

function inBytes(mebibytes: unknown): number | null {
  return typeof mebibytes === 'number' && mebibytes >= 0 ? mebibytes * MIB : null
}

function booleanOr(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise
}

function sizeOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value >= 0 ? value : otherwise
}
