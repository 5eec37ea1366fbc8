import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { knownMessages } from '../../../facts/tls.ts'
import { t } from '../../../platform/i18n.ts'
import type { ConnectorRow, MailFlowReport } from '../../../reports/report.ts'
import { Chart } from '../../../ui/chart/chart.tsx'
import { tlsByDay } from '../../../ui/chart/chart-data.ts'
import { Fact } from '../../../ui/fact.tsx'
import { Flyout } from '../../../ui/flyout.tsx'
import { format } from '../../../ui/format.ts'
import { TlsBreakdown } from '../../../ui/tls-breakdown.tsx'
import { connectorTitle, connectorTypeName, directionName, tlsName } from '../../../ui/words.ts'
import { coveredDays } from '../../shared/covered-days.ts'
import { whyNoTransportTls } from '../../shared/reasons.ts'
import { insightsOf } from '../insights/connector-insights.ts'
import type { InsightHandlers } from '../insights/insight-handlers.ts'
import { InsightList } from '../insights/insight-list.tsx'
import type { PageProps } from '../page-props.ts'
import { ForcedTlsText } from './connector-days-table.tsx'
import { ConnectorSources } from './connector-sources.tsx'
import type { OpenedRow } from './day-rows.ts'

/** One connector, or one of its days: the row's details, its chart over the range, what was found on it, where it is from. */
export function ConnectorFlyout(
  props: PageProps & { opened: OpenedRow; handlers: InsightHandlers },
): JSX.Element {
  const { model, opened, handlers } = props
  const { mailFlow: report } = model
  const { row } = opened
  const shown = opened.kind === 'day' ? opened.day : row
  return (
    <Flyout title={connectorTitle(row)} onClose={() => props.changeView({ row: null })}>
      <RowFacts opened={opened} report={report} />
      <section class="stack">
        <h3>{t('viewTls')}</h3>
        <TlsBreakdown tls={shown.tls} caption={t('viewTls')} whyUnknown={whyNoTransportTls(report)} />
      </section>
      <InsightList model={model} insights={insightsOf(row, model.insights)} handlers={handlers} />
      <ConnectorChart row={row} report={report} />
      {row.connector === null ? <p class="quiet">{t('connectorNoneNote')}</p> : null}
      <ConnectorSources model={model} day={opened.kind === 'day' ? opened.day.day : null} />
    </Flyout>
  )
}

function RowFacts({ opened, report }: { opened: OpenedRow; report: MailFlowReport }): JSX.Element {
  const { row } = opened
  const shown = opened.kind === 'day' ? opened.day : row
  return (
    <dl class="facts">
      <Fact name={t('columnDate')}>
        {opened.kind === 'day' ? format.longDay(opened.day.day) : report.range && format.range(report.range)}
      </Fact>
      <Fact name={t('columnVolume')}>{t('messageCount', { count: shown.messages })}</Fact>
      <Fact name={t('columnDirection')}>{directionName(row.direction)}</Fact>
      <Fact name={t('columnConnectorType')}>{connectorTypeName(row.connectorType)}</Fact>
      {opened.kind === 'day' ? (
        <Fact name={t('columnForcedTls')}>
          <ForcedTlsText row={opened.day} report={report} />
        </Fact>
      ) : null}
      <Fact name={t('factKnownTls')}>{format.share(knownMessages(shown.tls), shown.messages)}</Fact>
    </dl>
  )
}

function ConnectorChart({ row, report }: { row: ConnectorRow; report: MailFlowReport }): JSX.Element | null {
  const model = useMemo(
    () => report.range && tlsByDay(row.byDay, { range: report.range, covered: coveredDays(report) }, tlsName),
    [row, report],
  )
  if (!model || model.series.length === 0) return null
  return (
    <section class="stack">
      <h3>{t('connectorOverRange')}</h3>
      <Chart model={model} title={t('chartTlsOf', { name: connectorTitle(row) })} height={200} />
    </section>
  )
}
