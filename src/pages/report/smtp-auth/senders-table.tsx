import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { t } from '../../../platform/i18n.ts'
import { DataTable, type Sorting } from '../../../ui/table/data-table.tsx'
import type { PageProps } from '../page-props.ts'
import { chosenSenders, senderText } from './chosen-senders.ts'
import { senderColumns } from './sender-columns.tsx'

const BY_MESSAGES: Sorting = { column: 'messages', isDescending: true }

/** The details table: the senders that the filters let through; a row opens its flyout. All of it is in the address. */
export function SendersTable(props: PageProps & { domain: string | null }): JSX.Element {
  const { model, view, changeView, domain } = props
  const { smtpAuth: report } = model
  const { authentication, looks, find } = view
  const filters = looks.join()
  const rows = useMemo(
    () => chosenSenders(report.senders, { domain, authentication, looks }),
    // The list of looks is made anew with each address; what it says stands in `filters`.
    [report, domain, authentication, filters],
  )
  const columns = useMemo(() => senderColumns(report, view.view), [report, view.view])
  const isFiltered = domain !== null || authentication !== null || looks.length > 0
  return (
    <>
      <div class="card-head">
        <h2 aria-live="polite">
          {isFiltered
            ? t('sendersFiltered', { count: rows.length, all: report.senders.length })
            : t('sendersTitle', { count: report.senders.length })}
        </h2>
        <div class="card-tools">
          {isFiltered ? (
            <button
              type="button"
              class="button button-quiet"
              onClick={() => changeView({ show: '', authentication: null, looks: [] })}
            >
              {t('filtersClear')}
            </button>
          ) : null}
          <input
            type="search"
            class="text-input senders-find"
            placeholder={t('sendersFind')}
            aria-label={t('sendersFind')}
            value={find}
            onInput={(event) => changeView({ find: event.currentTarget.value })}
          />
        </div>
      </div>
      <DataTable
        key={view.view}
        label={t('sendersLabel')}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.address}
        initial={BY_MESSAGES}
        sorting={view.sorting ?? BY_MESSAGES}
        onSorting={(sorting) => changeView({ sorting })}
        find={find.trim()}
        textOf={senderText}
        onOpen={(row) => changeView({ row: row.address })}
        empty={find.trim() === '' ? t('sendersNoneLeft') : t('sendersNotFound', { wanted: find.trim() })}
      />
    </>
  )
}
