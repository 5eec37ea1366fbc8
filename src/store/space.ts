import type { Bytes } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'

const MB = 1_000_000
/** A full disk made browsers wipe whole databases, so an import starts only with this much head-room. */
const HEAD_ROOM: Bytes = 500 * MB
/** Staged facts and the browser's own journal: seen to stay below this multiple of the file. */
const FILE_MULTIPLE = 3
/** A running import stops here, before the disk is really full. */
const LAST_RESERVE: Bytes = 100 * MB

/** Free bytes that the browser grants; `null` where it does not say. */
export type FreeSpace = () => Promise<Bytes | null>

export const freeSpace: FreeSpace = async () => {
  const { quota, usage } = await navigator.storage.estimate()
  return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage)
}

/** Throws `no-space` when a file of this size must not be started. */
export async function requireSpaceFor(size: Bytes, free: FreeSpace): Promise<void> {
  await requireSpace(Math.max(HEAD_ROOM, FILE_MULTIPLE * size), free)
}

/** Throws `no-space` when a running import must stop. */
export async function requireReserve(free: FreeSpace): Promise<void> {
  await requireSpace(LAST_RESERVE, free)
}

/** The `no-space` error for a write that the browser refused; any other error as it is. */
export async function explainQuota(error: unknown, free: FreeSpace): Promise<unknown> {
  if (!isQuotaError(error)) return error
  return new ImportError('no-space', { needed: LAST_RESERVE, free: (await free().catch(() => null)) ?? 0 })
}

function isQuotaError(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError'
}

async function requireSpace(needed: Bytes, free: FreeSpace): Promise<void> {
  const available = await free()
  if (available !== null && available < needed) {
    throw new ImportError('no-space', { needed, free: available })
  }
}
