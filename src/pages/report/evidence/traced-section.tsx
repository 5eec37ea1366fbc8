import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { DELIVERY_STATUSES } from '../../../facts/vocabulary.ts'
import { t } from '../../../platform/i18n.ts'
import type { StatusCounts, TracedMessages, TracedSender } from '../../../reports/traced-messages.ts'
import { AddressCell } from '../../../ui/address-cell.tsx'
import { format } from '../../../ui/format.ts'
import { type Column, DataTable } from '../../../ui/table/data-table.tsx'
import { deliveryStatusName } from '../../../ui/words.ts'

/** Messages of which only a trace list tells: by sender and what became of them. Nothing where there are none. */
export function TracedSection({ report }: { report: TracedMessages }): JSX.Element | null {
  const columns = useMemo(tracedColumns, [])
  if (report.messages === 0) return null
  return (
    <section class="card" aria-labelledby="traced-title">
      <div class="card-head">
        <h2 id="traced-title">{t('tracedTitle', { count: report.messages })}</h2>
        <p class="small quiet">{statusText(report.statuses)}</p>
      </div>
      <p class="quiet">{t('tracedNote')}</p>
      <DataTable
        label={t('tracedLabel')}
        columns={columns}
        rows={report.senders}
        keyOf={(row) => row.address}
        initial={{ column: 'messages', isDescending: true }}
        empty=""
      />
    </section>
  )
}

/** `delivered 12, failed 1`. */
function statusText(statuses: StatusCounts): string {
  return DELIVERY_STATUSES.filter((status) => statuses[status])
    .map((status) => `${deliveryStatusName(status)} ${format.count(statuses[status] ?? 0)}`)
    .join(', ')
}

function tracedColumns(): readonly Column<TracedSender>[] {
  return [
    {
      key: 'address',
      title: t('columnSender'),
      sortValue: (row) => row.address,
      cell: (row) => row.address || t('senderNone'),
    },
    {
      key: 'status',
      title: t('columnStatus'),
      width: '280px',
      sortValue: (row) => row.statuses.failed ?? 0,
      cell: (row) => <span title={statusText(row.statuses)}>{statusText(row.statuses)}</span>,
    },
    {
      key: 'messages',
      title: t('columnMessages'),
      isNumber: true,
      width: '112px',
      sortValue: (row) => row.messages,
      cell: (row) => format.count(row.messages),
    },
    {
      key: 'clients',
      title: t('columnClientIps'),
      width: '176px',
      sortValue: (row) => row.clientIps.length,
      cell: (row) => <AddressCell addresses={row.clientIps} whyNone={t('whyNoClientIps')} />,
    },
    {
      key: 'last',
      title: t('columnLastSeen'),
      width: '108px',
      sortValue: (row) => row.lastDay,
      cell: (row) => format.day(row.lastDay),
    },
  ]
}
