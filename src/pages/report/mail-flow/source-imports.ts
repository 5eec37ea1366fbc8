import type { ImportCoverage } from '../../../facts/coverage.ts'
import type { DayRange } from '../../../facts/day.ts'
import { type Family, QUESTIONS_OF_FORMAT } from '../../../facts/vocabulary.ts'

/** The imports that mail flow of these days may come from, as they were given. */
export function sourceImports(
  imports: readonly ImportCoverage[],
  family: Family,
  days: DayRange,
): readonly ImportCoverage[] {
  return imports.filter(
    ({ covered, format, family: own }) =>
      own === family &&
      QUESTIONS_OF_FORMAT[format].includes('mail-flow') &&
      covered !== null &&
      covered.from <= days.to &&
      covered.to >= days.from,
  )
}
