import type { JSX } from 'preact'
import type { Family } from '../../../facts/vocabulary.ts'
import { t } from '../../../platform/i18n.ts'
import type { SenderRow } from '../../../reports/report.ts'
import { authenticationShares } from '../../../ui/shares.ts'
import { AUTHENTICATION_SWATCHES } from '../../../ui/swatch.ts'
import { ShareLegend } from '../../../ui/tls-bar.tsx'
import { TlsBreakdown } from '../../../ui/tls-breakdown.tsx'
import { authenticationName } from '../../../ui/words.ts'
import { whyNoAuthentication, whyNoSubmissionTls } from '../../shared/reasons.ts'

/** What one source says of a sender beside its messages: TLS, authentication, client addresses. */
export function SourceDetails(props: {
  facts: Pick<SenderRow, 'tls' | 'authentication' | 'clientIps'>
  family: Family | null
}): JSX.Element {
  const { facts, family } = props
  const authentication = authenticationShares(facts.authentication)
  return (
    <>
      <section>
        <h3>{t('viewTls')}</h3>
        <TlsBreakdown tls={facts.tls} caption={t('viewTls')} whyUnknown={whyNoSubmissionTls(family)} />
      </section>
      <section class="stack">
        <h3>{t('columnAuthentication')}</h3>
        {authentication.known === 0 ? (
          <p class="quiet">{whyNoAuthentication(family)}</p>
        ) : (
          <ShareLegend
            shares={authentication}
            swatches={AUTHENTICATION_SWATCHES}
            nameOf={authenticationName}
          />
        )}
      </section>
      <section class="stack">
        <h3>{t('factClientIps', { count: facts.clientIps.length })}</h3>
        {facts.clientIps.length === 0 ? (
          <p class="quiet">{t('whyNoClientIps')}</p>
        ) : (
          <ul class="address-list">
            {facts.clientIps.map((ip) => (
              <li key={ip}>{ip}</li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
