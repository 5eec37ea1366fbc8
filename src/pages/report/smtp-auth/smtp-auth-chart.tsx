import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { t } from '../../../platform/i18n.ts'
import type { SmtpAuthReport } from '../../../reports/report.ts'
import { Chart } from '../../../ui/chart.tsx'
import { domainsOf, volumeByDomain } from '../../../ui/chart-data.ts'
import { Select } from '../../../ui/select.tsx'
import { TlsBreakdown } from '../../../ui/tls-breakdown.tsx'
import { coveredDays } from '../../shared/covered-days.ts'
import { whyNoSubmissionTls } from '../../shared/reasons.ts'
import { TableSwitch } from '../table-switch.tsx'
import { PeriodBars } from './period-bars.tsx'

type View = 'volume' | 'tls'

const CHART_HEIGHT = 320

/** "View data by" and "Show data for", as the original named them, with the chart that they choose. */
export function SmtpAuthChart({ report }: { report: SmtpAuthReport }): JSX.Element {
  const [view, setView] = useState<View>('volume')
  const [domain, setDomain] = useState('')
  const [isTable, setIsTable] = useState(false)
  const domains = useMemo(() => domainsOf(report.byDay), [report])
  const shownDomain = domains.includes(domain) ? domain : null
  const hasDays = report.family !== 'portal-report'
  return (
    <section class="card" aria-label={t('chartSection')}>
      <div class="card-head">
        <div class="card-tools">
          <Select<View>
            label={t('viewDataBy')}
            value={view}
            choices={[
              { value: 'volume', label: t('viewVolume') },
              { value: 'tls', label: t('viewTls') },
            ]}
            onChange={setView}
          />
          {view === 'volume' && hasDays ? (
            <Select
              label={t('showDataFor')}
              value={shownDomain ?? ''}
              choices={[
                { value: '', label: t('allSenderDomains') },
                ...domains.map((name) => ({ value: name, label: name || t('domainNone') })),
              ]}
              onChange={setDomain}
            />
          ) : null}
        </div>
        {view === 'volume' && hasDays && report.byDay.length > 0 ? (
          <TableSwitch isTable={isTable} onChange={setIsTable} />
        ) : null}
      </div>
      {view === 'tls' ? (
        <TlsBreakdown
          tls={report.tls}
          caption={t('chartSmtpAuthTls')}
          whyUnknown={whyNoSubmissionTls(report.family)}
        />
      ) : (
        <Volume report={report} domain={shownDomain} isTable={isTable} />
      )}
    </section>
  )
}

function Volume(props: { report: SmtpAuthReport; domain: string | null; isTable: boolean }): JSX.Element {
  const { report, domain, isTable } = props
  const model = useMemo(
    () =>
      report.range &&
      volumeByDomain(
        report.byDay,
        { range: report.range, covered: coveredDays(report) },
        { domain, otherName: t('domainOthers') },
      ),
    [report, domain],
  )
  if (report.family === 'portal-report') return <PeriodBars periods={report.periods} />
  if (!model || report.family === null) return <p class="quiet">{t('chartEmpty')}</p>
  return <Chart model={model} title={t('chartSmtpAuthVolume')} height={CHART_HEIGHT} isTable={isTable} />
}
