import type { EpochDay } from '../../facts/day.ts'
import { firstKeptDay, outdatedImports } from '../../store/retention.ts'
import type { EpochMs, ImportRecord } from '../../store/schema.ts'

/** What can be chosen; an organisation may set any other number of days. */
const USUAL_DAYS: readonly (number | null)[] = [null, 30, 90, 180, 365, 730]

/** The usual choices, and the one that holds where it is none of them. */
export function retentionChoices(current: number | null): readonly (number | null)[] {
  return USUAL_DAYS.includes(current) ? USUAL_DAYS : [...USUAL_DAYS, current]
}

/** What a retention would delete today. */
export interface Loss {
  readonly firstKept: EpochDay
  readonly imports: number
  /** As each import counts them: one that two of them hold is in both. */
  readonly messages: number
}

export function lossOf(imports: readonly ImportRecord[], days: number | null, now: EpochMs): Loss | null {
  if (days === null) return null
  const firstKept = firstKeptDay(now, days)
  const outdated = outdatedImports(imports, firstKept)
  if (outdated.length === 0) return null
  return {
    firstKept,
    imports: outdated.length,
    messages: outdated.reduce((sum, { messages }) => sum + messages, 0),
  }
}

/** What the store holds, of it the originals, in bytes as stored. */
export function originalsSize(imports: readonly ImportRecord[]): number {
  return imports.reduce((sum, { original }) => sum + (original?.storedSize ?? 0), 0)
}

/** Imports that are counted. */
export function countSealed(imports: readonly ImportRecord[]): number {
  return imports.filter(({ state }) => state === 'sealed').length
}
