import { dayOfMs, type EpochDay } from '../../facts/day.ts'
import type { Summary } from '../../model/summary.ts'
import type { Settings } from '../../platform/settings-fields.ts'
import { reconcile } from '../../store/ledger.ts'
import type { EpochMs, ImportRecord, LedgerEntry } from '../../store/schema.ts'

const DAY_MS = 86_400_000

/** Imports that something happened to, in numbers; each is told in full in the report. */
export interface Trouble {
  readonly lost: number
  readonly damaged: number
  readonly interrupted: number
}

/** All that the popup shows of what is stored. */
export interface PopupState {
  /** `null` before the first import. */
  readonly summary: Summary | null
  /** When the newest import was sealed; `null` before the first. */
  readonly lastSeal: EpochMs | null
  readonly trouble: Trouble
  readonly settings: Pick<Settings, 'maxAgeDays' | 'reminderDays'>
}

/** When the newest import was sealed; `null` without one. */
export function lastSealOf(imports: readonly ImportRecord[]): EpochMs | null {
  const seals = imports.flatMap(({ state, sealedAt }) => (state === 'sealed' ? (sealedAt ?? []) : []))
  return seals.length === 0 ? null : Math.max(...seals)
}

interface StoreFacts {
  readonly imports: readonly ImportRecord[]
  readonly ledger: readonly LedgerEntry[]
  /** Ids that the last check found damaged. */
  readonly damaged: readonly string[]
}

/** What the ledger misses now, what the last check found, and what the browser cut. */
export function troubleOf({ imports, ledger, damaged }: StoreFacts): Trouble {
  const checks = new Map(damaged.map((id) => [id, 'damaged'] as const))
  const { findings } = reconcile({ ledger, imports, checks })
  const count = (kind: 'lost' | 'damaged'): number => findings.filter((one) => one.kind === kind).length
  return {
    lost: count('lost'),
    damaged: count('damaged'),
    interrupted: imports.filter(({ state }) => state === 'interrupted').length,
  }
}

/** What time asks for: data that are old before a reminder, one of them at most. */
export type Nudge = { readonly kind: 'old' | 'reminder'; readonly days: number }

export function nudgeOf({ summary, lastSeal, settings }: PopupState, now: EpochMs): Nudge | null {
  const { maxAgeDays, reminderDays } = settings
  const age = summary?.newestDay == null ? null : ageOf(summary.newestDay, now)
  if (age !== null && maxAgeDays !== null && age > maxAgeDays) return { kind: 'old', days: age }
  const days = lastSeal === null ? null : Math.floor((now - lastSeal) / DAY_MS)
  if (days !== null && reminderDays !== null && days >= reminderDays) return { kind: 'reminder', days }
  return null
}

function ageOf(day: EpochDay, now: EpochMs): number {
  return dayOfMs(now) - day
}
