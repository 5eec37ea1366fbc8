import type { JSX } from 'preact'
import { DIRECTIONS } from '../../../facts/vocabulary.ts'
import { t } from '../../../platform/i18n.ts'
import type { EvidenceReport } from '../../../reports/evidence.ts'
import { Flyout } from '../../../ui/flyout.tsx'
import { format } from '../../../ui/format.ts'
import { TlsBreakdown } from '../../../ui/tls-breakdown.tsx'
import { directionName } from '../../../ui/words.ts'
import { whyNoTransportTls } from '../../shared/reasons.ts'
import { formatViewState, type ViewState } from '../../shared/view-state.ts'
import { basisLine } from '../basis.ts'
import { TlsOutcomeBars } from '../evidence/tls-outcome-bars.tsx'
import type { PageProps } from '../page-props.ts'
import { CONNECTOR_REPORT_ID } from './connector-report.tsx'
import { TlsAdvice } from './tls-advice.tsx'

/** The flyout "Message protected in transit (by TLS)": both directions, what to do, and the way to the connectors. */
export function ProtectedFlyout({ model, view, changeView }: PageProps): JSX.Element {
  const { mailFlow: report } = model
  const isPortal = report.family === 'portal-report'
  return (
    <Flyout title={t('protectedInTransit')} onClose={() => changeView({ isSummaryOpen: false })}>
      <p class="quiet">{basisLine(report, [])}</p>
      {DIRECTIONS.map((direction) => (
        <section key={direction} class="stack">
          <h3>
            {t('partMessages', {
              name: directionName(direction),
              count: report[direction].messages,
              messages: format.count(report[direction].messages),
            })}
          </h3>
          <TlsBreakdown
            tls={report[direction].tls}
            caption={t('tlsOfDirection', { direction: directionName(direction) })}
            whyUnknown={whyNoTransportTls(report)}
          />
        </section>
      ))}
      <p class="quiet small">
        {isPortal ? t('internalUnknown') : t('internalCount', { count: report.internal })}
      </p>
      <p>
        <ReportLink view={view} />
      </p>
      <OutboundFailures evidence={model.evidence} view={view} />
      <TlsAdvice />
    </Flyout>
  )
}

/** A link, so that it opens in another tab, too; the flyout closes with the address that it leads to. */
function ReportLink({ view }: { view: ViewState }): JSX.Element {
  return (
    <a
      href={formatViewState({ ...view, page: 'mail-flow', isSummaryOpen: false })}
      onClick={() => document.getElementById(CONNECTOR_REPORT_ID)?.scrollIntoView()}
    >
      {t('connectorReport')}
    </a>
  )
}

/** Only where a report of TLS outcomes was imported: nothing is claimed without one. */
function OutboundFailures(props: { evidence: EvidenceReport; view: ViewState }): JSX.Element | null {
  const { evidence, view } = props
  if (!evidence.formats.some((name) => name !== 'entra-sign-ins')) return null
  const failing = evidence.tlsOutcomes.filter(({ failed }) => failed > 0)
  return (
    <section class="stack outbound-failures">
      <h3>{t('outboundFailures')}</h3>
      {failing.length === 0 ? (
        <p>{evidence.tlsOutcomes.length === 0 ? t('evidenceNoDays') : t('outboundFailuresNone')}</p>
      ) : (
        <TlsOutcomeBars rows={failing} />
      )}
      <p class="small quiet">{t('tlsOutcomesNote')}</p>
      <p>
        <a href={formatViewState({ ...view, page: 'evidence', isSummaryOpen: false })}>
          {t('outboundFailuresAll')}
        </a>
      </p>
    </section>
  )
}
