import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { t } from '../../../platform/i18n.ts'
import { countedPeriods } from '../../../reports/counted-periods.ts'
import { unusualActivity } from '../../../reports/unusual-activity.ts'
import { memo } from '../../../ui/memo.ts'
import { BasisNote } from '../basis-note.tsx'
import type { PageProps } from '../page-props.ts'
import { PeriodNotes } from './period-notes.tsx'
import { ReportCard } from './report-card.tsx'
import { SenderFlyout } from './sender-flyout.tsx'
import { SignedInSection } from './signed-in-section.tsx'
import { SmtpAuthAnswer } from './smtp-auth-answer.tsx'
import { SummaryFlyout } from './summary-flyout.tsx'
import { UnusualCard } from './unusual-card.tsx'
import './smtp-auth.css'

/** The SMTP Auth clients report: the answer, what it rests on, what needs a look, the chart or the senders. */
export const SmtpAuthTab = memo(function SmtpAuthTab(props: PageProps): JSX.Element {
  const { model, view, changeView } = props
  const { smtpAuth: report, imports } = model
  const activity = useMemo(() => unusualActivity(report.senders), [report])
  const isLikely = report.senders.some((sender) => sender.certainty === 'likely')
  return (
    <>
      <section class="answer card" aria-label={t('answerLabel')}>
        <SmtpAuthAnswer report={report} />
        <BasisNote
          basis={report}
          periods={countedPeriods(report)}
          unknownTls={report.tls.unknown ?? 0}
          imports={imports}
          more={isLikely ? [t('accountLikely')] : []}
        />
      </section>
      <PeriodNotes report={report} onRange={(range) => changeView({ range })} />
      <UnusualCard report={report} activity={activity} view={view} changeView={changeView} />
      <ReportCard {...props} />
      <SignedInSection model={model} onOpen={(user) => changeView({ row: user })} />
      {view.isSummaryOpen ? <SummaryFlyout {...props} activity={activity} /> : null}
      {view.row !== null && !view.isSummaryOpen ? (
        <SenderFlyout model={model} address={view.row} onClose={() => changeView({ row: null })} />
      ) : null}
    </>
  )
})
