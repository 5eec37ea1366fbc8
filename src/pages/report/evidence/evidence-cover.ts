import { type DayRange, dayCount, type EpochDay } from '../../../facts/day.ts'
import { t } from '../../../platform/i18n.ts'
import { format } from '../../../ui/format.ts'

/** On how much of the range evidence rests: the days of it that exports cover. */
export function evidenceCover(range: DayRange | null, days: readonly EpochDay[]): string {
  if (range === null) return t('evidenceNoDays')
  if (days.length === 0) return t('evidenceNotCovered', { range: format.range(range) })
  return t('evidenceCover', { days: days.length, count: dayCount(range), range: format.range(range) })
}
