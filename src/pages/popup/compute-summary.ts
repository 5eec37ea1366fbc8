import type { Thresholds } from '../../insights/thresholds.ts'
import { loadReportModel } from '../../model/load-report-model.ts'
import { DEFAULT_WISH } from '../../model/report-model.ts'
import { type Summary, summaryOf } from '../../model/summary.ts'
import type { StoreReader } from '../../store/reader.ts'

/** The summary from the store itself; `null` without an import. Loaded only where none is stored that can be believed. */
export async function computeSummary(reader: StoreReader, thresholds: Thresholds): Promise<Summary | null> {
  const model = await loadReportModel(reader, DEFAULT_WISH, thresholds)
  return model.coverage.length === 0 ? null : summaryOf(model)
}
