import type { JSX } from 'preact'
import { t } from '../../../platform/i18n.ts'
import type { EvidenceReport } from '../../../reports/evidence.ts'
import { evidenceCover } from './evidence-cover.ts'
import { EvidenceMissing } from './evidence-missing.tsx'
import { TlsOutcomeBars } from './tls-outcome-bars.tsx'
import { TlsOutcomesTable } from './tls-outcomes-table.tsx'

/** TLS failures by recipient domain and reason beside what held, or which exports have them. */
export function TlsEvidenceSection({ report }: { report: EvidenceReport }): JSX.Element {
  const { tlsOutcomes } = report
  const isBrought = report.formats.some((name) => name !== 'entra-sign-ins')
  const failing = tlsOutcomes.filter(({ failed }) => failed > 0)
  return (
    <>
      <section class="answer card" aria-labelledby="tls-outcomes-title">
        <h2 id="tls-outcomes-title">{t('tlsOutcomesTitle')}</h2>
        {isBrought ? (
          <>
            {tlsOutcomes.length > 0 ? (
              <p>{t('tlsOutcomesFailing', { count: failing.length, all: tlsOutcomes.length })}</p>
            ) : null}
            <TlsOutcomeBars rows={failing} />
            <p>{evidenceCover(report.range, report.tlsDays)}</p>
          </>
        ) : (
          <EvidenceMissing
            sources={[
              { name: 'exportTlsReportsName', where: 'exportTlsReportsWhere' },
              { name: 'exportOutboundSecurityName', where: 'exportOutboundSecurityWhere' },
            ]}
          />
        )}
        <p class="quiet">{t('tlsOutcomesNote')}</p>
      </section>
      {isBrought ? (
        <div class="card">
          <TlsOutcomesTable rows={tlsOutcomes} isCovered={report.tlsDays.length > 0} />
        </div>
      ) : null}
    </>
  )
}
