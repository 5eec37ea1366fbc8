import type { ImportCoverage } from '../facts/coverage.ts'
import { FAMILIES, type Family } from '../facts/vocabulary.ts'
import { DEFAULT_THRESHOLDS, type Thresholds } from '../insights/thresholds.ts'
import { evidenceReport } from '../reports/evidence.ts'
import { mailFlowReport } from '../reports/mail-flow.ts'
import { defaultRange, withDaysBefore } from '../reports/range.ts'
import { smtpAuthReport } from '../reports/smtp-auth.ts'
import { tracedMessages } from '../reports/traced-messages.ts'
import type { StoreReader } from '../store/reader.ts'
import type { ImportRecord } from '../store/schema.ts'
import { loadInsights } from './load-insights.ts'
import type { ReportModel, ReportWish } from './report-model.ts'

/** Reads the store and computes both reports. Throws `StoreError`. */
export async function loadReportModel(
  reader: StoreReader,
  wish: ReportWish,
  thresholds: Thresholds = DEFAULT_THRESHOLDS,
): Promise<ReportModel> {
  const range = wish.range ?? defaultRange(coverageOf(await reader.imports()))
  const { imports, rollups, periods, tlsImports, acknowledgements } = await reader.snapshot(
    FAMILIES,
    withDaysBefore(range),
  )
  const coverage = coverageOf(imports)
  const input = { imports: coverage, periods, rollups, range }
  const mailFlow = mailFlowReport({ ...input, ...familyOf(wish.mailFlowFamily) })
  return {
    imports,
    coverage,
    input,
    smtpAuth: smtpAuthReport({ ...input, ...familyOf(wish.smtpAuthFamily) }),
    mailFlow,
    evidence: evidenceReport({ ...input, tlsImports }),
    messageTrace: tracedMessages(input),
    ...(await loadInsights(reader, { mailFlow, input, acknowledgements, thresholds })),
  }
}

/** What the sealed imports cover. */
function coverageOf(imports: readonly ImportRecord[]): readonly ImportCoverage[] {
  return imports.flatMap(({ id, file, format, family, covered, state }) =>
    state === 'sealed' && format !== null && family !== null ? [{ id, file, format, family, covered }] : [],
  )
}

function familyOf(family: Family | null): { family?: Family } {
  return family === null ? {} : { family }
}
