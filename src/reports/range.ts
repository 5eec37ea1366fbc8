import type { ImportCoverage, PeriodImport } from '../facts/coverage.ts'
import { type DayRange, dayCount, type EpochDay, isInside } from '../facts/day.ts'
import { type Family, QUESTIONS_OF_FORMAT, type Question } from '../facts/vocabulary.ts'

/** The original reports open on a week. */
const DEFAULT_DAYS = 7

/**
 * The range that a report opens on: the seven days that end at the last covered day (never at today, or an
 * old export would open on an empty chart), widened to hold the newest period total. `null`: no import
 * covers a day.
 */
export function defaultRange(
  imports: readonly Pick<ImportCoverage, 'format' | 'covered'>[],
): DayRange | null {
  const covered = imports.flatMap((one) => one.covered ?? [])
  if (covered.length === 0) return null
  const to = Math.max(...covered.map((range) => range.to))
  const periods = imports.flatMap((one) => (one.format === 'smtp-auth-clients' ? (one.covered ?? []) : []))
  const [newest] = [...periods].sort(comparePeriods)
  return { from: Math.min(to - DEFAULT_DAYS + 1, newest?.from ?? Number.POSITIVE_INFINITY), to }
}

/** The seven days that end at the last day which a family's exports for the question cover. */
export function newestWeek(
  imports: readonly ImportCoverage[],
  family: Family,
  question: Question,
): DayRange | null {
  const answering = imports.filter(
    (one) => one.family === family && QUESTIONS_OF_FORMAT[one.format].includes(question),
  )
  const last = answering.flatMap(({ covered }) => covered?.to ?? [])
  return last.length === 0 ? null : { from: Math.max(...last) - DEFAULT_DAYS + 1, to: Math.max(...last) }
}

/** The range that a caller asked for in part: one end alone completes itself from what is covered. */
export function completeRange(
  asked: { readonly from: EpochDay | null; readonly to: EpochDay | null },
  imports: readonly Pick<ImportCoverage, 'format' | 'covered'>[],
): DayRange | null {
  if (asked.from !== null && asked.to !== null) return { from: asked.from, to: asked.to }
  if (asked.to !== null) return { from: asked.to - DEFAULT_DAYS + 1, to: asked.to }
  const usual = defaultRange(imports)
  if (asked.from === null || usual === null) return usual
  return { from: asked.from, to: Math.max(asked.from, usual.to) }
}

/** Senders that were seen so many days ago are not new: the memory of the portal's own report. */
const MEMORY_DAYS = 90

/** The days that a report over `range` reads: those before it, too, as many as it has and 90 at least. */
export function withDaysBefore(range: DayRange): DayRange
export function withDaysBefore(range: DayRange | null): DayRange | null
export function withDaysBefore(range: DayRange | null): DayRange | null {
  if (range === null) return null
  return { from: range.from - Math.max(MEMORY_DAYS, dayCount(range)), to: range.to }
}

/** Which of two periods goes first: the later end, then the shorter one. */
function comparePeriods(a: DayRange, b: DayRange): number {
  return b.to - a.to || b.from - a.from
}

/** The same for two period imports: a known period before an unknown, at last the larger hash. */
export function comparePeriodImports(
  a: Pick<PeriodImport, 'period' | 'sha256'>,
  b: Pick<PeriodImport, 'period' | 'sha256'>,
): number {
  if (a.period && b.period) {
    const order = comparePeriods(a.period, b.period)
    if (order !== 0) return order
  } else if (a.period || b.period) return a.period ? -1 : 1
  if (a.sha256 === b.sha256) return 0
  return a.sha256 > b.sha256 ? -1 : 1
}

/** Whether two periods share a day; one that nobody knows may overlap with any. */
export function doOverlap(a: DayRange | null, b: DayRange | null): boolean {
  return a === null || b === null || (a.from <= b.to && b.from <= a.to)
}

/** The days of the range that imports of the family cover, ascending. */
export function coveredDays(
  imports: readonly ImportCoverage[],
  family: Family,
  range: DayRange | null,
): EpochDay[] {
  if (range === null) return []
  const days = new Set<EpochDay>()
  for (const { covered, family: own } of imports) {
    if (covered === null || own !== family) continue
    const last = Math.min(covered.to, range.to)
    for (let day = Math.max(covered.from, range.from); day <= last; day++) days.add(day)
  }
  return [...days].filter((day) => isInside(day, range)).sort((a, b) => a - b)
}
