import type { JSX } from 'preact'
import { t } from '../../../platform/i18n.ts'
import type { SmtpAuthReport } from '../../../reports/report.ts'
import { changeText } from '../../../ui/change-text.ts'
import { format } from '../../../ui/format.ts'
import { ShareAnswer, TlsAnswer } from '../../../ui/share-answer.tsx'
import { authenticationShares } from '../../../ui/shares.ts'
import { AUTHENTICATION_SWATCHES } from '../../../ui/swatch.ts'
import { authenticationName } from '../../../ui/words.ts'
import { comparisonOf } from '../../shared/comparison.ts'
import { whyNoSenderAuthentication, whyNoSenderTls } from '../../shared/reasons.ts'

/** The answer first: clients and messages with their change, then how they were protected. */
export function SmtpAuthAnswer({ report }: { report: SmtpAuthReport }): JSX.Element {
  const comparison = comparisonOf(report)
  const isCompared = comparison.kind === 'compared'
  return (
    <>
      <dl class="answer-figures">
        <Figure
          label={t('figureClients')}
          value={report.clients}
          change={isCompared ? changeText(report.clients, comparison.clients) : null}
        />
        <Figure
          label={t('figureMessages')}
          value={report.messages}
          change={isCompared ? changeText(report.messages, comparison.messages) : null}
        />
        <div class="answer-wide">
          <dt>{t('figureTls')}</dt>
          <dd>
            <TlsAnswer tls={report.tls} whyUnknown={whyNoSenderTls(report)} />
          </dd>
        </div>
        <div class="answer-wide">
          <dt>{t('figureAuthentication')}</dt>
          <dd>
            <ShareAnswer
              shares={authenticationShares(report.authentication)}
              swatches={AUTHENTICATION_SWATCHES}
              nameOf={authenticationName}
              whyUnknown={whyNoSenderAuthentication(report)}
            />
          </dd>
        </div>
      </dl>
      <p class="small quiet">
        {isCompared ? t('comparedWith', { range: format.range(comparison.range) }) : comparison.why}
      </p>
    </>
  )
}

/** One large number, and how it changed; `null`: there is nothing to compare it with. */
function Figure(props: { label: string; value: number; change: string | null }): JSX.Element {
  return (
    <div class="figure">
      <dt>{props.label}</dt>
      <dd>
        {format.count(props.value)}
        {props.change === null ? null : <span class="figure-change">{props.change}</span>}
      </dd>
    </div>
  )
}
