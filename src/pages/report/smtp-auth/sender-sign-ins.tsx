import type { JSX } from 'preact'
import { t } from '../../../platform/i18n.ts'
import type { EvidenceReport } from '../../../reports/evidence.ts'
import { Fact } from '../../../ui/fact.tsx'
import { format } from '../../../ui/format.ts'
import { authenticationText } from '../evidence/sign-ins-table.tsx'

/** The SMTP AUTH sign-ins of the sender's own name: a hint, for who signs in may send as another address. */
export function SenderSignIns(props: { evidence: EvidenceReport; address: string }): JSX.Element {
  const { evidence, address } = props
  const row = evidence.signIns.find(({ user }) => user === address.toLowerCase())
  return (
    <section class="stack attribute">
      <h3>{t('senderSignIns')}</h3>
      {row ? (
        <dl class="facts">
          <Fact name={t('columnSucceeded')}>{format.count(row.succeeded)}</Fact>
          <Fact name={t('columnFailed')}>{format.count(row.failed)}</Fact>
          <Fact name={t('columnAuthentication')}>{authenticationText(row)}</Fact>
          <Fact name={t('factDays')}>{format.range({ from: row.firstDay, to: row.lastDay })}</Fact>
          <Fact name={t('signInIps', { count: row.clientIps.length })}>
            {row.clientIps.join(', ') || '–'}
          </Fact>
          <Fact name={t('signInFailedIps', { count: row.failedClientIps.length })}>
            {row.failedClientIps.join(', ') || '–'}
          </Fact>
        </dl>
      ) : (
        <p class="quiet">{whyNone(evidence)}</p>
      )}
    </section>
  )
}

function whyNone({ formats, signInDays }: EvidenceReport): string {
  if (!formats.includes('entra-sign-ins')) return t('signInsNotImported')
  return signInDays.length === 0 ? t('evidenceNoDays') : t('senderSignInsNone')
}
