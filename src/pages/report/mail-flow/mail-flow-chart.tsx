import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { connectorKey } from '../../../facts/connector.ts'
import { t } from '../../../platform/i18n.ts'
import type { ConnectorRow, MailFlowReport } from '../../../reports/report.ts'
import { Chart } from '../../../ui/chart.tsx'
import { type ChartModel, tlsByDay, volumeLines } from '../../../ui/chart-data.ts'
import { Select } from '../../../ui/select.tsx'
import { connectorName, directionName, tlsName } from '../../../ui/words.ts'
import { coveredDays } from '../../shared/covered-days.ts'
import { TableSwitch } from '../table-switch.tsx'

type View = 'volume' | 'tls'

/** Mail flow or TLS usage a day, of all mail or of one connector. */
export function MailFlowChart({ report }: { report: MailFlowReport }): JSX.Element {
  const [view, setView] = useState<View>('volume')
  const [key, setKey] = useState('')
  const [isTable, setIsTable] = useState(false)
  const row = report.connectors.find((candidate) => connectorKey(candidate) === key) ?? null
  const charts = useMemo(() => chartsOf(report, view, row), [report, view, row])
  return (
    <section class="card" aria-label={t('chartSection')}>
      <div class="card-head">
        <div class="card-tools">
          <Select<View>
            label={t('viewDataBy')}
            value={view}
            choices={[
              { value: 'volume', label: t('viewMailFlow') },
              { value: 'tls', label: t('viewTls') },
            ]}
            onChange={setView}
          />
          <Select
            label={t('showDataFor')}
            value={row ? key : ''}
            choices={[{ value: '', label: t('allMailFlow') }, ...report.connectors.map(connectorChoice)]}
            onChange={setKey}
          />
        </div>
        {charts.length > 0 ? <TableSwitch isTable={isTable} onChange={setIsTable} /> : null}
      </div>
      {charts.length === 0 ? <p class="quiet">{t('chartEmpty')}</p> : null}
      <div class={charts.length > 1 ? 'chart-pair' : undefined}>
        {charts.map((chart) => (
          <div key={chart.title}>
            {charts.length > 1 ? <h3>{chart.title}</h3> : null}
            <Chart
              model={chart.model}
              title={chart.title}
              height={charts.length > 1 ? 240 : 320}
              isTable={isTable}
            />
          </div>
        ))}
      </div>
    </section>
  )
}

interface TitledChart {
  readonly title: string
  readonly model: ChartModel
}

function chartsOf(report: MailFlowReport, view: View, row: ConnectorRow | null): readonly TitledChart[] {
  if (report.range === null || report.family === null) return []
  const days = { range: report.range, covered: coveredDays(report) }
  const inbound = { name: directionName('inbound'), rows: report.inbound.byDay }
  const outbound = { name: directionName('outbound'), rows: report.outbound.byDay }
  const lists = row ? [{ name: connectorName(row.connector), rows: row.byDay }] : [inbound, outbound]
  if (view === 'volume') return [{ title: t('chartMailFlow'), model: volumeLines(lists, days) }]
  return lists.map((list) => ({
    title: t('chartTlsOf', { name: list.name }),
    model: tlsByDay(list.rows, days, tlsName),
  }))
}

function connectorChoice(row: ConnectorRow): { value: string; label: string } {
  return {
    value: connectorKey(row),
    label: `${connectorName(row.connector)} (${directionName(row.direction)})`,
  }
}
