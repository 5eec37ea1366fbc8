import type { PeriodImport } from '../facts/coverage.ts'
import { type DayRange, dayCount } from '../facts/day.ts'
import { comparePeriodImports, doOverlap } from './range.ts'
import type { PeriodUse } from './report.ts'

/** The period totals of a report: which exports count, and what becomes of the others. */
export interface ChosenPeriods {
  readonly counted: readonly PeriodImport[]
  /** Every export, newest period first. */
  readonly uses: readonly PeriodUse[]
}

/**
 * A period total counts only where its whole period lies inside the range; of overlapping ones the first
 * in order counts. An export whose days nobody knows counts only where no other does.
 */
export function choosePeriods(periods: readonly PeriodImport[], range: DayRange | null): ChosenPeriods {
  const counted: PeriodImport[] = []
  const uses = [...periods].sort(comparePeriodImports).map((one): PeriodUse => {
    const use = useOf(one, counted, range)
    if (use === 'counted') counted.push(one)
    return {
      importId: one.importId,
      file: one.file,
      period: one.period,
      messages: one.totals.reduce((sum, total) => sum + total.messages, 0),
      use,
    }
  })
  return { counted, uses }
}

function useOf(
  one: PeriodImport,
  counted: readonly PeriodImport[],
  range: DayRange | null,
): PeriodUse['use'] {
  const isInside =
    one.period === null || (range !== null && one.period.from >= range.from && one.period.to <= range.to)
  if (!isInside) return 'outside'
  return counted.some((other) => doOverlap(other.period, one.period)) ? 'overlaps' : 'counted'
}

/** First to last day of the counted periods; `null` without one, or where nobody knows the days of one. */
export function spanOf({ counted }: Pick<ChosenPeriods, 'counted'>): DayRange | null {
  const ranges = counted.map((one) => one.period)
  if (ranges.length === 0 || ranges.includes(null)) return null
  return {
    from: Math.min(...ranges.map((range) => range?.from ?? 0)),
    to: Math.max(...ranges.map((range) => range?.to ?? 0)),
  }
}

/** Whether periods that do not overlap hold each day of the range, and none beside it. */
export function isTiled(periods: ChosenPeriods['counted'], range: DayRange): boolean {
  const days = periods.reduce((sum, { period }) => sum + (period ? dayCount(period) : Number.NaN), 0)
  return days === dayCount(range)
}
