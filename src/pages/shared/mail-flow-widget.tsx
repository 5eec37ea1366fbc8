import type { JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import type { MailFlowReport } from '../../reports/report.ts'
import { daysText } from './days-text.ts'
import { DirectionLine } from './direction-line.tsx'
import { whyNoTransportTls } from './reasons.ts'
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
