import { readStored, removeStored, writeStored } from './stored.ts'

const SUMMARY_KEY = 'summary'
const DAMAGED_KEY = 'damaged'
const RETAINED_KEY = 'retention'

/** The summary that was stored last, as it was written; the reader checks it. */
export function readStoredSummary(): Promise<Readonly<Record<string, unknown>>> {
  return readStored(SUMMARY_KEY)
}

/** Stores a summary, `null` forgets it. */
export async function writeStoredSummary(summary: object | null): Promise<void> {
  if (summary === null) await removeStored(SUMMARY_KEY)
  else await writeStored(SUMMARY_KEY, summary)
}

/** The ids of the imports that the last check of the store found damaged. */
export async function readDamaged(): Promise<readonly string[]> {
  const { ids } = await readStored(DAMAGED_KEY)
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}

export async function writeDamaged(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) await removeStored(DAMAGED_KEY)
  else await writeStored(DAMAGED_KEY, { ids })
}

/** What retention deleted last. */
export interface RetentionRun {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly days: number
  readonly imports: number
  readonly messages: number
}

export async function readRetentionRun(): Promise<RetentionRun | null> {
  const { at, days, imports, messages } = await readStored(RETAINED_KEY)
  const isWhole = [at, days, imports, messages].every((value) => Number.isFinite(value))
  return isWhole ? ({ at, days, imports, messages } as RetentionRun) : null
}

export async function writeRetentionRun(run: RetentionRun): Promise<void> {
  await writeStored(RETAINED_KEY, run)
}
