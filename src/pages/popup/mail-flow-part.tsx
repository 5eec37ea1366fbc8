import type { JSX } from 'preact'
import type { Direction } from '../../facts/vocabulary.ts'
import type { DirectionSummary, MailFlowSummary } from '../../model/summary.ts'
import { t } from '../../platform/i18n.ts'
import { format } from '../../ui/format.ts'
import { tlsShares } from '../../ui/shares.ts'
import { TLS_SWATCHES } from '../../ui/swatch.ts'
import { ShareLegend, TlsBar } from '../../ui/tls-bar.tsx'
import { directionName, tlsName } from '../../ui/words.ts'
import { whyNoTransportTls } from '../shared/reasons.ts'
import { oldTls } from '../shared/week-choice.ts'

/** How TLS protected the week's messages, each direction for itself. All of it opens the report. */
export function MailFlowPart(props: { summary: MailFlowSummary; onOpen: () => void }): JSX.Element {
  const { summary } = props
  const why = whyNoTransportTls(summary)
  return (
    <section class="widget" aria-labelledby="popup-mail-flow">
      <h2>
        <button type="button" id="popup-mail-flow" class="widget-open" onClick={props.onOpen}>
          {t('tabMailFlow')}
        </button>
      </h2>
      <DirectionLine direction="inbound" total={summary.inbound} why={why} />
      <DirectionLine direction="outbound" total={summary.outbound} why={why} />
    </section>
  )
}

function DirectionLine(props: { direction: Direction; total: DirectionSummary; why: string }): JSX.Element {
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
