import type { Family, FormatName } from '../../facts/vocabulary.ts'
import { t } from '../../platform/i18n.ts'
import type { ReportBasis } from '../../reports/report.ts'

/** Why no submission has a TLS version. */
export function whyNoSubmissionTls(family: Family | null): string {
  return family === 'portal-report' ? t('whyNoTlsPortal') : t('whyNoTlsTrace')
}

/** Why no submission has Basic or OAuth. */
function whyNoAuthentication(family: Family | null): string {
  return family === 'portal-report' ? t('whyNoAuthenticationPortal') : t('whyNoAuthenticationTrace')
}

/** The same where another source is imported that may state it: what to import is no advice there. */
export function whyNoSenderTls(report: Pick<ReportBasis, 'family' | 'coverage'>): string {
  return isPortalBeside(report) ? t('whyNoTlsBeside') : whyNoSubmissionTls(report.family)
}

export function whyNoSenderAuthentication(report: Pick<ReportBasis, 'family' | 'coverage'>): string {
  return isPortalBeside(report) ? t('whyNoAuthenticationBeside') : whyNoAuthentication(report.family)
}

function isPortalBeside({ family, coverage }: Pick<ReportBasis, 'family' | 'coverage'>): boolean {
  return family !== 'portal-report' && coverage.some((one) => one.family === 'portal-report' && one.hasFacts)
}

/** Why no message that crossed the border has a TLS version. */
export function whyNoTransportTls(basis: ReportBasis): string {
  const formats = formatsOf(basis)
  const isSummaryOnly = formats.includes('enhanced-summary') && !formats.includes('extended-trace')
  return isSummaryOnly ? t('whyNoTlsSummary') : t('whyNoTlsTransport')
}

/** Why nobody knows whether a connector had to use TLS. */
export function whyNoForcedTls(basis: ReportBasis): string {
  return basis.family === 'portal-report' ? t('whyNoForcedTlsPortal') : t('whyNoForcedTls')
}

/** The formats that the counted family's numbers come from. */
export function formatsOf(basis: ReportBasis): readonly FormatName[] {
  return basis.coverage.find((entry) => entry.family === basis.family)?.formats ?? []
}
