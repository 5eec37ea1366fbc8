import type { JSX } from 'preact'
import type { ReportModel } from '../../model/report-model.ts'
import { MailFlowWidget } from './mail-flow-widget.tsx'
import { SmtpAuthWidget } from './smtp-auth-widget.tsx'
import type { ViewState } from './view-state.ts'
import { WorstInsights } from './worst-insights.tsx'

/** Both widgets and what needs a look. `onOpen` shows a view of the report. */
export function WeekSummary(props: {
  model: ReportModel
  onOpen: (view: Partial<ViewState>) => void
}): JSX.Element {
  const { model, onOpen } = props
  return (
    <div class="widgets">
      <SmtpAuthWidget
        report={model.smtpAuth}
        onOpen={() => onOpen({ page: 'smtp-auth', isSummaryOpen: true })}
      />
      <MailFlowWidget
        report={model.mailFlow}
        onOpen={() => onOpen({ page: 'mail-flow', isSummaryOpen: true })}
      />
      <WorstInsights insights={model.insights} onOpen={onOpen} />
    </div>
  )
}
