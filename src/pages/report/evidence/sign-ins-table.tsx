import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { AUTHENTICATIONS } from '../../../facts/vocabulary.ts'
import { t } from '../../../platform/i18n.ts'
import type { SignInRow } from '../../../reports/sign-ins.ts'
import { AddressCell } from '../../../ui/address-cell.tsx'
import { format } from '../../../ui/format.ts'
import { type Column, DataTable } from '../../../ui/table/data-table.tsx'
import { authenticationName } from '../../../ui/words.ts'

/** One row a user; a row opens all its addresses. */
export function SignInsTable(props: {
  rows: readonly SignInRow[]
  /** What it lists, where that is not all sign-ins. */
  label?: string
  /** Whether an export covers a day of the range: only then is "none" an answer. */
  isCovered: boolean
  onOpen: (row: SignInRow) => void
}): JSX.Element {
  const columns = useMemo(signInColumns, [])
  return (
    <DataTable
      label={props.label ?? t('signInsLabel')}
      columns={columns}
      rows={props.rows}
      keyOf={(row) => row.user}
      initial={{ column: 'succeeded', isDescending: true }}
      onOpen={props.onOpen}
      empty={props.isCovered ? t('signInsNone') : t('evidenceNoDays')}
    />
  )
}

function signInColumns(): readonly Column<SignInRow>[] {
  return [
    {
      key: 'user',
      title: t('columnUser'),
      sortValue: (row) => row.user,
      cell: (row) => row.user,
    },
    {
      key: 'authentication',
      title: t('columnAuthentication'),
      width: '232px',
      sortValue: (row) => row.authentication.basic ?? 0,
      cell: (row) => <span title={authenticationText(row)}>{authenticationText(row)}</span>,
    },
    {
      key: 'succeeded',
      title: t('columnSucceeded'),
      isNumber: true,
      width: '120px',
      sortValue: (row) => row.succeeded,
      cell: (row) => format.count(row.succeeded),
    },
    {
      key: 'failed',
      title: t('columnFailed'),
      isNumber: true,
      width: '104px',
      sortValue: (row) => row.failed,
      cell: (row) => format.count(row.failed),
    },
    {
      key: 'clients',
      title: t('columnClientIps'),
      width: '176px',
      sortValue: (row) => row.clientIps.length,
      cell: (row) => <AddressCell addresses={row.clientIps} whyNone={t('whyNoSignInIps')} />,
    },
    {
      key: 'first',
      title: t('columnFirstSeen'),
      width: '108px',
      sortValue: (row) => row.firstDay,
      cell: (row) => format.day(row.firstDay),
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

/** `Basic 3, Unknown 1`. */
export function authenticationText({ authentication }: SignInRow): string {
  return AUTHENTICATIONS.filter((one) => authentication[one])
    .map((one) => `${authenticationName(one)} ${format.count(authentication[one] ?? 0)}`)
    .join(', ')
}
