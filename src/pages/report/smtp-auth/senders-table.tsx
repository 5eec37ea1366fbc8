import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { knownMessages } from '../../../facts/tls.ts'
import type { Family } from '../../../facts/vocabulary.ts'
import { t } from '../../../platform/i18n.ts'
import type { SenderRow, SmtpAuthReport } from '../../../reports/report.ts'
import { AddressCell } from '../../../ui/address-cell.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { format } from '../../../ui/format.ts'
import { authenticationShares } from '../../../ui/shares.ts'
import { Dash, shareText, TlsBar } from '../../../ui/tls-bar.tsx'
import { authenticationName, familyName } from '../../../ui/words.ts'
import { whyNoAuthentication, whyNoSubmissionTls } from '../../shared/reasons.ts'
import { authenticationOf, clientIpsOf, searchedText, tlsOf } from './sender-facts.ts'

/** The senders of the report; a row opens its details. */
export function SendersTable(props: {
  report: SmtpAuthReport
  onOpen: (sender: SenderRow) => void
}): JSX.Element {
  const { report } = props
  const [wanted, setWanted] = useState('')
  const columns = useMemo(() => senderColumns(report), [report])
  return (
    <section class="card" aria-labelledby="senders-title">
      <div class="card-head">
        <h2 id="senders-title">{t('sendersTitle', { count: report.senders.length })}</h2>
        <input
          type="search"
          class="text-input senders-find"
          placeholder={t('sendersFind')}
          aria-label={t('sendersFind')}
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
      </div>
      <DataTable
        label={t('sendersLabel')}
        columns={columns}
        rows={report.senders}
        keyOf={(row) => row.address}
        find={wanted}
        textOf={searchedText}
        initial={{ column: 'messages', isDescending: true }}
        onOpen={props.onOpen}
        empty={wanted === '' ? t('sendersNone') : t('sendersNotFound', { wanted })}
      />
    </section>
  )
}

function senderColumns(report: SmtpAuthReport): readonly Column<SenderRow>[] {
  const highest = Math.max(1, ...report.senders.map((row) => row.messages))
  return [
    {
      key: 'address',
      title: t('columnSender'),
      sortValue: (row) => row.address,
      cell: (row) => row.address || t('senderNone'),
    },
    {
      key: 'tls',
      title: t('columnTls'),
      width: '256px',
      sortValue: (row) => oldTlsShare(row),
      cell: (row) => <TlsCell row={row} family={report.family} />,
      copyValue: (row) => shareText(tlsOf(row).tls),
    },
    {
      key: 'messages',
      title: t('columnMessageCount'),
      isNumber: true,
      width: '140px',
      sortValue: (row) => row.messages,
      cell: (row) => <VolumeCell messages={row.messages} highest={highest} />,
    },
    {
      key: 'authentication',
      title: t('columnAuthentication'),
      width: '176px',
      sortValue: (row) => authenticationText(row) || null,
      cell: (row) => <AuthenticationCell row={row} family={report.family} />,
    },
    {
      key: 'clients',
      title: t('columnClientIps'),
      width: '152px',
      sortValue: (row) => clientIpsOf(row).length,
      cell: (row) => <AddressCell addresses={clientIpsOf(row)} whyNone={t('whyNoClientIps')} />,
      copyValue: (row) => clientIpsOf(row).join(', '),
    },
    {
      key: 'first',
      title: t('columnFirstSeen'),
      width: '108px',
      sortValue: (row) => row.firstDay,
      cell: (row) => (row.firstDay === null ? <Dash why={t('periodsNoDays')} /> : format.day(row.firstDay)),
    },
    {
      key: 'last',
      title: t('columnLastSeen'),
      width: '108px',
      sortValue: (row) => row.lastDay,
      cell: (row) => (row.lastDay === null ? <Dash why={t('periodsNoDays')} /> : format.day(row.lastDay)),
    },
  ]
}

/** Sorts by what has to go first: no TLS and TLS 1.0. */
function oldTlsShare(row: SenderRow): number | null {
  const { tls } = tlsOf(row)
  const known = knownMessages(tls)
  return known === 0 ? null : ((tls.none ?? 0) + (tls['1.0'] ?? 0)) / known
}

function TlsCell(props: { row: SenderRow; family: Family | null }): JSX.Element {
  const { tls, source } = tlsOf(props.row)
  return (
    <span class="cell-pair">
      <TlsBar tls={tls} whyUnknown={whyNoSubmissionTls(props.family)} />
      <span class="small quiet">{source ? familyName(source.family) : shareText(tls)}</span>
    </span>
  )
}

function VolumeCell(props: { messages: number; highest: number }): JSX.Element {
  return (
    <span class="volume-cell">
      <span class="volume-track" aria-hidden="true">
        <span class="volume-bar" style={{ width: `${(props.messages / props.highest) * 100}%` }} />
      </span>
      <span class="volume-number">{format.count(props.messages)}</span>
    </span>
  )
}

/** `Basic, OAuth`; empty where none is known. */
function authenticationText(row: SenderRow): string {
  const { segments } = authenticationShares(authenticationOf(row).authentication)
  return segments.map((part) => authenticationName(part.name)).join(', ')
}

function AuthenticationCell(props: { row: SenderRow; family: Family | null }): JSX.Element {
  const { authentication, source } = authenticationOf(props.row)
  const { segments, known } = authenticationShares(authentication)
  if (known === 0) return <Dash why={whyNoAuthentication(props.family)} />
  return (
    <span
      title={segments
        .map((part) => `${authenticationName(part.name)} ${format.share(part.messages, known)}`)
        .join('\n')}
    >
      {authenticationText(props.row)}{' '}
      {source ? <span class="small quiet">{familyName(source.family)}</span> : null}
    </span>
  )
}
