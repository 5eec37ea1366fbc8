import { type DayRange, dayCount } from '../facts/day.ts'
import type { Family } from '../facts/vocabulary.ts'
import { type ChosenPeriods, choosePeriods, isTiled, spanOf } from './period-use.ts'
import { coveredDays, withDaysBefore } from './range.ts'
import type { PreviousPeriod } from './report.ts'
import { answeringImports, type ReportInput } from './report-input.ts'
import { submissionSums } from './submission-sums.ts'

/** What a family counted before the days of the report, so that a sender can be compared with itself. */
export interface PeriodBefore {
  readonly previous: PreviousPeriod | null
  /** The sender's messages in the period before; `null` where that is not covered. */
  messagesOf(address: string): number | null
  /** See `SenderRow.isNew`. */
  isNew(address: string): boolean | null
}

/** Messages by sender. */
type Totals = ReadonlyMap<string, number>

/** The period before of the family that the counts come from; `null` where none counts. */
export function periodBefore(
  input: ReportInput,
  family: Family | null,
  periods: ChosenPeriods,
): PeriodBefore {
  if (family === null) return NOTHING_BEFORE
  return family === 'portal-report' ? beforePeriods(input, periods) : beforeDays(input, family)
}

const NOTHING_BEFORE: PeriodBefore = { previous: null, messagesOf: () => null, isNew: () => null }

function beforeDays(input: ReportInput, family: Family): PeriodBefore {
  if (input.range === null) return NOTHING_BEFORE
  const range = daysBefore(input.range)
  const covered = coveredDays(answeringImports(input, 'smtp-auth'), family, range)
  const totalsIn = (days: DayRange): Totals =>
    addUp(submissionSums(input, family, days).map(({ shape, messages }) => [shape.sender, messages]))
  return judge({
    range,
    isCovered: covered.length === dayCount(range),
    counted: totalsIn(range),
    earlier: totalsIn(memoryBefore(input.range)),
  })
}

/**
 * Totals without days compare only as wholes: the periods that count must lie day by day beside one another, and so must
 * those before them.
 */
function beforePeriods(input: ReportInput, periods: ChosenPeriods): PeriodBefore {
  const span = spanOf(periods)
  if (span === null) return NOTHING_BEFORE
  const range = daysBefore(span)
  const before = choosePeriods(input.periods, range)
  const memory = memoryBefore(span)
  const earlier = input.periods.filter(
    ({ period }) => period !== null && period.to >= memory.from && period.to <= memory.to,
  )
  const totalsOf = (list: ChosenPeriods['counted']): Totals =>
    addUp(list.flatMap(({ totals }) => totals.map(({ sender, messages }) => [sender, messages] as const)))
  return judge({
    range,
    isCovered: isTiled(periods.counted, span) && isTiled(before.counted, range),
    counted: totalsOf(before.counted),
    earlier: totalsOf(earlier),
  })
}

function judge(before: {
  readonly range: DayRange
  readonly isCovered: boolean
  readonly counted: Totals
  readonly earlier: Totals
}): PeriodBefore {
  const { range, isCovered, counted, earlier } = before
  let messages = 0
  for (const count of counted.values()) messages += count
  return {
    previous: {
      range,
      isCovered,
      clients: isCovered ? counted.size : null,
      messages: isCovered ? messages : null,
    },
    messagesOf: (address) => (isCovered ? (counted.get(address) ?? 0) : null),
    isNew(address) {
      if (earlier.has(address)) return false
      return isCovered ? true : null
    },
  }
}

function addUp(entries: readonly (readonly [sender: string, messages: number])[]): Totals {
  const totals = new Map<string, number>()
  for (const [sender, messages] of entries) totals.set(sender, (totals.get(sender) ?? 0) + messages)
  return totals
}

/** As many days, just before. */
function daysBefore(range: DayRange): DayRange {
  return { from: range.from - dayCount(range), to: range.from - 1 }
}

/** All days before the range that a report over it reads. */
function memoryBefore(range: DayRange): DayRange {
  const read = withDaysBefore(range)
  return { from: read.from, to: range.from - 1 }
}
