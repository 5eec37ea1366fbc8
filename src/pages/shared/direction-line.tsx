import type { JSX } from 'preact'
import type { Direction } from '../../facts/vocabulary.ts'
import { t } from '../../platform/i18n.ts'
import type { DirectionTotal } from '../../reports/report.ts'
import { format } from '../../ui/format.ts'
import { tlsShares } from '../../ui/shares.ts'
import { TLS_SWATCHES } from '../../ui/swatch.ts'
import { ShareLegend, TlsBar } from '../../ui/tls-bar.tsx'
import { directionName, tlsName } from '../../ui/words.ts'
import { oldTls } from './week-choice.ts'

/** One direction's messages with its bar of TLS shares; in words only what is old, and what nobody knows. */
export function DirectionLine(props: {
  direction: Direction
  total: Pick<DirectionTotal, 'messages' | 'tls'>
  why: string
}): JSX.Element {
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
