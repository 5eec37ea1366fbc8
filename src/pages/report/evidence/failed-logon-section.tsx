import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { t } from '../../../platform/i18n.ts'
import type { FailedLogons, FailedUser } from '../../../reports/report.ts'
import { AddressCell } from '../../../ui/address-cell.tsx'
import { format } from '../../../ui/format.ts'
import { type Column, DataTable } from '../../../ui/table/data-table.tsx'

/** Logons that Exchange Server refused, by user name. Nothing where no protocol log names one. */
export function FailedLogonSection({ logons }: { logons: FailedLogons }): JSX.Element | null {
  const columns = useMemo(failedLogonColumns, [])
  if (logons.count === 0) return null
  return (
    <section class="card" aria-labelledby="failed-logons-title">
      <div class="card-head">
        <h2 id="failed-logons-title">{t('failedLogonsTitle', { count: logons.count })}</h2>
      </div>
      <p class="quiet">{t('failedLogonsNote')}</p>
      <DataTable
        label={t('failedLogonsLabel')}
        columns={columns}
        rows={logons.users}
        keyOf={(row) => row.user}
        initial={{ column: 'failed', isDescending: true }}
        empty=""
      />
    </section>
  )
}

function failedLogonColumns(): readonly Column<FailedUser>[] {
  return [
    {
      key: 'user',
      title: t('columnUser'),
      sortValue: (row) => row.user,
      cell: (row) => row.user || t('failedLogonsNoUser'),
    },
    {
      key: 'failed',
      title: t('columnFailedLogons'),
      isNumber: true,
      width: '144px',
      sortValue: (row) => row.count,
      cell: (row) => format.count(row.count),
    },
    {
      key: 'clients',
      title: t('columnClientIps'),
      width: '232px',
      sortValue: (row) => row.clientIps.length,
      cell: (row) => <AddressCell addresses={row.clientIps} whyNone={t('whyNoClientIps')} />,
    },
  ]
}
