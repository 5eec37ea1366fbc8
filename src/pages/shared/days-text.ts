import { type DayRange, dayCount } from '../../facts/day.ts'
import { t } from '../../platform/i18n.ts'
import type { ReportBasis } from '../../reports/report.ts'
import { format } from '../../ui/format.ts'

/** The days that a widget's figures are of; periods of a portal export by their own name. */
export function daysText(
  { range, family }: Pick<ReportBasis, 'range' | 'family'>,
  periods: readonly DayRange[] = [],
): string {
  if (range === null || family === null) return t('basisNothing')
  if (periods.length > 0) return t('popupPeriod', { range: periods.map(format.range).join(', ') })
  return t('popupDays', { count: dayCount(range), last: format.longDay(range.to) })
}
