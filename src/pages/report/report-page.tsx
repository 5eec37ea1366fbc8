import type { JSX } from 'preact'
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { countOpen } from '../../insights/insight-state.ts'
import type { ReportModel } from '../../model/report-model.ts'
import { t } from '../../platform/i18n.ts'
import type { StoreFinding } from '../../store/schema.ts'
import { DropOverlay, useDropAnywhere } from '../../ui/drop-zone.tsx'
import { MessageBar } from '../../ui/message-bar.tsx'
import { type Tab, Tabs } from '../../ui/tabs.tsx'
import { errorSentence } from '../shared/error-sentence.ts'
import { createImportActions, type ImportActions } from '../shared/import-actions.ts'
import { createInsightActions } from '../shared/insight-actions.ts'
import type { Services } from '../shared/services.ts'
import { type AtOnce, useAtOnce } from '../shared/use-at-once.ts'
import { type Imports, useImports } from '../shared/use-imports.ts'
import { type Mappings, useMappings } from '../shared/use-mappings.ts'
import { useReport } from '../shared/use-report.ts'
import { type PageName, WHAT_TO_EXPORT, wishOf } from '../shared/view-state.ts'
import { DashboardTab } from './dashboard/dashboard-tab.tsx'
import { FirstRun } from './empty/first-run.tsx'
import { ReportEmpty } from './empty/report-empty.tsx'
import { EvidenceTab } from './evidence/evidence-tab.tsx'
import { ImportsTab } from './imports/imports-tab.tsx'
import { createInsightHandlers, type InsightHandlers } from './insights/insight-handlers.ts'
import { InsightsTab } from './insights/insights-tab.tsx'
import { JobStrip } from './job-strip.tsx'
import { MailFlowTab } from './mail-flow/mail-flow-tab.tsx'
import type { PageProps } from './page-props.ts'
import { ReportChoices } from './report-choices.tsx'
import { ReportHeader } from './report-header.tsx'
import { loadSample, takeSampleWish } from './sample.ts'
import { PeriodNotes } from './smtp-auth/period-notes.tsx'
import { SmtpAuthTab } from './smtp-auth/smtp-auth-tab.tsx'
import { StoreFindings } from './store-findings.tsx'
import { useViewState } from './use-view-state.ts'

/** The full report. `services` is all that it reaches beyond itself. */
export function ReportPage({ services }: { services: Services }): JSX.Element {
  const { view, changeView, openPage } = useViewState()
  const report = useReport(services, wishOf(view))
  const imports = useImports(services, { asksAtStart: true })
  const atOnce = useAtOnce(services)
  const mappings = useMappings(services, imports.jobs)
  const { findings, forgetFinding } = useFindings(services, report.model)
  const actions = useMemo(() => createImportActions(services, imports), [services, imports.run])
  const handlers = useMemo(
    () => createInsightHandlers(createInsightActions(services, imports), changeView),
    [services, imports.run, changeView],
  )
  const takeFiles = useCallback(
    (files: readonly File[]) => {
      imports.start(files)
      openPage('imports')
    },
    [imports.start, openPage],
  )
  const takeSample = useCallback(() => {
    imports.run(async () => imports.start([await loadSample()], { isAtOnce: true }))
  }, [imports.run, imports.start])
  const isOver = useDropAnywhere(takeFiles)
  useSampleWish(takeSample)
  useBusyMark(imports.isBusy || report.isLoading)
  const { model } = report
  return (
    <>
      <ReportHeader
        onFiles={takeFiles}
        onRefresh={report.reload}
        onGuides={() => changeView({ page: 'imports', row: WHAT_TO_EXPORT })}
        onSettings={() => imports.run(services.openSettings)}
      >
        {model && model.coverage.length > 0 ? (
          <ReportChoices model={model} view={view} onChange={changeView} />
        ) : null}
      </ReportHeader>
      <main class="report" data-report-ready={model && model.coverage.length > 0 ? '' : undefined}>
        <Failure error={report.error} onRetry={report.reload} />
        <Failure error={imports.error} onDismiss={imports.dismissError} />
        <StoreFindings
          findings={findings}
          imports={model?.imports ?? []}
          actions={actions}
          forget={forgetFinding}
        />
        {view.page === 'imports' ? null : <JobStrip jobs={imports.jobs} onOpen={() => openPage('imports')} />}
        {model && isEmpty(model, imports) ? (
          <FirstRun isOver={isOver} onFiles={takeFiles} onSample={takeSample} />
        ) : null}
        {model && !isEmpty(model, imports) ? (
          <Tabs label={t('tabsLabel')} tabs={tabsOf(model)} current={view.page} onChange={openPage}>
            <TabBody
              {...{
                model,
                view,
                changeView,
                imports,
                atOnce,
                mappings,
                actions,
                handlers,
                isOver,
                takeFiles,
                services,
              }}
            />
          </Tabs>
        ) : null}
      </main>
      {isOver ? <DropOverlay /> : null}
    </>
  )
}

