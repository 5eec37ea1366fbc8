import { type DayRange, dayCount, type EpochDay, formatDay, parseDay } from '../facts/day.ts'

/** The last so many covered days. */
export const PRESET_DAYS = [7, 30, 90] as const

/** What a range picker's choice stands for: the default, a number of days, all days, one period, or its own days. */
export type RangeChoice =
  | 'default'
  | `${(typeof PRESET_DAYS)[number]}`
  | 'all'
  | `period ${string}`
  | 'custom'

/** First and last day of all that is covered; `null` without a covered day. */
export function coveredSpan(covered: readonly (DayRange | null)[]): DayRange | null {
  const ranges = covered.filter((range) => range !== null)
  if (ranges.length === 0) return null
  return {
    from: Math.min(...ranges.map((range) => range.from)),
    to: Math.max(...ranges.map((range) => range.to)),
  }
}

/** So many days up to the last covered one. */
export function lastDays(count: number, lastDay: EpochDay): DayRange {
  return { from: lastDay - count + 1, to: lastDay }
}

/** The choice that a range is, so that the picker names it; `custom` when no other fits. */
export function choiceOf(
  range: DayRange | null,
  context: { readonly span: DayRange | null; readonly periods: readonly DayRange[] },
): RangeChoice {
  if (range === null) return 'default'
  const { span } = context
  for (const days of PRESET_DAYS) {
    if (span && isSameRange(range, lastDays(days, span.to))) return `${days}`
  }
  if (span && isSameRange(range, span)) return 'all'
  const period = context.periods.find((candidate) => isSameRange(candidate, range))
  return period ? periodChoice(period) : 'custom'
}

export function periodChoice(period: DayRange): RangeChoice {
  return `period ${formatDay(period.from)}..${formatDay(period.to)}`
}

export function isSameRange(left: DayRange, right: DayRange): boolean {
  return left.from === right.from && left.to === right.to
}

/** The longest range that is taken by hand: charts draw each of its days. */
export const MAX_RANGE_DAYS = 3660

/** The range of two date fields; `null` while they do not make one. */
export function rangeOfFields(from: string, to: string): DayRange | null {
  const range = { from: parseDay(from), to: parseDay(to) }
  return range.from <= range.to && dayCount(range) <= MAX_RANGE_DAYS ? range : null
}
