import type { JSX } from 'preact'
import { useContext, useMemo } from 'preact/hooks'
import type { RejectedRecord } from '../../engine/review.ts'
import { csvText } from '../../export/csv-text.ts'
import { codeKey, t } from '../../platform/i18n.ts'
import { ExportAllowed } from '../../ui/export-allowed.ts'
import { Flyout } from '../../ui/flyout.tsx'
import { format } from '../../ui/format.ts'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { saveFile } from './save-file.ts'

/** The records that an import does not count, each with its reason and its text. `count`: all of them. */
export function RejectedList(props: {
  file: string
  count: number
  records: readonly RejectedRecord[]
  onClose: () => void
}): JSX.Element {
  const { file, count, records } = props
  const columns = useMemo(rejectedColumns, [])
  const isExportAllowed = useContext(ExportAllowed)
  return (
    <Flyout title={t('rejectedTitle', { file })} onClose={props.onClose} isWide>
      <p>
        {records.length === 0
          ? t('rejectedGone')
          : records.length < count
            ? t('rejectedFirst', { count, shown: records.length })
            : t('rejectedAll', { count })}
      </p>
      {records.length === 0 ? null : (
        <>
          <button
            type="button"
            class="button rejected-save"
            disabled={!isExportAllowed}
            title={isExportAllowed ? undefined : t('exportForbidden')}
            onClick={() => saveFile(`${file} - rejected.csv`, 'text/csv', rejectedCsv(records))}
          >
            {t('rejectedSave')}
          </button>
          {isExportAllowed ? null : <p class="small quiet">{t('exportForbidden')}</p>}
          <DataTable
            label={t('rejectedTitle', { file })}
            columns={columns}
            rows={records}
            keyOf={({ record }) => String(record)}
            initial={{ column: 'record', isDescending: false }}
            empty={t('rejectedGone')}
          />
        </>
      )}
    </Flyout>
  )
}

/** The list as a file: its number, reason and text, safe to open in a spreadsheet. */
export function rejectedCsv(records: readonly RejectedRecord[]): string {
  const header = [t('columnRecord'), t('columnReason'), t('columnRaw')]
  return csvText([
    header,
    ...records.map(({ record, code, raw }) => [record, t(codeKey('reject', code)), raw]),
  ])
}

function rejectedColumns(): readonly Column<RejectedRecord>[] {
  return [
    {
      key: 'record',
      title: t('columnRecord'),
      width: '90px',
      sortValue: ({ record }) => record,
      cell: ({ record }) => format.count(record),
    },
    {
      key: 'reason',
      title: t('columnReason'),
      width: '170px',
      sortValue: ({ code }) => code,
      cell: ({ code }) => t(codeKey('reject', code)),
    },
    {
      key: 'raw',
      title: t('columnRaw'),
      cell: ({ raw }) => (
        <span class="isolated" title={raw}>
          {raw}
        </span>
      ),
    },
  ]
}
