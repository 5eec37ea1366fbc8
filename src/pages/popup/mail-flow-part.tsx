import type { JSX } from 'preact'
import type { MailFlowSummary } from '../../model/summary.ts'
import { t } from '../../platform/i18n.ts'
import { DirectionLine } from '../shared/direction-line.tsx'
import { whyNoTransportTls } from '../shared/reasons.ts'

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
