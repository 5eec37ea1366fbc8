import type { JSX } from 'preact'
import type { EvidenceReport } from '../../reports/evidence.ts'
import type { TracedMessages } from '../../reports/traced-messages.ts'
import { SignInSection } from './sign-in-section.tsx'
import { TlsEvidenceSection } from './tls-evidence-section.tsx'
import { TracedSection } from './traced-section.tsx'

/**
 * What stands beside the two reports: SMTP AUTH sign-ins, how TLS held for each recipient domain, and messages of
 * which only a trace list tells.
 */
export function EvidenceTab(props: { report: EvidenceReport; traced: TracedMessages }): JSX.Element {
  const { report, traced } = props
  return (
    <>
      <SignInSection report={report} />
      <TlsEvidenceSection report={report} />
      <TracedSection report={traced} />
    </>
  )
}
