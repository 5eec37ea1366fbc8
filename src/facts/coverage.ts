import type { DayRange } from './day.ts'
import type { PeriodTotal, TlsOutcome } from './facts.ts'
import type { Family, FormatName } from './vocabulary.ts'

/** What reports need to know of an import: what it covers, never its records. */
export interface ImportCoverage {
  readonly id: string
  readonly file: string
  readonly format: FormatName
  readonly family: Family
  /** First to last day of its records, or its period; `null` when neither is known. */
  readonly covered: DayRange | null
}

/** The period totals of one import, with what decides between overlapping ones. */
export interface PeriodImport {
  readonly importId: string
  readonly file: string
  readonly period: DayRange | null
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly totals: readonly PeriodTotal[]
}

/** What one import says of TLS outcomes, with what decides between overlapping ones that have no days. */
export interface TlsImport {
  readonly importId: string
  readonly file: string
  /** Days of its reports, or the period of an export without days. */
  readonly covered: DayRange | null
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly rows: readonly TlsOutcome[]
}
