import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { formatDay } from '../../../facts/day.ts'
import { knownMessages, TLS_VERSIONS, type TlsVersion } from '../../../facts/tls.ts'
import { t } from '../../../platform/i18n.ts'
import type { MailFlowReport } from '../../../reports/report.ts'
import { FindField } from '../../../ui/find-field.tsx'
import { format } from '../../../ui/format.ts'
import { type Column, DataTable, type Sorting } from '../../../ui/table/data-table.tsx'
import { Dash } from '../../../ui/tls-bar.tsx'
import { connectorTitle, connectorTypeName, forcedTlsName, tlsName } from '../../../ui/words.ts'
import { whyNoForcedTls, whyNoTransportTls } from '../../shared/reasons.ts'
import type { PageProps } from '../page-props.ts'
import { type DayRow, dayRowKey, dayRows } from './day-rows.ts'

const NEWEST_FIRST: Sorting = { column: 'date', isDescending: true }

/** The details table: one row a day and connector, with the original's columns in its order. */
export function ConnectorDaysTable({ model, view, changeView }: PageProps): JSX.Element {
  const { mailFlow: report } = model
  const rows = useMemo(() => dayRows(report, view.show), [report, view.show])
  const columns = useMemo(() => dayColumns(report), [report])
  return (
    <>
      <FindField label={t('findConnectors')} value={view.find} onChange={(find) => changeView({ find })} />
      <div class="connector-days">
        <DataTable
          label={t('connectorDaysLabel')}
          columns={columns}
          rows={rows}
          keyOf={dayRowKey}
          initial={NEWEST_FIRST}
          sorting={view.sorting ?? NEWEST_FIRST}
          onSorting={(sorting) => changeView({ sorting })}
          find={view.find}
          textOf={searchedText}
          onOpen={(row) => changeView({ row: dayRowKey(row) })}
          empty={rows.length === 0 ? t('flowNoMessages') : t('findNothing')}
        />
      </div>
    </>
  )
}

function searchedText(row: DayRow): string {
  return `${format.longDay(row.day)} ${connectorTitle(row)} ${connectorTypeName(row.connectorType)}`
}

function dayColumns(report: MailFlowReport): readonly Column<DayRow>[] {
  return [
    {
      key: 'date',
      title: t('columnDate'),
      width: '156px',
      sortValue: (row) => row.day,
      cell: (row) => <DateCell row={row} />,
      copyValue: (row) => formatDay(row.day),
    },
    {
      key: 'connector',
      title: t('columnConnectorDirection'),
      sortValue: connectorTitle,
      cell: (row) => <bdi title={connectorTitle(row)}>{connectorTitle(row)}</bdi>,
      copyValue: connectorTitle,
    },
    {
      key: 'type',
      title: t('columnConnectorType'),
      width: '128px',
      sortValue: (row) => row.connectorType,
      cell: (row) => connectorTypeName(row.connectorType),
    },
    {
      key: 'forced',
      title: t('columnForcedTls'),
      width: '116px',
      sortValue: (row) => (row.forcedTls === 'unknown' ? null : row.forcedTls),
      cell: (row) => <ForcedTlsText row={row} report={report} />,
      copyValue: (row) => forcedTlsName(row.forcedTls),
    },
    ...TLS_VERSIONS.map((version) => tlsColumn(version, whyNoTransportTls(report))),
    {
      key: 'volume',
      title: t('columnVolume'),
      isNumber: true,
      width: '84px',
      sortValue: (row) => row.messages,
      cell: (row) => format.count(row.messages),
    },
  ]
}

/** The row's name is its day and its connector: days alone repeat. */
function DateCell({ row }: { row: DayRow }): JSX.Element {
  return (
    <>
      {format.longDay(row.day)}
      <span class="visually-hidden"> {connectorTitle(row)}</span>
    </>
  )
}

/** Whether TLS was forced, or a dash with the reason why nobody knows. */
export function ForcedTlsText(props: { row: DayRow; report: MailFlowReport }): JSX.Element {
  const { forcedTls } = props.row
  if (forcedTls === 'unknown') return <Dash why={whyNoForcedTls(props.report)} />
  return <>{forcedTlsName(forcedTls)}</>
}

/** Share over count: side by side they would leave the connectors' names no room. */
function ShareCell({ part, whole }: { part: number; whole: number }): JSX.Element {
  return (
    <span class={part === 0 ? 'share-cell quiet' : 'share-cell'} title={format.share(part, whole)}>
      <span>{format.percent(part / whole)}</span> <span class="small quiet">{format.count(part)}</span>
    </span>
  )
}

/** Share and count over the messages with a known version; of the unknown ones, which no share contains, the count. */
function tlsColumn(version: TlsVersion, why: string): Column<DayRow> {
  const partOf = (row: DayRow): number => row.tls[version] ?? 0
  const column = { key: `tls-${version}`, title: tlsName(version), isNumber: true, width: '76px' }
  if (version === 'unknown') {
    return { ...column, width: '96px', sortValue: partOf, cell: (row) => format.count(partOf(row)) }
  }
  return {
    ...column,
    sortValue: (row) => {
      const known = knownMessages(row.tls)
      return known === 0 ? null : partOf(row) / known
    },
    copyValue: (row) => {
      const known = knownMessages(row.tls)
      return known === 0 ? '–' : format.share(partOf(row), known)
    },
    cell: (row) => {
      const known = knownMessages(row.tls)
      return known === 0 ? <Dash why={why} /> : <ShareCell part={partOf(row)} whole={known} />
    },
  }
}
