import { knownMessages, type TlsVersion } from '../../../facts/tls.ts'
import { t } from '../../../platform/i18n.ts'
import type { SenderRow, SmtpAuthReport } from '../../../reports/report.ts'
import { authenticationOf, clientIpsOf, daysOf, tlsOf } from '../../../reports/sender-sources.ts'
import { format } from '../../../ui/format.ts'
import type { Column } from '../../../ui/table/data-table.tsx'
import { tlsName } from '../../../ui/words.ts'
import type { ViewState } from '../../shared/view-state.ts'
import {
  AuthenticationCell,
  authenticationText,
  ChangeCell,
  ClientsCell,
  DayCell,
  TlsCell,
  VolumeCell,
} from './sender-cells.tsx'

/** The original's columns: these stand whether or not a message used them. */
const ORIGINAL_VERSIONS: readonly TlsVersion[] = ['1.0', '1.1', '1.2']
/** Beside them, where they occur. */
const MORE_VERSIONS: readonly TlsVersion[] = ['1.3', 'none']

/** The columns of the details table: the original's for the chosen view first, then what we know beside them. */
export function senderColumns(report: SmtpAuthReport, view: ViewState['view']): readonly Column<SenderRow>[] {
  return [
    {
      key: 'address',
      title: t('columnSender'),
      width: '208px',
      sortValue: (row) => row.address,
      cell: (row) => row.address || t('senderNone'),
      copyValue: (row) => row.address,
    },
    ...(view === 'tls' ? tlsColumns(report) : []),
    messagesColumn(report),
    ...moreColumns(report),
  ]
}

function tlsColumns(report: SmtpAuthReport): readonly Column<SenderRow>[] {
  const occurs = (version: TlsVersion): boolean =>
    report.senders.some((row) => (tlsOf(row).tls[version] ?? 0) > 0)
  return [
    ...[...ORIGINAL_VERSIONS, ...MORE_VERSIONS.filter(occurs)].map(
      (version): Column<SenderRow> => ({
        key: `tls-${version}`,
        title: t('columnTlsShare', { version: tlsName(version) }),
        isNumber: true,
        width: '116px',
        sortValue: (row) => tlsShare(row, version),
        cell: (row) => <TlsCell row={row} version={version} report={report} />,
        copyValue: (row) => tlsShare(row, version),
      }),
    ),
    ...(occurs('unknown')
      ? [
          {
            key: 'tls-unknown',
            title: t('columnTlsUnknown'),
            isNumber: true,
            width: '128px',
            sortValue: (row: SenderRow) => tlsOf(row).tls.unknown ?? 0,
            cell: (row: SenderRow) => format.count(tlsOf(row).tls.unknown ?? 0),
          },
        ]
      : []),
  ]
}

function messagesColumn(report: SmtpAuthReport): Column<SenderRow> {
  const highest = report.senders.reduce((most, row) => Math.max(most, row.messages), 1)
  return {
    key: 'messages',
    title: t('columnMessageCount'),
    isNumber: true,
    width: '144px',
    sortValue: (row) => row.messages,
    cell: (row) => <VolumeCell messages={row.messages} highest={highest} />,
  }
}

function moreColumns(report: SmtpAuthReport): readonly Column<SenderRow>[] {
  return [
    {
      key: 'change',
      title: t('columnChange'),
      isNumber: true,
      width: '152px',
      sortValue: (row) => (row.previousMessages === null ? null : row.messages - row.previousMessages),
      cell: (row) => <ChangeCell row={row} report={report} />,
    },
    {
      key: 'authentication',
      title: t('columnAuthentication'),
      width: '148px',
      sortValue: (row) => authenticationText(authenticationOf(row).authentication) || null,
      cell: (row) => <AuthenticationCell row={row} report={report} />,
    },
    {
      key: 'clients',
      title: t('columnClientIps'),
      width: '152px',
      sortValue: (row) => clientIpsOf(row).clientIps.length,
      cell: (row) => <ClientsCell row={row} />,
      copyValue: (row) => clientIpsOf(row).clientIps.join(' '),
    },
    {
      key: 'domain',
      title: t('columnDomain'),
      width: '148px',
      sortValue: (row) => row.domain,
      cell: (row) => row.domain || t('domainNone'),
      copyValue: (row) => row.domain,
    },
    {
      key: 'first',
      title: t('columnFirstSeen'),
      width: '112px',
      sortValue: (row) => daysOf(row).firstDay,
      cell: (row) => <DayCell row={row} end="firstDay" />,
      copyValue: (row) => dayText(daysOf(row).firstDay),
    },
    {
      key: 'last',
      title: t('columnLastSeen'),
      width: '112px',
      sortValue: (row) => daysOf(row).lastDay,
      cell: (row) => <DayCell row={row} end="lastDay" />,
      copyValue: (row) => dayText(daysOf(row).lastDay),
    },
  ]
}

/** Over the messages whose version is known; `null` where none is. */
function tlsShare(row: SenderRow, version: TlsVersion): number | null {
  const { tls } = tlsOf(row)
  const known = knownMessages(tls)
  return known === 0 ? null : (tls[version] ?? 0) / known
}

function dayText(day: number | null): string | null {
  return day === null ? null : format.longDay(day)
}
