import type { JSX } from 'preact'
import type { EvidenceReport } from '../../../reports/evidence.ts'
import type { FailedLogons } from '../../../reports/report.ts'
import type { TracedMessages } from '../../../reports/traced-messages.ts'
import { memo } from '../../../ui/memo.ts'
import { FailedLogonSection } from './failed-logon-section.tsx'
import { SignInSection } from './sign-in-section.tsx'
import { TlsEvidenceSection } from './tls-evidence-section.tsx'
import { TracedSection } from './traced-section.tsx'
import './evidence.css'

/**
 * What stands beside the two reports: SMTP AUTH sign-ins, logons that failed at Exchange Server, how TLS held for each recipient domain, and messages of
 * which only a trace list tells.
 */
export const EvidenceTab = memo(function EvidenceTab(props: {
  report: EvidenceReport
  traced: TracedMessages
  logons: FailedLogons
}): JSX.Element {
  const { report, traced, logons } = props
  return (
    <>
      <SignInSection report={report} />
      <FailedLogonSection logons={logons} />
      <TlsEvidenceSection report={report} />
      <TracedSection report={traced} />
    </>
  )
})
