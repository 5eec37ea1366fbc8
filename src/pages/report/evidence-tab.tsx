import type { JSX } from 'preact'
import type { EvidenceReport } from '../../reports/evidence.ts'
import { SignInSection } from './sign-in-section.tsx'
import { TlsEvidenceSection } from './tls-evidence-section.tsx'

/** What stands beside the counts of messages: SMTP AUTH sign-ins, and how TLS held for each recipient domain. */
export function EvidenceTab({ report }: { report: EvidenceReport }): JSX.Element {
  return (
    <>
      <SignInSection report={report} />
      <TlsEvidenceSection report={report} />
    </>
  )
}
