import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { connectorKey } from '../../../facts/connector.ts'
import { t } from '../../../platform/i18n.ts'
import { Flyout } from '../../../ui/flyout.tsx'
import { Select } from '../../../ui/select.tsx'
import { connectorTitle, directionName } from '../../../ui/words.ts'
import type { ViewState } from '../../shared/view-state.ts'
import { FilterDates } from '../filter-dates.tsx'
import type { PageProps } from '../page-props.ts'
import { TableSwitch } from '../table-switch.tsx'
import { ConnectorDaysTable } from './connector-days-table.tsx'
import { ConnectorsTable } from './connectors-table.tsx'
import { FlowTlsCharts, FlowVolumeChart } from './mail-flow-chart.tsx'
import { type FlowWords, flowChoices, shownParts } from './shown-flow.ts'

/** The anchor that the flyout's link leads to. */
export const CONNECTOR_REPORT_ID = 'connector-report'

const WORDS: FlowWords = { all: t('allMailFlow'), directionName, connectorTitle }

/** The Connector report: mail flow or TLS usage of all mail or of one connector, as charts or as a table of days. */
export function ConnectorReport(props: PageProps): JSX.Element {
  const { model, view } = props
  return (
    <>
      <section
        id={CONNECTOR_REPORT_ID}
        class="card stack connector-report"
        aria-labelledby="connector-report-title"
      >
        <h2 id="connector-report-title">{t('connectorReport')}</h2>
        <ReportTools {...props} />
        {view.isTable ? <ConnectorDaysTable {...props} /> : <ReportCharts {...props} />}
        <p class="small quiet">{t('connectorsLoops')}</p>
      </section>
      {view.isTable ? null : (
        <ConnectorsTable
          report={model.mailFlow}
          insights={model.insights}
          onOpen={(row) => props.changeView({ row: connectorKey(row) })}
        />
      )}
    </>
  )
}

function ReportTools({ model, view, changeView }: PageProps): JSX.Element {
  const report = model.mailFlow
  const [isFiltering, setIsFiltering] = useState(false)
  return (
    <div class="card-head">
      <div class="card-tools">
        <Select<ViewState['view']>
          label={t('viewDataBy')}
          value={view.view}
          choices={[
            { value: 'volume', label: t('viewMailFlow') },
            { value: 'tls', label: t('viewTls') },
          ]}
          onChange={(next) => changeView({ view: next })}
        />
        <Select
          label={t('showDataFor')}
          value={view.show}
          choices={flowChoices(report, view.show, WORDS)}
          onChange={(show) => changeView({ show })}
        />
        <button type="button" class="button" aria-haspopup="dialog" onClick={() => setIsFiltering(true)}>
          {t('filters')}
        </button>
      </div>
      {isFiltering ? (
        <Flyout title={t('filters')} onClose={() => setIsFiltering(false)}>
          <FilterDates model={model} range={report.range} onChange={(range) => changeView({ range })} />
        </Flyout>
      ) : null}
      <TableSwitch isTable={view.isTable} onChange={(isTable) => changeView({ isTable })} />
    </div>
  )
}

function ReportCharts({ model, view }: PageProps): JSX.Element {
  const { mailFlow: report } = model
  const parts = useMemo(() => shownParts(report, view.show, WORDS), [report, view.show])
  if (parts.every((part) => part.messages === 0)) return <p class="quiet">{t('flowNoMessages')}</p>
  return view.view === 'tls' ? (
    <FlowTlsCharts report={report} parts={parts} />
  ) : (
    <FlowVolumeChart report={report} parts={parts} />
  )
}
