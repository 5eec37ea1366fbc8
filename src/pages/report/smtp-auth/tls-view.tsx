import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { knownMessages } from '../../../facts/tls.ts'
import { t } from '../../../platform/i18n.ts'
import type { SmtpAuthReport } from '../../../reports/report.ts'
import { type TlsUsages, tlsUsages } from '../../../reports/tls-usage.ts'
import { Chart } from '../../../ui/chart/chart.tsx'
import { shareByDay } from '../../../ui/chart/chart-data.ts'
import { TlsBreakdown } from '../../../ui/tls-breakdown.tsx'
import { familyName, tlsName } from '../../../ui/words.ts'
import { coveredDays } from '../../shared/covered-days.ts'
import { whyNoSenderTls, whyNoSubmissionTls } from '../../shared/reasons.ts'

const CHART_HEIGHT = 240

/** "TLS usage": share of each version over the period, and per day where the source knows days. */
export function TlsView(props: { report: SmtpAuthReport; domain: string | null }): JSX.Element {
  const { report, domain } = props
  const usages = useMemo(() => tlsUsages(report, domain), [report, domain])
  const chart = useMemo(() => {
    if (report.range === null || knownMessages(usages.own.tls) === 0) return null
    const rows = domain === null ? report.byDay : report.byDay.filter((row) => row.domain === domain)
    return rows.length === 0
      ? null
      : shareByDay(rows, { range: report.range, covered: coveredDays(report) }, tlsName)
  }, [report, domain, usages])
  return (
    <div class="tls-view">
      <TlsOfPeriod usages={usages} whyUnknown={whyNoSenderTls(report)} />
      {chart ? (
        <section>
          <h3>{t('tlsPerDay')}</h3>
          <Chart model={chart} title={t('chartSmtpAuthTlsDays')} height={CHART_HEIGHT} />
        </section>
      ) : null}
    </div>
  )
}

/** Shares over the period; where the counted source states none, what another says of the same senders, as its own numbers. */
export function TlsOfPeriod(props: { usages: TlsUsages; whyUnknown: string }): JSX.Element {
  const { own, others } = props.usages
  return (
    <>
      <section>
        <TlsBreakdown tls={own.tls} caption={t('chartSmtpAuthTls')} whyUnknown={props.whyUnknown} />
      </section>
      {others.map(({ family, senders, tls }) => {
        const title = t('tlsFrom', {
          source: family === null ? '–' : familyName(family),
          count: senders,
          all: own.senders,
        })
        return (
          <section key={family}>
            <h3>{title}</h3>
            <TlsBreakdown tls={tls} caption={title} whyUnknown={whyNoSubmissionTls(family)} />
          </section>
        )
      })}
    </>
  )
}
