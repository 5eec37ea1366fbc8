import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { t } from '../../../platform/i18n.ts'
import type { SmtpAuthReport } from '../../../reports/report.ts'
import { Chart } from '../../../ui/chart/chart.tsx'
import { volumeByDomain } from '../../../ui/chart/chart-data.ts'
import { familyName } from '../../../ui/words.ts'
import { coveredDays } from '../../shared/covered-days.ts'
import type { PageProps } from '../page-props.ts'
import { PeriodBars } from './period-bars.tsx'

const CHART_HEIGHT = 320

/** "Sending volume": messages a day by sender domain; of period totals, which have no days, a bar a period. */
export function VolumeView(props: PageProps & { domain: string | null }): JSX.Element {
  const { model, domain } = props
  const { smtpAuth: report, input } = model
  const chart = useMemo(
    () =>
      report.range &&
      volumeByDomain(
        report.byDay,
        { range: report.range, covered: coveredDays(report) },
        { domain, otherName: t('domainOthers') },
      ),
    [report, domain],
  )
  if (report.family === 'portal-report') {
    return (
      <>
        <PeriodBars uses={report.periods} imports={input.periods} domain={domain} />
        <SourceWithDays {...props} report={report} />
      </>
    )
  }
  if (!chart) return <p class="quiet">{t('chartEmpty')}</p>
  return <Chart model={chart} title={t('chartSmtpAuthVolume')} height={CHART_HEIGHT} />
}

/** Another source that knows the days, one click away; its counts are its own. */
function SourceWithDays(
  props: Pick<PageProps, 'changeView'> & { report: SmtpAuthReport },
): JSX.Element | null {
  const source = props.report.coverage.find((one) => one.family !== 'portal-report' && one.hasFacts)?.family
  if (!source) return null
  return (
    <p>
      <button type="button" class="button button-small" onClick={() => props.changeView({ source })}>
        {t('sourceWithDays', { source: familyName(source) })}
      </button>
    </p>
  )
}
