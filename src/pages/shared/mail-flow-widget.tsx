import type { JSX } from 'preact'
import { dayCount } from '../../facts/day.ts'
import type { Direction } from '../../facts/vocabulary.ts'
import { t } from '../../platform/i18n.ts'
import type { DirectionTotal, MailFlowReport } from '../../reports/report.ts'
import { format } from '../../ui/format.ts'
import { tlsShares } from '../../ui/shares.ts'
import { TLS_SWATCHES } from '../../ui/swatch.ts'
import { ShareLegend, TlsBar } from '../../ui/tls-bar.tsx'
import { directionName, tlsName } from '../../ui/words.ts'
import { whyNoTransportTls } from './reasons.ts'
import { oldTls } from './week-choice.ts'
import './widget.css'

/** The widget "Outbound and inbound mail flow": how TLS protected the week's messages, each direction for itself. */
export function MailFlowWidget(props: { report: MailFlowReport; onOpen: () => void }): JSX.Element {
  const { report } = props
  const why = whyNoTransportTls(report)
  return (
    <section class="widget" aria-labelledby="widget-mail-flow">
      <h2 id="widget-mail-flow">{t('tabMailFlow')}</h2>
      <p class="small quiet">{daysText(report)}</p>
      <DirectionLine direction="inbound" total={report.inbound} why={why} />
      <DirectionLine direction="outbound" total={report.outbound} why={why} />
      <p>
        <button type="button" class="link-button widget-open" onClick={props.onOpen}>
          {t('actionViewDetails')}
        </button>
      </p>
    </section>
  )
}

/** The days that the snapshot is of. */
function daysText({ range, family }: MailFlowReport): string {
  if (range === null || family === null) return t('basisNothing')
  return t('popupDays', { count: dayCount(range), last: format.longDay(range.to) })
}

function DirectionLine(props: { direction: Direction; total: DirectionTotal; why: string }): JSX.Element {
  const { total } = props
  const shares = tlsShares(total.tls)
  const old = oldTls(shares)
  return (
    <div>
      <div class="widget-line">
        <span title={t('messageCount', { count: total.messages })}>
          {directionName(props.direction)} <strong>{format.count(total.messages)}</strong>
        </span>
        <TlsBar tls={total.tls} whyUnknown={props.why} />
      </div>
      <div class="small">
        {shares.known > 0 && old.segments.length === 0 ? (
          <span class="quiet">{t('popupNoOldTls')}</span>
        ) : null}
        {old.segments.length > 0 || shares.unknown > 0 ? (
          <ShareLegend shares={old} swatches={TLS_SWATCHES} nameOf={tlsName} />
        ) : null}
      </div>
    </div>
  )
}
