import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Direction } from '../../../facts/vocabulary.ts'
import { insightsIn } from '../../../insights/insight-state.ts'
import { t } from '../../../platform/i18n.ts'
import type { DirectionTotal, MailFlowReport } from '../../../reports/report.ts'
import { format } from '../../../ui/format.ts'
import { memo } from '../../../ui/memo.ts'
import { MessageBar } from '../../../ui/message-bar.tsx'
import { TlsAnswer } from '../../../ui/share-answer.tsx'
import { directionName } from '../../../ui/words.ts'
import { whyNoTransportTls } from '../../shared/reasons.ts'
import { BasisNote } from '../basis-note.tsx'
import type { InsightHandlers } from '../insights/insight-handlers.ts'
import { InsightList } from '../insights/insight-list.tsx'
import type { PageProps } from '../page-props.ts'
import { ConnectorFlyout } from './connector-flyout.tsx'
import { ConnectorReport } from './connector-report.tsx'
import { openedRow } from './day-rows.ts'
import { ProtectedFlyout } from './protected-flyout.tsx'
import './mail-flow.css'

/** Outbound and inbound mail flow: both directions, what is open on the connectors, the Connector report and its flyouts. */
export const MailFlowTab = memo(function MailFlowTab(
  props: PageProps & { handlers: InsightHandlers },
): JSX.Element {
  const { model, view, changeView, handlers } = props
  const opened = useMemo(() => openedRow(model.mailFlow, view.row), [model, view.row])
  return (
    <>
      <ProtectedAnswer {...props} />
      <InsightList model={model} insights={insightsIn('open', model.insights)} handlers={handlers} />
      <ConnectorReport model={model} view={view} changeView={changeView} />
      {view.isSummaryOpen ? <ProtectedFlyout {...props} /> : null}
      {opened && !view.isSummaryOpen ? <ConnectorFlyout {...props} opened={opened} /> : null}
    </>
  )
})

function ProtectedAnswer({ model, changeView }: PageProps): JSX.Element {
  const { mailFlow: report, imports } = model
  const unknownTls = (report.inbound.tls.unknown ?? 0) + (report.outbound.tls.unknown ?? 0)
  return (
    <section class="answer card" aria-label={t('answerLabel')}>
      <div class="card-head">
        <h2>{t('protectedInTransit')}</h2>
        <button type="button" class="button button-quiet" onClick={() => changeView({ isSummaryOpen: true })}>
          {t('actionViewDetails')}
        </button>
      </div>
      <div class="directions">
        <DirectionAnswer direction="inbound" total={report.inbound} report={report} />
        <DirectionAnswer direction="outbound" total={report.outbound} report={report} />
      </div>
      <p class="quiet">
        {report.family === 'portal-report'
          ? t('internalUnknown')
          : t('internalCount', { count: report.internal })}
      </p>
      {report.twiceCovered.length > 0 ? (
        <MessageBar tone="warning">{t('twiceCovered', { count: report.twiceCovered.length })}</MessageBar>
      ) : null}
      <BasisNote
        basis={report}
        periods={[]}
        unknownTls={unknownTls}
        imports={imports}
        more={[t('accountLoops')]}
      />
    </section>
  )
}

function DirectionAnswer(props: {
  direction: Direction
  total: DirectionTotal
  report: MailFlowReport
}): JSX.Element {
  const { total, report } = props
  return (
    <div class="stack">
      <p>
        <span class="figure-inline">{report.family === null ? '–' : format.count(total.messages)}</span>{' '}
        {t('directionMessages', { direction: directionName(props.direction), count: total.messages })}
      </p>
      <TlsAnswer tls={total.tls} whyUnknown={whyNoTransportTls(report)} />
    </div>
  )
}
