import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type { ReportModel } from '../../model/report-model.ts'
import { t } from '../../platform/i18n.ts'
import type { Place } from '../../platform/portal-words.ts'
import { ImportButton, useDropAnywhere } from '../../ui/drop-zone.tsx'
import { MessageBar } from '../../ui/message-bar.tsx'
import { errorSentence } from '../shared/error-sentence.ts'
import { createImportActions } from '../shared/import-actions.ts'
import { MailFlowWidget } from '../shared/mail-flow-widget.tsx'
import { waitsForLook } from '../shared/review-focus.ts'
import { RunningImport } from '../shared/running-import.tsx'
import type { Services } from '../shared/services.ts'
import { SmtpAuthWidget } from '../shared/smtp-auth-widget.tsx'
import { useAtOnce } from '../shared/use-at-once.ts'
import { type Imports, useImports } from '../shared/use-imports.ts'
import { useReport } from '../shared/use-report.ts'
import { type ViewState, wishOf } from '../shared/view-state.ts'
import { WaitingReviews } from '../shared/waiting-reviews.tsx'
import { WorstInsights } from '../shared/worst-insights.tsx'
import { GuideLines } from './guide-line.tsx'
import { LastImport } from './last-import.tsx'
import { LazyReport } from './lazy-report.tsx'
import { type PanelView, panelViewAt } from './panel-view.ts'
import { useIsStaging } from './use-is-staging.ts'
import { usePanelView } from './use-panel-view.ts'

/** The panel inside the portal, once the background has said that the frame is ours: what fits the page around it. */
export function Panel({ services, place }: { services: Services; place: Place }): JSX.Element {
  const shown = panelViewAt(place)
  const open = (wanted: Partial<ViewState>): void => imports.run(() => services.openView(wanted))
  const { view, changeView } = usePanelView(shown.report, open)
  const { model, error } = useReport(services, wishOf(view))
  // A file that was brought before the admin came back here waits in the engine.
  const imports = useImports(services, { asksAtStart: useIsStaging(model) })
  const failure = error ?? imports.error
  const data = model && model.coverage.length > 0 ? model : null
  const files = <Files services={services} imports={imports} />
  return (
    <main class="panel" data-report-ready={data ? '' : undefined}>
      <h1 class="visually-hidden">{t('extensionName')}</h1>
      {failure === null ? null : <MessageBar tone="bad">{errorSentence(failure)}</MessageBar>}
      {model && !data ? <p class="quiet">{t('popupEmpty')}</p> : null}
      <GuideLines view={shown} />
      {shown.isForFiles ? files : null}
      {data ? <Answer shown={shown} model={data} onOpen={changeView} /> : null}
      {shown.isForFiles ? null : files}
      {data && shown.report !== null ? (
        <LazyReport {...{ model: data, view, changeView, services, imports }} />
      ) : null}
      <button
        type="button"
        class="button button-primary panel-open"
        onClick={() => imports.run(() => services.openReport(false))}
      >
        {t('actionOpenReport')}
      </button>
    </main>
  )
}

/** The figures that fit the page, and the insights. */
function Answer(props: {
  shown: PanelView
  model: ReportModel
  onOpen: (view: Partial<ViewState>) => void
}): JSX.Element {
  const { shown, model, onOpen } = props
  return (
    <div class="widgets">
      {shown.isForFiles ? <LastImport imports={model.imports} /> : null}
      {shown.widgets.includes('smtp-auth') ? (
        <SmtpAuthWidget
          report={model.smtpAuth}
          onOpen={() => onOpen({ page: 'smtp-auth', isSummaryOpen: true })}
        />
      ) : null}
      {shown.widgets.includes('mail-flow') ? (
        <MailFlowWidget
          report={model.mailFlow}
          onOpen={() => onOpen({ page: 'mail-flow', isSummaryOpen: true })}
        />
      ) : null}
      <WorstInsights insights={model.insights} onOpen={onOpen} />
    </div>
  )
}

/** The files on their way, and the place for more: a line that grows when one is dragged over the panel. */
function Files({ services, imports }: { services: Services; imports: Imports }): JSX.Element {
  const actions = useMemo(() => createImportActions(services, imports), [services, imports.run])
  const atOnce = useAtOnce(services)
  const isOver = useDropAnywhere(imports.start)
  return (
    <>
      <WaitingReviews jobs={imports.jobs} actions={actions} atOnce={atOnce} />
      <RunningImport jobs={imports.jobs.filter((job) => !waitsForLook(job))} />
      <div class={isOver ? 'panel-drop panel-drop-over' : 'panel-drop'}>
        <span class="small">{isOver ? t('dropHere') : t('panelDrop')}</span>
        <ImportButton onFiles={imports.start} label={t('actionChooseFiles')} />
      </div>
    </>
  )
}
