import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { t } from '../../../platform/i18n.ts'
import { senderDomains } from '../../../reports/tls-usage.ts'
import { Select } from '../../../ui/select.tsx'
import type { ViewState } from '../../shared/view-state.ts'
import type { PageProps } from '../page-props.ts'
import { TableSwitch } from '../table-switch.tsx'
import { FiltersFlyout } from './filters-flyout.tsx'
import { SendersTable } from './senders-table.tsx'
import { TlsView } from './tls-view.tsx'
import { VolumeView } from './volume-view.tsx'

/** "View data by", "Show data for", "Filters" and "View details table", as the original named them, and what they choose. */
export function ReportCard(props: PageProps): JSX.Element {
  const { model, view, changeView } = props
  const { smtpAuth: report } = model
  const [isFiltering, setIsFiltering] = useState(false)
  const domains = useMemo(() => senderDomains(report.senders), [report])
  const domain = domains.includes(view.show) && view.show !== '' ? view.show : null
  const filters = view.looks.length + (view.authentication === null ? 0 : 1)
  return (
    <section class="card" aria-label={view.isTable ? t('sendersLabel') : t('chartSection')}>
      <div class="card-head">
        <div class="card-tools">
          <Select<ViewState['view']>
            label={t('viewDataBy')}
            value={view.view}
            choices={[
              { value: 'volume', label: t('viewVolume') },
              { value: 'tls', label: t('viewTls') },
            ]}
            onChange={(by) => changeView({ view: by, sorting: null })}
          />
          <Select
            label={t('showDataFor')}
            value={domain ?? ''}
            choices={[
              { value: '', label: t('allSenderDomains') },
              ...domains.filter((name) => name !== '').map((name) => ({ value: name, label: name })),
            ]}
            onChange={(show) => changeView({ show })}
          />
        </div>
        <div class="card-tools">
          <button type="button" class="button" onClick={() => setIsFiltering(true)}>
            {filters === 0 ? t('filters') : t('filtersChosen', { count: filters })}
          </button>
          <TableSwitch isTable={view.isTable} onChange={(isTable) => changeView({ isTable })} />
        </div>
      </div>
      {view.isTable ? <SendersTable {...props} domain={domain} /> : null}
      {!view.isTable && view.view === 'volume' ? <VolumeView {...props} domain={domain} /> : null}
      {!view.isTable && view.view === 'tls' ? <TlsView report={report} domain={domain} /> : null}
      {isFiltering ? <FiltersFlyout {...props} onClose={() => setIsFiltering(false)} /> : null}
    </section>
  )
}
