import type { JSX } from 'preact'
import type { ReportModel } from '../../../model/report-model.ts'
import { t } from '../../../platform/i18n.ts'
import type { SenderRow, SmtpAuthReport } from '../../../reports/report.ts'
import { daysOf } from '../../../reports/sender-sources.ts'
import { hasLook, LOOKS } from '../../../reports/unusual-activity.ts'
import { Fact } from '../../../ui/fact.tsx'
import { Flyout } from '../../../ui/flyout.tsx'
import { format } from '../../../ui/format.ts'
import { Dash } from '../../../ui/tls-bar.tsx'
import { familyName } from '../../../ui/words.ts'
import { ChangeCell } from './sender-cells.tsx'
import { SenderDays } from './sender-days.tsx'
import { SenderSignIns } from './sender-sign-ins.tsx'
import { SenderSourcesList } from './sender-sources-list.tsx'
import { SourcedDetails } from './source-details.tsx'
import { lookName } from './unusual-words.ts'

/** All that is known of one sender: the counted source first, then what other sources say, never added. */
export function SenderFlyout(props: {
  model: ReportModel
  address: string
  onClose: () => void
}): JSX.Element {
  const { model, address } = props
  const { smtpAuth: report } = model
  const sender = report.senders.find((row) => row.address === address.toLowerCase())
  return (
    <Flyout title={address || t('senderNone')} onClose={props.onClose}>
      {sender ? (
        <SenderDetails sender={sender} report={report} />
      ) : (
        <p>{t('senderNotInRange', { range: report.range ? format.range(report.range) : t('rangeNone') })}</p>
      )}
      {sender ? <SenderDays model={model} sender={sender} /> : null}
      <SenderSignIns evidence={model.evidence} address={address} />
      {sender ? <SenderSourcesList sender={sender} report={report} /> : null}
    </Flyout>
  )
}

function SenderDetails(props: { sender: SenderRow; report: SmtpAuthReport }): JSX.Element {
  const { sender, report } = props
  const looks = LOOKS.filter((look) => hasLook(sender, look))
  return (
    <>
      {looks.length > 0 ? <p class="sender-looks">{looks.map(lookName).join(' · ')}</p> : null}
      <dl class="facts">
        <Fact name={t('columnMessageCount')}>{format.count(sender.messages)}</Fact>
        <Fact name={t('columnChange')}>
          <ChangeCell row={sender} report={report} />
        </Fact>
        <DaysFact row={sender} />
        <Fact name={t('columnDomain')}>{sender.domain || t('domainNone')}</Fact>
        <Fact name={t('factSource')}>{report.family === null ? '–' : familyName(report.family)}</Fact>
        <Fact name={t('factCertainty')}>
          {sender.certainty === 'likely' ? t('certaintyLikely') : t('certaintyCertain')}
        </Fact>
      </dl>
      <SourcedDetails sender={sender} report={report} />
    </>
  )
}

/** First and last seen, with the source that knows it where that is not the counted one. */
function DaysFact({ row }: { row: SenderRow }): JSX.Element {
  const { firstDay, lastDay, source } = daysOf(row)
  return (
    <Fact name={t('factDays')}>
      {firstDay === null || lastDay === null ? (
        <Dash why={t('periodsNoDays')} />
      ) : (
        format.range({ from: firstDay, to: lastDay })
      )}
      {source ? <span class="sourced-from quiet">{familyName(source.family)}</span> : null}
    </Fact>
  )
}
