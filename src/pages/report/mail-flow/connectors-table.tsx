import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { connectorKey } from '../../../facts/connector.ts'
import { knownMessages } from '../../../facts/tls.ts'
import type { StatedInsight } from '../../../insights/insight-state.ts'
import { t } from '../../../platform/i18n.ts'
import type { ConnectorRow, MailFlowReport } from '../../../reports/report.ts'
import { format } from '../../../ui/format.ts'
import { type Column, DataTable } from '../../../ui/table/data-table.tsx'
import { shareText, TlsBar } from '../../../ui/tls-bar.tsx'
import { connectorName, connectorTypeName, directionName, insightName } from '../../../ui/words.ts'
import { whyNoTransportTls } from '../../shared/reasons.ts'
import { insightsOf } from '../insights/connector-insights.ts'

/** Volume and TLS a connector; mail without a connector is a row of its own. */
export function ConnectorsTable(props: {
  report: MailFlowReport
  insights: readonly StatedInsight[]
  onOpen: (row: ConnectorRow) => void
}): JSX.Element {
  const { report, insights } = props
  const columns = useMemo(() => connectorColumns(report, insights), [report, insights])
  return (
    <section class="card" aria-labelledby="connectors-title">
      <div class="card-head">
        <h2 id="connectors-title">{t('connectorsTitle')}</h2>
      </div>
      <DataTable
        label={t('connectorsLabel')}
        columns={columns}
        rows={report.connectors}
        keyOf={connectorKey}
        initial={{ column: 'messages', isDescending: true }}
        onOpen={props.onOpen}
        empty={t('connectorsNone')}
      />
    </section>
  )
}

function connectorColumns(
  report: MailFlowReport,
  insights: readonly StatedInsight[],
): readonly Column<ConnectorRow>[] {
  const why = whyNoTransportTls(report)
  return [
    {
      key: 'connector',
      title: t('columnConnector'),
      sortValue: (row) => row.connector,
      cell: (row) => connectorName(row.connector),
    },
    {
      key: 'direction',
      title: t('columnDirection'),
      width: '104px',
      sortValue: (row) => row.direction,
      cell: (row) => directionName(row.direction),
    },
    {
      key: 'type',
      title: t('columnType'),
      width: '132px',
      sortValue: (row) => row.connectorType,
      cell: (row) => connectorTypeName(row.connectorType),
    },
    {
      key: 'messages',
      title: t('columnMessages'),
      isNumber: true,
      width: '104px',
      sortValue: (row) => row.messages,
      cell: (row) => format.count(row.messages),
    },
    {
      key: 'tls',
      title: t('columnTls'),
      width: '264px',
      sortValue: (row) => oldShare(row),
      copyValue: (row) => shareText(row.tls, insightsOf(row, insights)[0]?.version),
      cell: (row) => (
        <span class="cell-pair">
          <TlsBar tls={row.tls} whyUnknown={why} />
          <span class="small quiet">{shareText(row.tls, insightsOf(row, insights)[0]?.version)}</span>
        </span>
      ),
    },
    {
      key: 'insights',
      title: t('columnInsights'),
      width: '180px',
      cell: (row) =>
        insightsOf(row, insights)
          .map((insight) => insightName(insight))
          .join(', '),
    },
  ]
}

function oldShare(row: ConnectorRow): number | null {
  const known = knownMessages(row.tls)
  return known === 0 ? null : ((row.tls.none ?? 0) + (row.tls['1.0'] ?? 0)) / known
}
