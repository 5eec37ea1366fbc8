import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { codeKey, t } from '../../../platform/i18n.ts'
import type { TlsOutcomeRow } from '../../../reports/tls-evidence.ts'
import { format } from '../../../ui/format.ts'
import { type Column, DataTable } from '../../../ui/table/data-table.tsx'
import { Dash } from '../../../ui/tls-bar.tsx'
import { tlsPolicyName, tlsReasonName } from '../../../ui/words.ts'

/** One line of the table: a reason of a row, or a row without a failure. */
interface OutcomeLine extends Omit<TlsOutcomeRow, 'reasons'> {
  readonly reason: string | null
}

/** Every domain and policy by reason of failure; those without a failure stand there too. */
export function TlsOutcomesTable(props: {
  rows: readonly TlsOutcomeRow[]
  /** Whether a report covers a day of the range: only then is "none" an answer. */
  isCovered: boolean
}): JSX.Element {
  const lines = useMemo(() => props.rows.flatMap(linesOf), [props.rows])
  const columns = useMemo(outcomeColumns, [])
  return (
    <DataTable
      label={t('tlsOutcomesLabel')}
      columns={columns}
      rows={lines}
      keyOf={(line) => JSON.stringify([line.domain, line.policy, line.unit, line.reason])}
      initial={{ column: 'failed', isDescending: true }}
      empty={props.isCovered ? t('tlsOutcomesNone') : t('evidenceNoDays')}
    />
  )
}

function linesOf({ reasons, ...row }: TlsOutcomeRow): OutcomeLine[] {
  if (reasons.length === 0) return [{ ...row, reason: null }]
  return reasons.map((one) => ({ ...row, ...one }))
}

function outcomeColumns(): readonly Column<OutcomeLine>[] {
  return [
    {
      key: 'domain',
      title: t('columnRecipientDomain'),
      sortValue: (line) => line.domain,
      cell: (line) => line.domain || t('tlsDomainNone'),
    },
    {
      key: 'policy',
      title: t('columnTlsPolicy'),
      width: '180px',
      sortValue: (line) => tlsPolicyName(line.policy),
      cell: (line) => tlsPolicyName(line.policy),
    },
    {
      key: 'reason',
      title: t('columnTlsReason'),
      width: '208px',
      sortValue: (line) => line.reason,
      cell: ({ reason }) => (reason === null ? <Dash why={t('tlsNoFailure')} /> : <Reason reason={reason} />),
    },
    {
      key: 'failed',
      title: t('columnFailed'),
      isNumber: true,
      width: '96px',
      sortValue: (line) => line.failed,
      cell: (line) => format.count(line.failed),
    },
    {
      key: 'succeeded',
      title: t('columnSucceeded'),
      isNumber: true,
      width: '112px',
      sortValue: (line) => line.succeeded,
      cell: (line) => format.count(line.succeeded),
    },
    {
      key: 'unit',
      title: t('columnUnit'),
      width: '96px',
      sortValue: (line) => line.unit,
      cell: (line) => t(codeKey('tlsUnit', line.unit)),
    },
    {
      key: 'reporters',
      title: t('columnReporters'),
      width: '176px',
      cell: (line) => <span title={line.reporters.join('\n')}>{line.reporters.join(', ')}</span>,
    },
  ]
}

function Reason({ reason }: { reason: string }): JSX.Element {
  const name = tlsReasonName(reason)
  return <span title={name}>{name}</span>
}