interface TabBodyProps extends PageProps {
  readonly imports: Imports
  readonly atOnce: AtOnce
  readonly mappings: Mappings
  readonly actions: ImportActions
  readonly handlers: InsightHandlers
  readonly isOver: boolean
  readonly takeFiles: (files: readonly File[]) => void
  readonly services: Services
}

function TabBody(props: TabBodyProps): JSX.Element {
  const { model, view, changeView, imports, handlers } = props
  switch (view.page) {
    case 'dashboard':
      return <DashboardTab {...{ model, view, changeView }} />
    case 'smtp-auth':
      return model.smtpAuth.messages === 0 ? (
        <>
          <PeriodNotes report={model.smtpAuth} onRange={(range) => changeView({ range })} />
          <ReportEmpty {...{ model, view, changeView }} question="smtp-auth" basis={model.smtpAuth} />
        </>
      ) : (
        <SmtpAuthTab {...{ model, view, changeView }} />
      )
    case 'mail-flow':
      return model.mailFlow.connectors.length === 0 && model.mailFlow.internal === 0 ? (
        <ReportEmpty {...{ model, view, changeView }} question="mail-flow" basis={model.mailFlow} />
      ) : (
        <MailFlowTab {...{ model, view, changeView, handlers }} />
      )
    case 'insights':
      return <InsightsTab {...{ model, view, changeView, handlers }} />
    case 'evidence':
      return (
        <EvidenceTab
          report={model.evidence}
          traced={model.messageTrace}
          logons={model.smtpAuth.failedLogons}
        />
      )
    case 'imports':
      return (
        <ImportsTab
          jobs={imports.jobs}
          imports={model.imports}
          isOver={props.isOver}
          actions={props.actions}
          atOnce={props.atOnce}
          mappings={props.mappings}
          onFiles={props.takeFiles}
          services={props.services}
          isGuideOpen={view.row === WHAT_TO_EXPORT}
        />
      )
  }
}

function tabsOf(model: ReportModel): readonly Tab<PageName>[] {
  const open = countOpen(model.insights)
  return [
    { name: 'dashboard', title: t('tabDashboard') },
    { name: 'smtp-auth', title: t('tabSmtpAuth') },
    { name: 'mail-flow', title: t('tabMailFlow') },
    { name: 'insights', title: t('tabInsights', { count: open }) },
    { name: 'evidence', title: t('tabEvidence') },
    { name: 'imports', title: t('tabImports') },
  ]
}

/** Nothing taken in and nothing on its way; an import that is still staged may have been cancelled since. */
function isEmpty(model: ReportModel, imports: Imports): boolean {
  return model.imports.every((record) => record.state === 'staging') && imports.jobs.length === 0
}

function Failure(props: {
  error: unknown
  onRetry?: () => void
  onDismiss?: () => void
}): JSX.Element | null {
  if (props.error === null) return null
  const action = props.onRetry ?? props.onDismiss
  return (
    <MessageBar
      tone="bad"
      actions={
        <button type="button" class="button button-small" onClick={action}>
          {props.onRetry ? t('actionTryAgain') : t('actionDismiss')}
        </button>
      }
    >
      {errorSentence(props.error)}
    </MessageBar>
  )
}

/** Tests and `npm start` wait for this mark: nothing is read, stored or loaded any more. */
function useBusyMark(isBusy: boolean): void {
  useEffect(() => {
    document.body.dataset.jobs = isBusy ? 'busy' : 'idle'
  }, [isBusy])
}

function useSampleWish(takeSample: () => void): void {
  const isTaken = useRef(false)
  useEffect(() => {
    if (isTaken.current) return
    isTaken.current = true
    if (takeSampleWish()) takeSample()
  }, [takeSample])
}

/** The findings of the store's check, asked for again with each new model. */
function useFindings(services: Services, model: ReportModel | null): FoundInStore {
  const [findings, setFindings] = useState<readonly StoreFinding[]>([])
  useEffect(() => {
    services.findings().then(setFindings, () => setFindings([]))
  }, [services, model])
  const forgetFinding = (importId: string): void => {
    void services.forgetFinding(importId).then(() => services.findings().then(setFindings))
  }
  return { findings, forgetFinding }
}

interface FoundInStore {
  readonly findings: readonly StoreFinding[]
  readonly forgetFinding: (importId: string) => void
}
