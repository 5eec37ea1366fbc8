import type { ComponentChildren, JSX } from 'preact'
import { t } from '../../../platform/i18n.ts'
import type { SenderAttribute, SenderRow, SmtpAuthReport } from '../../../reports/report.ts'
import { authenticationOf, clientIpsOf, tlsOf } from '../../../reports/sender-sources.ts'
import { authenticationShares } from '../../../ui/shares.ts'
import { AUTHENTICATION_SWATCHES } from '../../../ui/swatch.ts'
import { ShareLegend } from '../../../ui/tls-bar.tsx'
import { TlsBreakdown } from '../../../ui/tls-breakdown.tsx'
import { authenticationName, familyName } from '../../../ui/words.ts'
import { whyNoSenderAuthentication, whyNoSenderTls } from '../../shared/reasons.ts'

/** What is known of a sender beside its messages, as in its row: each with its source where that is not the counted one. */
export function SourcedDetails(props: { sender: SenderRow; report: SmtpAuthReport }): JSX.Element {
  const { sender, report } = props
  const { tls, source: tlsSource } = tlsOf(sender)
  const { authentication, source: authenticationSource } = authenticationOf(sender)
  const { clientIps, source: clientsSource } = clientIpsOf(sender)
  const shares = authenticationShares(authentication)
  return (
    <>
      <SourcedSection title={t('viewTls')} source={tlsSource}>
        <TlsBreakdown tls={tls} caption={t('viewTls')} whyUnknown={whyNoSenderTls(report)} />
      </SourcedSection>
      <SourcedSection title={t('columnAuthentication')} source={authenticationSource}>
        {shares.known === 0 ? (
          <p class="quiet">{whyNoSenderAuthentication(report)}</p>
        ) : (
          <ShareLegend shares={shares} swatches={AUTHENTICATION_SWATCHES} nameOf={authenticationName} />
        )}
      </SourcedSection>
      <SourcedSection title={clientsTitle(clientIps)} source={clientsSource}>
        {clientIps.length === 0 ? (
          <p class="quiet">{t('whyNoClientIps')}</p>
        ) : (
          <ul class="address-list">
            {clientIps.map((ip) => (
              <li key={ip}>{ip}</li>
            ))}
          </ul>
        )}
      </SourcedSection>
    </>
  )
}

/** A part of a flyout, with the source below its title where that is not the counted one. */
export function SourcedSection(props: {
  title: string
  source: Pick<SenderAttribute, 'family'> | null
  children: ComponentChildren
}): JSX.Element {
  return (
    <section class="stack">
      <h3>
        {props.title}
        {props.source ? <span class="sourced-from quiet">{familyName(props.source.family)}</span> : null}
      </h3>
      {props.children}
    </section>
  )
}

/** "0 client addresses" would be an answer that no source gives. */
function clientsTitle(clientIps: readonly string[]): string {
  return clientIps.length === 0 ? t('columnClientIps') : t('factClientIps', { count: clientIps.length })
}
