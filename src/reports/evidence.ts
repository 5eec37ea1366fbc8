import type { TlsImport } from '../facts/coverage.ts'
import type { DayRange, EpochDay } from '../facts/day.ts'
import type { FormatName } from '../facts/vocabulary.ts'
import { coveredDays } from './range.ts'
import type { ReportInput } from './report-input.ts'
import { type SignInRow, signInRows } from './sign-ins.ts'
import { type TlsOutcomeRow, tlsOutcomeRows } from './tls-evidence.ts'

/** What stands beside the counts of messages, and is never one: sign-ins, and how TLS held with other domains. */
export interface EvidenceReport {
  readonly range: DayRange | null
  readonly signIns: readonly SignInRow[]
  /** Days of the range that sign-in exports cover; they ascend. */
  readonly signInDays: readonly EpochDay[]
  readonly tlsOutcomes: readonly TlsOutcomeRow[]
  /** Days of the range that TLS reports cover. */
  readonly tlsDays: readonly EpochDay[]
  /** The formats of all imports of the family, also of those that lie outside the range. */
  readonly formats: readonly FormatName[]
}

export interface EvidenceInput extends Pick<ReportInput, 'imports' | 'rollups' | 'range'> {
  readonly tlsImports: readonly TlsImport[]
}

/** The evidence for a range. */
export function evidenceReport(input: EvidenceInput): EvidenceReport {
  const imports = input.imports.filter(({ family }) => family === 'evidence')
  const signIn = imports.filter(({ format }) => format === 'entra-sign-ins')
  const tls = imports.filter(({ format }) => format !== 'entra-sign-ins')
  return {
    range: input.range,
    signIns: signInRows(input),
    signInDays: coveredDays(signIn, 'evidence', input.range),
    tlsOutcomes: tlsOutcomeRows(input.tlsImports, input.range),
    tlsDays: coveredDays(tls, 'evidence', input.range),
    formats: [...new Set(imports.map(({ format }) => format))].sort(),
  }
}

/** One reason of a row, for lists of failures. */
export interface TlsFailure extends Omit<TlsOutcomeRow, 'reasons' | 'failed'> {
  readonly reason: string
  readonly failed: number
}

/** Every failure with its reason, most failures first; rows without a failure have none. */
export function tlsFailures({ tlsOutcomes }: EvidenceReport): readonly TlsFailure[] {
  return tlsOutcomes
    .flatMap(({ reasons, ...row }) => reasons.map((one) => ({ ...row, ...one })))
    .sort((a, b) => b.failed - a.failed)
}
