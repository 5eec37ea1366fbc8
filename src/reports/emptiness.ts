import type { ImportCoverage } from '../facts/coverage.ts'
import { type DayRange, dayCount } from '../facts/day.ts'
import { COUNTED_FAMILIES, type Family, QUESTIONS_OF_FORMAT, type Question } from '../facts/vocabulary.ts'
import type { ReportBasis } from './report.ts'

/** Why a report has nothing to show. */
export type Emptiness =
  | { readonly kind: 'nothing-imported' }
  /** Exports that can answer cover days of the range, and none of their messages is of this question. */
  | { readonly kind: 'no-messages'; readonly family: Family; readonly days: number }
  /** They cover other days alone; `nearest` is as long as the range, or a whole period. */
  | { readonly kind: 'other-days'; readonly nearest: DayRange }
  /** No import of the chosen family, or of any, can answer this question. */
  | { readonly kind: 'cannot-answer'; readonly families: readonly Family[] }

/** What the reason is worked out from. */
export interface EmptinessInput {
  readonly question: Question
  readonly basis: ReportBasis
  readonly imports: readonly ImportCoverage[]
  /** The family that was asked for; `null`: any. */
  readonly chosen: Family | null
}

/** The reason of an empty report, where one of its families had a fact there would be none. */
export function emptinessOf({ question, basis, imports, chosen }: EmptinessInput): Emptiness {
  if (imports.length === 0) return { kind: 'nothing-imported' }
  const held = imports.filter((one) => chosen === null || one.family === chosen)
  const answering = held.filter((one) => QUESTIONS_OF_FORMAT[one.format].includes(question))
  const covering = basis.coverage.find(
    (one) => one.days.length > 0 && answering.some((other) => other.family === one.family && isCut(other)),
  )
  if (covering) return { kind: 'no-messages', family: covering.family, days: covering.days.length }
  const nearest = basis.range && nearestRange(basis.range, answering)
  if (nearest) return { kind: 'other-days', nearest }
  const families = COUNTED_FAMILIES.filter((family) => held.some((one) => one.family === family))
  return { kind: 'cannot-answer', families }
}

/** A period total is never split: that its days touch the range says nothing of it. */
function isCut(one: ImportCoverage): boolean {
  return one.format !== 'smtp-auth-clients'
}

/** The covered days nearest to the range, of two as near the later ones; `null` where nothing is covered. */
function nearestRange(range: DayRange, imports: readonly ImportCoverage[]): DayRange | null {
  const nearest = imports
    .flatMap((one) => (one.covered === null ? [] : [{ ...one, covered: one.covered }]))
    .sort((a, b) => distance(a.covered, range) - distance(b.covered, range) || b.covered.to - a.covered.to)[0]
  if (!nearest) return null
  const { covered } = nearest
  if (!isCut(nearest)) return covered
  const days = dayCount(range)
  if (covered.from > range.to)
    return { from: covered.from, to: Math.min(covered.to, covered.from + days - 1) }
  return { from: Math.max(covered.from, covered.to - days + 1), to: covered.to }
}

/** Days between two ranges; 0 where they share one. */
function distance(a: DayRange, b: DayRange): number {
  return Math.max(0, a.from - b.to, b.from - a.to)
}
