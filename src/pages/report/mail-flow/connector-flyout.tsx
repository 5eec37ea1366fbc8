import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Insight } from '../../../insights/insight.ts'
import { t } from '../../../platform/i18n.ts'
import type { ConnectorRow, MailFlowReport } from '../../../reports/report.ts'
import { Chart } from '../../../ui/chart.tsx'
import { tlsByDay } from '../../../ui/chart-data.ts'
import { Fact } from '../../../ui/fact.tsx'
import { Flyout } from '../../../ui/flyout.tsx'
import { format } from '../../../ui/format.ts'
import { TlsBreakdown } from '../../../ui/tls-breakdown.tsx'
import { connectorName, connectorTypeName, directionName, tlsName } from '../../../ui/words.ts'
import { coveredDays } from '../../shared/covered-days.ts'
import { whyNoTransportTls } from '../../shared/reasons.ts'
import { insightsOf } from '../insights/connector-insights.ts'
import { InsightList } from '../insights/insight-list.tsx'

/** One connector: its volume, its TLS usage, what was found on it. */
export function ConnectorFlyout(props: {
  row: ConnectorRow
  report: MailFlowReport
  insights: readonly Insight[]
  onClose: () => void
}): JSX.Element {
  const { row, report } = props
  const model = useMemo(
    () => report.range && tlsByDay(row.byDay, { range: report.range, covered: coveredDays(report) }, tlsName),
    [row, report],
  )
  return (
    <Flyout title={connectorName(row.connector)} onClose={props.onClose}>
      <dl class="facts">
        <Fact name={t('columnMessages')}>{format.count(row.messages)}</Fact>
        <Fact name={t('columnDirection')}>{directionName(row.direction)}</Fact>
        <Fact name={t('columnType')}>{connectorTypeName(row.connectorType)}</Fact>
      </dl>
      <InsightList insights={insightsOf(row, props.insights)} />
      <section>
        <h3>{t('viewTls')}</h3>
        <TlsBreakdown tls={row.tls} caption={t('viewTls')} whyUnknown={whyNoTransportTls(report)} />
      </section>
      {model && model.series.length > 0 ? (
        <Chart model={model} title={t('chartTlsOf', { name: connectorName(row.connector) })} height={200} />
      ) : null}
      {row.connector === null ? <p class="quiet">{t('connectorNoneNote')}</p> : null}
    </Flyout>
  )
}
