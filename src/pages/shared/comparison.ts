import { dayCount } from '../../facts/day.ts'
import { t } from '../../platform/i18n.ts'
import type { PreviousPeriod, SmtpAuthReport } from '../../reports/report.ts'
import { format } from '../../ui/format.ts'
import { familyName } from '../../ui/words.ts'
import { coveredDays } from './covered-days.ts'

/** What the report's numbers can be compared with, or why they cannot. */
export type Comparison =
  | {
      readonly kind: 'compared'
      readonly range: PreviousPeriod['range']
      readonly clients: number
      readonly messages: number
    }
  | { readonly kind: 'none'; readonly why: string }

/** The period before, where each of its days and of the report's own is covered: a gap would read as a change. */
export function comparisonOf(report: SmtpAuthReport): Comparison {
  const { previous, range, family } = report
  if (previous === null || range === null || family === null) return { kind: 'none', why: t('compareNoDays') }
  const source = familyName(family)
  const { clients, messages } = previous
  if (clients === null || messages === null) {
    return { kind: 'none', why: t('compareNotCovered', { source, range: format.range(previous.range) }) }
  }
  const isWhole = family === 'portal-report' || coveredDays(report).length === dayCount(range)
  if (!isWhole) return { kind: 'none', why: t('compareGaps', { source }) }
  return { kind: 'compared', range: previous.range, clients, messages }
}

/** Why no sender can be compared with itself in the period before. */
export function whyNoChange({ previous, family }: SmtpAuthReport): string {
  if (previous === null || family === null) return t('compareNoDays')
  return t('compareNotCovered', { source: familyName(family), range: format.range(previous.range) })
}
