import type { EvidenceReport } from './evidence.ts'
import type { SmtpAuthReport } from './report.ts'
import type { SignInRow } from './sign-ins.ts'

/**
 * "Signed in, but no message seen": users whose SMTP AUTH sign-in to the cloud succeeded in the range and whose address
 * submitted nothing in the family that the counts come from. A hint, for a user may send as another address.
 * `null` where it cannot be judged: no export of sign-ins covers a day, no family counts, or Exchange Server's own does, which
 * these sign-ins never reach.
 */
export function signedInOnly(
  report: Pick<SmtpAuthReport, 'family' | 'senders'>,
  evidence: Pick<EvidenceReport, 'signIns' | 'signInDays'>,
): readonly SignInRow[] | null {
  if (report.family === null || report.family === 'on-premises') return null
  if (evidence.signInDays.length === 0) return null
  const senders = new Set(report.senders.map(({ address }) => address.toLowerCase()))
  return evidence.signIns.filter((row) => row.succeeded > 0 && !senders.has(row.user.toLowerCase()))
}
