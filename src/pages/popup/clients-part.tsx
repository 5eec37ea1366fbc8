import type { JSX } from 'preact'
import type { SmtpAuthSummary } from '../../model/summary.ts'
import { t } from '../../platform/i18n.ts'
import { changeText } from '../../ui/change-text.ts'
import { Sparkline } from '../../ui/chart/sparkline.tsx'
import { format } from '../../ui/format.ts'
import { Dash } from '../../ui/tls-bar.tsx'
import { daysText } from '../shared/days-text.ts'
import { whyNoSenderAuthentication } from '../shared/reasons.ts'
import { SenderAuthentication } from '../shared/sender-authentication.tsx'

/** Who sends through SMTP AUTH, how much, and against the days before. All of it opens the report. */
export function ClientsPart(props: { summary: SmtpAuthSummary; onOpen: () => void }): JSX.Element {
  const { summary } = props
  const { family, clients, messages, before } = summary
  return (
    <section class="widget" aria-labelledby="popup-clients">
      <h2>
        <button type="button" id="popup-clients" class="widget-open" onClick={props.onOpen}>
          {t('tabSmtpAuth')}
        </button>
      </h2>
      <div class="widget-figures">
        <Figure
          count={family === null ? null : clients}
          words={t('popupClients', { count: clients })}
          before={before?.clients ?? null}
        />
        <Figure
          count={family === null ? null : messages}
          words={t('popupMessages', { count: messages })}
          before={before?.messages ?? null}
        />
        {summary.perDay.length > 0 ? <Sparkline values={summary.perDay} label={t('popupSparkline')} /> : null}
      </div>
      <p class="small quiet">{comparedDays(summary)}</p>
      {family === null ? null : (
        <div class="popup-line small">
          <h3>{t('figureAuthentication')}</h3>
          <SenderAuthentication
            counts={summary.authentication}
            whyUnknown={whyNoSenderAuthentication(summary)}
          />
        </div>
      )}
    </section>
  )
}

function Figure(props: { count: number | null; words: string; before: number | null }): JSX.Element {
  const { count, before } = props
  if (count === null) {
    return (
      <p>
        <span class="widget-figure">
          <Dash why={t('basisNothing')} />
        </span>{' '}
        {props.words}
      </p>
    )
  }
  return (
    <p>
      <span class="widget-figure">{format.count(count)}</span> {props.words}
      {before === null ? null : (
        <span class="popup-change small quiet" title={t('popupBefore', { count: before })}>
          {changeText(count, before)}
          <span class="visually-hidden"> {t('popupBefore', { count: before })}</span>
        </span>
      )}
    </p>
  )
}

/** The days, and that there is nothing to compare them with where that is so. */
function comparedDays(summary: SmtpAuthSummary): string {
  const days = daysText(summary, summary.periods)
  const isCounted = summary.range !== null && summary.family !== null
  return isCounted && summary.before === null ? `${days}. ${t('popupNoBefore')}` : days
}
