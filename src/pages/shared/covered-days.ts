import type { EpochDay } from '../../facts/day.ts'
import type { ReportBasis } from '../../reports/report.ts'

/** The days of the range that the counted family covers; days ascend. */
export function coveredDays(basis: ReportBasis): readonly EpochDay[] {
  return basis.coverage.find((entry) => entry.family === basis.family)?.days ?? []
}
