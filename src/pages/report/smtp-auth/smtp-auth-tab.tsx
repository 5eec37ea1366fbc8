import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../../platform/i18n.ts'
import type { SenderRow, SmtpAuthReport } from '../../../reports/report.ts'
import { format } from '../../../ui/format.ts'
import { ShareAnswer, TlsAnswer } from '../../../ui/share-answer.tsx'
import { authenticationShares } from '../../../ui/shares.ts'
import { AUTHENTICATION_SWATCHES } from '../../../ui/swatch.ts'
import { Dash } from '../../../ui/tls-bar.tsx'
import { authenticationName } from '../../../ui/words.ts'
import { countedPeriods } from '../../shared/counted-periods.ts'
import { whyNoAuthentication, whyNoSubmissionTls } from '../../shared/reasons.ts'
import { BasisNote } from '../basis-note.tsx'
import type { PageProps } from '../page-props.ts'
import { PeriodNotes } from './period-notes.tsx'
import { SenderFlyout } from './sender-flyout.tsx'
import { SendersTable } from './senders-table.tsx'
import { SmtpAuthChart } from './smtp-auth-chart.tsx'

/** The SMTP Auth clients report: the answer, what it rests on, the chart, the senders. */
export function SmtpAuthTab({ model, changeView }: PageProps): JSX.Element {
  const { smtpAuth: report, imports } = model
  const [opened, setOpened] = useState<SenderRow | null>(null)
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
      <SmtpAuthChart report={report} />
      <SendersTable report={report} onOpen={setOpened} />
      {opened ? (
        <SenderFlyout sender={opened} family={report.family} onClose={() => setOpened(null)} />
      ) : null}
    </>
  )
}

function SmtpAuthAnswer({ report }: { report: SmtpAuthReport }): JSX.Element {
  return (
    <dl class="answer-figures">
      <Figure label={t('figureClients')} value={report.family === null ? null : report.clients} />
      <Figure label={t('figureMessages')} value={report.family === null ? null : report.messages} />
      <div class="answer-wide">
        <dt>{t('figureTls')}</dt>
        <dd>
          <TlsAnswer tls={report.tls} whyUnknown={whyNoSubmissionTls(report.family)} />
        </dd>
      </div>
      <div class="answer-wide">
        <dt>{t('figureAuthentication')}</dt>
        <dd>
          <ShareAnswer
            shares={authenticationShares(report.authentication)}
            swatches={AUTHENTICATION_SWATCHES}
            nameOf={authenticationName}
            whyUnknown={whyNoAuthentication(report.family)}
          />
        </dd>
      </div>
    </dl>
  )
}

/** One large number; `null` is "no data", which is not zero. */
function Figure(props: { label: string; value: number | null }): JSX.Element {
  return (
    <div class="figure">
      <dt>{props.label}</dt>
      <dd>{props.value === null ? <Dash why={t('basisNothing')} /> : format.count(props.value)}</dd>
    </div>
  )
}
