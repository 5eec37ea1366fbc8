import { DECISIONS, type WarningCode } from '../../facts/import-error.ts'
import type { Aspect, Family } from '../../facts/vocabulary.ts'

/** What the two reports rest on. */
const WANTED_OF_COUNTS: readonly Aspect[] = [
  'submissions',
  'submission-tls',
  'authentication',
  'client-addresses',
  'transports',
  'connectors',
  'connector-tls',
  'days',
]
/** Evidence counts no message, so it leaves none open. */
const WANTED_OF_EVIDENCE: readonly Aspect[] = ['days']

/** What a file leaves open, so that the admin can bring another export beside it. */
export function leavesOpen(family: Family, says: readonly Aspect[]): readonly Aspect[] {
  const wanted = family === 'evidence' ? WANTED_OF_EVIDENCE : WANTED_OF_COUNTS
  return wanted.filter((aspect) => !says.includes(aspect))
}

/** Warnings that ask for a look, and decisions that are only worth knowing. */
export function sortWarnings(codes: readonly WarningCode[]): {
  readonly warnings: readonly WarningCode[]
  readonly decisions: readonly WarningCode[]
} {
  return {
    warnings: codes.filter((code) => !DECISIONS.includes(code)),
    decisions: codes.filter((code) => DECISIONS.includes(code)),
  }
}
