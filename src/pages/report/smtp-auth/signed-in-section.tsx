import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type { ReportModel } from '../../../model/report-model.ts'
import { t } from '../../../platform/i18n.ts'
import { signedInOnly } from '../../../reports/signed-in-only.ts'
import { familyName } from '../../../ui/words.ts'
import { SignInsTable } from '../evidence/sign-ins-table.tsx'

/** "Signed in, but no message seen": who may send as another address, or only wait for somebody to use a password. */
export function SignedInSection(props: { model: ReportModel; onOpen: (user: string) => void }): JSX.Element {
  const { smtpAuth: report, evidence } = props.model
  const rows = useMemo(() => signedInOnly(report, evidence), [report, evidence])
  return (
    <section class="card stack" aria-labelledby="signed-in-title">
      <h2 id="signed-in-title">{t('signedInTitle')}</h2>
      {rows === null || report.family === null ? (
        <p class="quiet">{whyNotJudged(props.model)}</p>
      ) : (
        <>
          <p>{t('signedInCount', { count: rows.length, source: familyName(report.family) })}</p>
          {rows.length > 0 ? (
            <>
              <p class="quiet unusual-why">{t('signedInAdvice')}</p>
              <SignInsTable
                label={t('signedInTitle')}
                rows={rows}
                isCovered
                onOpen={(row) => props.onOpen(row.user)}
              />
            </>
          ) : null}
        </>
      )}
    </section>
  )
}

function whyNotJudged({ smtpAuth, evidence }: ReportModel): string {
  if (!evidence.formats.includes('entra-sign-ins')) return t('signInsNotImported')
  if (evidence.signInDays.length === 0) return t('evidenceNoDays')
  return smtpAuth.family === 'on-premises' ? t('signedInOnPremises') : t('basisNothing')
}
