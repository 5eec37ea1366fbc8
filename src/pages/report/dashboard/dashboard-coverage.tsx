import type { JSX } from 'preact'
import type { DayRange } from '../../../facts/day.ts'
import { t } from '../../../platform/i18n.ts'
import type { ReportBasis } from '../../../reports/report.ts'
import { CoverageStrip } from '../../../ui/coverage-strip.tsx'
import { basisLine } from '../basis.ts'

/** One report's days: what they rest on in a sentence, and a cell a day. */
export function DashboardCoverage(props: {
  title: string
  basis: ReportBasis
  periods: readonly DayRange[]
}): JSX.Element {
  const { title, basis, periods } = props
  return (
    <div class="dashboard-coverage">
      <h3>{title}</h3>
      <p>{basisLine(basis, periods)}</p>
      {basis.range && basis.coverage.length > 0 ? (
        <CoverageStrip range={basis.range} coverage={basis.coverage} counted={basis.family} />
      ) : (
        <p class="quiet">{t('chartEmpty')}</p>
      )}
    </div>
  )
}
