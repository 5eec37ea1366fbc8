// Before the components, whose own styles come later and win.
import '../report/report.css'
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type { ReportModel } from '../../model/report-model.ts'
import { ReportEmpty } from '../report/empty/report-empty.tsx'
import { createInsightHandlers } from '../report/insights/insight-handlers.ts'
import { MailFlowTab } from '../report/mail-flow/mail-flow-tab.tsx'
import { ReportChoices } from '../report/report-choices.tsx'
import { SmtpAuthTab } from '../report/smtp-auth/smtp-auth-tab.tsx'
import type { ChangeView } from '../report/use-view-state.ts'
import { createInsightActions } from '../shared/insight-actions.ts'
import type { Services } from '../shared/services.ts'
import type { Imports } from '../shared/use-imports.ts'
import type { ViewState } from '../shared/view-state.ts'

export interface PanelReportProps {
  readonly model: ReportModel
  /** Of the page `smtp-auth` or `mail-flow`. */
  readonly view: ViewState
  readonly changeView: ChangeView
  readonly services: Services
  readonly imports: Imports
}

/** A whole report inside the panel: a file of its own, which is loaded when a portal page wants it. */
export function PanelReport(props: PanelReportProps): JSX.Element {
  const { model, view, changeView } = props
  return (
    <div class="panel-report">
      <div class="panel-choices">
        <ReportChoices model={model} view={view} onChange={changeView} />
      </div>
      {view.page === 'smtp-auth' ? <SmtpAuth {...props} /> : <MailFlow {...props} />}
    </div>
  )
}

function SmtpAuth({ model, view, changeView }: PanelReportProps): JSX.Element {
  const page = { model, view, changeView }
  if (model.smtpAuth.messages === 0)
    return <ReportEmpty {...page} question="smtp-auth" basis={model.smtpAuth} />
  return <SmtpAuthTab {...page} />
}

function MailFlow({ model, view, changeView, services, imports }: PanelReportProps): JSX.Element {
  const page = { model, view, changeView }
  const handlers = useMemo(
    () => createInsightHandlers(createInsightActions(services, imports), changeView),
    [services, imports.run, changeView],
  )
  const { connectors, internal } = model.mailFlow
  if (connectors.length === 0 && internal === 0)
    return <ReportEmpty {...page} question="mail-flow" basis={model.mailFlow} />
  return <MailFlowTab {...page} handlers={handlers} />
}
