import { type DayRange, dayCount } from '../../facts/day.ts'
import { FORMAT_NAMES } from '../../facts/vocabulary.ts'
import { t } from '../../platform/i18n.ts'
import type { ReportBasis } from '../../reports/report.ts'
import type { ImportRecord } from '../../store/schema.ts'
import { missingRuns } from '../../ui/coverage-days.ts'
import { format } from '../../ui/format.ts'
import { familyName, formatName } from '../../ui/words.ts'
import { formatsOf } from '../shared/reasons.ts'

/** What the numbers rest on, in one line: range and source. */
export function basisLine(basis: ReportBasis, periods: readonly DayRange[]): string {
  if (basis.family === null || basis.range === null) return t('basisNothing')
  const source = familyName(basis.family)
  if (periods.length > 0) return t('basisPeriods', { range: periods.map(format.range).join(', ') })
  return t('basisDays', {
    count: dayCount(basis.range),
    last: format.longDay(basis.range.to),
    source,
  })
}

/** What the numbers leave out, a few words each; empty when they leave out nothing. */
export function omissions(
  basis: ReportBasis,
  unknownTls: number,
  periods: readonly DayRange[],
): readonly string[] {
  const list: string[] = []
  if (unknownTls > 0) list.push(t('omitUnknownTls', { count: unknownTls }))
  const missing = periods.length > 0 ? 0 : missingDays(basis).reduce((sum, run) => sum + dayCount(run), 0)
  if (missing > 0) list.push(t('omitDays', { count: missing }))
  return list
}

/** The days of the range that the counted family does not cover. */
export function missingDays(basis: ReportBasis): readonly DayRange[] {
  const counted = basis.coverage.find((entry) => entry.family === basis.family)
  return basis.range && counted ? missingRuns(basis.range, counted.days) : []
}

/** The long account, one sentence each: sources, gaps, what is never added, what was not readable. */
export function accountOf(basis: ReportBasis, imports: readonly ImportRecord[]): readonly string[] {
  if (basis.family === null || basis.range === null) return [t('basisNothing')]
  const used = imports.filter((entry) => entry.state === 'sealed' && entry.family === basis.family)
  const rejected = used.flatMap((entry) => entry.rejected).reduce((sum, entry) => sum + entry.count, 0)
  const others = basis.coverage.filter((entry) => entry.family !== basis.family)
  const missing = missingDays(basis)
  const formats = FORMAT_NAMES.filter((name) => formatsOf(basis).includes(name)).map(formatName)
  return [
    t('accountSource', { source: familyName(basis.family), formats: formats.join(', ') }),
    t('accountRange', { range: format.range(basis.range) }),
    t('accountDistinct'),
    ...(missing.length > 0 ? [t('accountMissing', { days: missing.map(format.range).join('; ') })] : []),
    ...others.map((entry) => t('accountOther', { source: familyName(entry.family) })),
    ...(rejected > 0 ? [t('accountRejected', { count: rejected })] : []),
  ]
}
