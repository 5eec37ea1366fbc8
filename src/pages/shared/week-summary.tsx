import type { JSX } from 'preact'
import { dayCount } from '../../facts/day.ts'
import type { Direction } from '../../facts/vocabulary.ts'
import type { ReportModel } from '../../model/report-model.ts'
import { t } from '../../platform/i18n.ts'
import type { DirectionTotal, SmtpAuthReport } from '../../reports/report.ts'
import { totalsOf, volumeByDomain } from '../../ui/chart-data.ts'
import { format } from '../../ui/format.ts'
import { InsightLine } from '../../ui/insight-card.tsx'
import { authenticationShares, tlsShares } from '../../ui/shares.ts'
import { Sparkline } from '../../ui/sparkline.tsx'
import { AUTHENTICATION_SWATCHES, TLS_SWATCHES } from '../../ui/swatch.ts'
import { ShareBar, ShareLegend, TlsBar } from '../../ui/tls-bar.tsx'
import { authenticationName, directionName, tlsName } from '../../ui/words.ts'
import { countedPeriods } from './counted-periods.ts'
import { coveredDays } from './covered-days.ts'
import { whyNoAuthentication, whyNoTransportTls } from './reasons.ts'
import { oldTls, worstFirst } from './week-choice.ts'
import './week-summary.css'

const MAX_INSIGHTS = 3

/** The answer in the size of a hand: clients, messages, both directions' TLS, Basic and OAuth, insights. */
export function WeekSummary({ model }: { model: ReportModel }): JSX.Element {
  const why = whyNoTransportTls(model.mailFlow)
  return (
    <div class="week">
      <section class="week-figures" aria-label={t('tabSmtpAuth')}>
        <Figures report={model.smtpAuth} />
      </section>
      <section class="week-block" aria-label={t('figureAuthentication')}>
        <Authentication report={model.smtpAuth} />
      </section>
      <section class="week-block" aria-label={t('protectedInTransit')}>
        <h2>{t('protectedInTransit')}</h2>
        <DirectionLine direction="inbound" total={model.mailFlow.inbound} why={why} />
        <DirectionLine direction="outbound" total={model.mailFlow.outbound} why={why} />
      </section>
      <section class="week-block" aria-label={t('columnInsights')}>
        <Insights model={model} />
      </section>
    </div>
  )
}

function Figures({ report }: { report: SmtpAuthReport }): JSX.Element {
  return (
    <>
      <h2>{t('tabSmtpAuth')}</h2>
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
  return (
    <>
      <div class="week-line">
        <h2>{t('figureAuthentication')}</h2>
        <ShareBar
          shares={shares}
          swatches={AUTHENTICATION_SWATCHES}
          nameOf={authenticationName}
          whyUnknown={whyNoAuthentication(report.family)}
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
  const shares = tlsShares(total.tls)
  const old = oldTls(shares)
  return (
    <div>
      <div class="week-line">
        <span title={t('messageCount', { count: total.messages })}>
          {directionName(props.direction)} <strong>{format.count(total.messages)}</strong>
        </span>
        <TlsBar tls={total.tls} whyUnknown={props.why} />
      </div>
      <div class="small">
        {shares.known > 0 && old.segments.length === 0 ? (
          <span class="quiet">{t('popupNoOldTls')}</span>
        ) : null}
        {old.segments.length > 0 ? (
          <ShareLegend shares={old} swatches={TLS_SWATCHES} nameOf={tlsName} isShort />
        ) : null}
      </div>
    </div>
  )
}

function Insights({ model }: { model: ReportModel }): JSX.Element {
  const worst = worstFirst(model.insights)
  if (worst.length === 0) return <p class="quiet">{t('popupNoInsights')}</p>
  return (
    <>
      <h2>{t('popupInsights', { count: worst.length })}</h2>
      <ul class="week-insights">
        {worst.slice(0, MAX_INSIGHTS).map((insight) => (
          <InsightLine key={`${insight.id} ${insight.direction} ${insight.connector}`} insight={insight} />
        ))}
      </ul>
      {worst.length > MAX_INSIGHTS ? (
        <p class="small quiet">{t('popupMoreInsights', { count: worst.length - MAX_INSIGHTS })}</p>
      ) : null}
    </>
  )
}
