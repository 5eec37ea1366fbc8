import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { AuthenticationCounts } from '../../../facts/vocabulary.ts'
import { t } from '../../../platform/i18n.ts'
import type { EvidenceReport } from '../../../reports/evidence.ts'
import type { SignInRow } from '../../../reports/sign-ins.ts'
import { format } from '../../../ui/format.ts'
import { ShareAnswer } from '../../../ui/share-answer.tsx'
import { authenticationShares } from '../../../ui/shares.ts'
import { AUTHENTICATION_SWATCHES } from '../../../ui/swatch.ts'
import { authenticationName } from '../../../ui/words.ts'
import { evidenceCover } from './evidence-cover.ts'
import { EvidenceMissing } from './evidence-missing.tsx'
import { SignInFlyout } from './sign-in-flyout.tsx'
import { SignInsTable } from './sign-ins-table.tsx'

/** SMTP AUTH sign-ins per user, or which export has them. */
export function SignInSection({ report }: { report: EvidenceReport }): JSX.Element {
  const [opened, setOpened] = useState<SignInRow | null>(null)
  const isBrought = report.formats.includes('entra-sign-ins')
  return (
    <>
      <section class="answer card" aria-labelledby="sign-ins-title">
        <h2 id="sign-ins-title">{t('signInsTitle')}</h2>
        {isBrought ? (
          <SignInAnswer report={report} />
        ) : (
          <EvidenceMissing sources={[{ name: 'exportSignInsName', where: 'exportSignInsWhere' }]} />
        )}
        <p class="quiet">{t('signInsNote')}</p>
      </section>
      {isBrought ? (
        <div class="card">
          <SignInsTable rows={report.signIns} isCovered={report.signInDays.length > 0} onOpen={setOpened} />
        </div>
      ) : null}
      {opened ? <SignInFlyout row={opened} onClose={() => setOpened(null)} /> : null}
    </>
  )
}

function SignInAnswer({ report }: { report: EvidenceReport }): JSX.Element {
  const { signIns } = report
  // Without a covered day nothing is known: none would be an answer.
  const isCovered = report.signInDays.length > 0
  const total = (of: (row: SignInRow) => number) => signIns.reduce((sum, row) => sum + of(row), 0)
  const authentication: AuthenticationCounts = {
    basic: total((row) => row.authentication.basic ?? 0),
    oauth: total((row) => row.authentication.oauth ?? 0),
    unknown: total((row) => row.authentication.unknown ?? 0),
  }
  return (
    <>
      <dl class="answer-figures evidence-figures">
        <Figure label={t('figureUsers')} value={isCovered ? signIns.length : null} />
        <Figure label={t('figureSucceeded')} value={isCovered ? total((row) => row.succeeded) : null} />
        <Figure label={t('figureFailed')} value={isCovered ? total((row) => row.failed) : null} />
        <div class="answer-wide">
          <dt>{t('figureAuthentication')}</dt>
          <dd>
            <ShareAnswer
              shares={authenticationShares(authentication)}
              swatches={AUTHENTICATION_SWATCHES}
              nameOf={authenticationName}
              whyUnknown={t('whyNoAuthenticationSignIns')}
              unknownText={(count) => t('signInsUnknownCount', { count })}
            />
          </dd>
        </div>
      </dl>
      <p>{evidenceCover(report.range, report.signInDays)}</p>
    </>
  )
}

function Figure(props: { label: string; value: number | null }): JSX.Element {
  return (
    <div class="figure">
      <dt>{props.label}</dt>
      <dd>{props.value === null ? '–' : format.count(props.value)}</dd>
    </div>
  )
}
