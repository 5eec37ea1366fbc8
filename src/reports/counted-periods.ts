import type { DayRange } from '../facts/day.ts'
import type { SmtpAuthReport } from './report.ts'

/** The periods that the counts of the report come from; empty when they come from single days. */
export function countedPeriods(report: SmtpAuthReport): readonly DayRange[] {
  if (report.family !== 'portal-report') return []
  return report.periods.flatMap(({ use, period }) => (use === 'counted' && period ? [period] : []))
}
