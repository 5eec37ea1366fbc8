import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { t } from '../../platform/i18n.ts'
import { countedPeriods } from '../../reports/counted-periods.ts'
import type { SmtpAuthReport } from '../../reports/report.ts'
import { unusualActivity } from '../../reports/unusual-activity.ts'
import { totalsOf, volumeByDomain } from '../../ui/chart/chart-data.ts'
import { Sparkline } from '../../ui/chart/sparkline.tsx'
import { format } from '../../ui/format.ts'
import { coveredDays } from './covered-days.ts'
import { daysText } from './days-text.ts'
import { whyNoSenderAuthentication } from './reasons.ts'
import { SenderAuthentication } from './sender-authentication.tsx'
import './widget.css'

/**
 * The widget "SMTP Auth clients": users and service accounts of the week, and their messages. All of it opens the
 * flyout: the button in its heading is as large as the widget.
 */
export function SmtpAuthWidget(props: { report: SmtpAuthReport; onOpen: () => void }): JSX.Element {
  const { report } = props
  return (
    <section class="widget" aria-labelledby="widget-smtp-auth">
      <h2>
        <button type="button" id="widget-smtp-auth" class="widget-open" onClick={props.onOpen}>
          {t('tabSmtpAuth')}
        </button>
      </h2>
      <div class="widget-figures">
        <Figure
          count={report.family === null ? null : report.clients}
          words={t('popupClients', { count: report.clients })}
        />
        <Figure
          count={report.family === null ? null : report.messages}
          words={t('popupMessages', { count: report.messages })}
        />
        <WeekLine report={report} />
      </div>
      <p class="small quiet">{daysText(report, countedPeriods(report))}</p>
      {report.family === null ? null : <Authentication report={report} />}
    </section>
  )
}

function Figure(props: { count: number | null; words: string }): JSX.Element {
  return (
    <p>
      <span class="widget-figure">{props.count === null ? '–' : format.count(props.count)}</span>{' '}
      {props.words}
    </p>
  )
}

function WeekLine({ report }: { report: SmtpAuthReport }): JSX.Element | null {
  if (report.range === null || report.byDay.length === 0) return null
  const days = { range: report.range, covered: coveredDays(report) }
  const model = volumeByDomain(report.byDay, days, { domain: null, otherName: '' })
  return <Sparkline values={totalsOf(model)} label={t('popupSparkline')} />
}

/** Senders, not messages: who has to change something before Basic is off. */
function Authentication({ report }: { report: SmtpAuthReport }): JSX.Element {
  const activity = useMemo(() => unusualActivity(report.senders), [report])
  return (
    <div class="widget-block">
      <h3>{t('sendersByAuthentication')}</h3>
      <div class="small">
        <SenderAuthentication
          counts={activity.authentication}
          whyUnknown={whyNoSenderAuthentication(report)}
        />
      </div>
    </div>
  )
}
