import type { JSX } from 'preact'
import { dayCount } from '../../facts/day.ts'
import type { Direction } from '../../facts/vocabulary.ts'
import { t } from '../../platform/i18n.ts'
import type { DirectionTotal, SmtpAuthReport } from '../../reports/report.ts'
import { totalsOf, volumeByDomain } from '../../ui/chart-data.ts'
import { format, formatAge } from '../../ui/format.ts'
import { InsightLine } from '../../ui/insight-card.tsx'
import { authenticationShares, tlsShares } from '../../ui/shares.ts'
import { Sparkline } from '../../ui/sparkline.tsx'
import { AUTHENTICATION_SWATCHES } from '../../ui/swatch.ts'
import { ShareBar, ShareLegend, TlsBar, TlsLegend } from '../../ui/tls-bar.tsx'
import { authenticationName, directionName } from '../../ui/words.ts'
import { countedPeriods } from './counted-periods.ts'
import { coveredDays } from './covered-days.ts'
import { whyNoAuthentication, whyNoTransportTls } from './reasons.ts'
import type { ReportModel } from './report-model.ts'
import './week-summary.css'

const MAX_INSIGHTS = 3

/** The answer in the size of a hand: clients, messages, both directions' TLS, Basic and OAuth, insights. */
export function WeekSummary(props: { model: ReportModel; now: number }): JSX.Element {
  const { smtpAuth, mailFlow } = props.model
  return (
    <div class="week">
      <Age {...props} />
      <section class="week-figures" aria-label={t('tabSmtpAuth')}>
        <Figures report={smtpAuth} />
      </section>
      <section class="week-block" aria-label={t('figureAuthentication')}>
        <Authentication report={smtpAuth} />
      </section>
      <section class="week-block" aria-label={t('protectedInTransit')}>
        <h2>{t('protectedInTransit')}</h2>
        <DirectionLine direction="inbound" total={mailFlow.inbound} why={whyNoTransportTls(mailFlow)} />
        <DirectionLine direction="outbound" total={mailFlow.outbound} why={whyNoTransportTls(mailFlow)} />
      </section>
      <section class="week-block" aria-label={t('columnInsights')}>
        <Insights model={props.model} />
      </section>
    </div>
  )
}

function Age({ model, now }: { model: ReportModel; now: number }): JSX.Element | null {
  const newest = Math.max(...model.imports.map((entry) => entry.sealedAt ?? 0))
  const { range } = model.smtpAuth
  if (range === null) return null
  return (
    <p class="small quiet">{t('popupAge', { day: format.longDay(range.to), age: formatAge(newest, now) })}</p>
  )
}

function Figures({ report }: { report: SmtpAuthReport }): JSX.Element {
  return (
    <>
      <p class="week-title">{t('tabSmtpAuth')}</p>
      <p>
        <span class="week-figure">{report.family === null ? '–' : format.count(report.clients)}</span>{' '}
        {t('popupClients', { count: report.clients })}
      </p>
      <p>
        <span class="week-figure">{report.family === null ? '–' : format.count(report.messages)}</span>{' '}
        {t('popupMessages', { count: report.messages })}
      </p>
      <WeekLine report={report} />
      <p class="small quiet week-days">{daysText(report)}</p>
    </>
  )
}

/** The days that the figures are of: a period of the portal export by its own name. */
function daysText(report: SmtpAuthReport): string {
  const periods = countedPeriods(report)
  if (periods.length > 0) return t('popupPeriod', { range: periods.map(format.range).join(', ') })
  if (report.range === null || report.family === null) return t('basisNothing')
  return t('popupDays', { count: dayCount(report.range), last: format.longDay(report.range.to) })
}

function WeekLine({ report }: { report: SmtpAuthReport }): JSX.Element | null {
  if (report.range === null || report.byDay.length === 0) return null
  const days = { range: report.range, covered: coveredDays(report) }
  const model = volumeByDomain(report.byDay, days, { domain: null, otherName: '' })
  return <Sparkline values={totalsOf(model)} label={t('popupSparkline')} />
}

function Authentication({ report }: { report: SmtpAuthReport }): JSX.Element {
  const shares = authenticationShares(report.authentication)
  const why = whyNoAuthentication(report.family)
  return (
    <>
      <div class="week-direction">
        <span>{t('figureAuthentication')}</span>
        <ShareBar
          shares={shares}
          swatches={AUTHENTICATION_SWATCHES}
          nameOf={authenticationName}
          whyUnknown={why}
        />
      </div>
      {shares.known > 0 ? (
        <div class="small">
          <ShareLegend shares={shares} swatches={AUTHENTICATION_SWATCHES} nameOf={authenticationName} />
        </div>
      ) : null}
    </>
  )
}

function DirectionLine(props: { direction: Direction; total: DirectionTotal; why: string }): JSX.Element {
  const { total } = props
  return (
    <div>
      <div class="week-direction">
        <span>
          {directionName(props.direction)}{' '}
          <span class="quiet">{t('messageCount', { count: total.messages })}</span>
        </span>
        <TlsBar tls={total.tls} whyUnknown={props.why} />
      </div>
      {tlsShares(total.tls).known > 0 ? (
        <div class="small">
          <TlsLegend tls={total.tls} />
        </div>
      ) : null}
    </div>
  )
}

function Insights({ model }: { model: ReportModel }): JSX.Element {
  const [...worst] = model.insights
  worst.sort((a, b) => Number(a.hasFewMessages) - Number(b.hasFewMessages) || b.share - a.share)
  const shown = worst.slice(0, MAX_INSIGHTS)
  if (shown.length === 0) return <p class="quiet">{t('popupNoInsights')}</p>
  return (
    <>
      <h2>{t('popupInsights', { count: worst.length })}</h2>
      <ul class="week-insights">
        {shown.map((insight) => (
          <InsightLine key={`${insight.id} ${insight.direction} ${insight.connector}`} insight={insight} />
        ))}
      </ul>
      {worst.length > MAX_INSIGHTS ? (
        <p class="small quiet">{t('popupMoreInsights', { count: worst.length - MAX_INSIGHTS })}</p>
      ) : null}
    </>
  )
}
