import type { ImportCoverage } from '../../facts/coverage.ts'
import type { DayRange } from '../../facts/day.ts'
import { FAMILIES, type Family } from '../../facts/vocabulary.ts'
import { findInsights } from '../../insights/find-insights.ts'
import type { Insight } from '../../insights/insight.ts'
import { mailFlowReport } from '../../reports/mail-flow.ts'
import { defaultRange } from '../../reports/range.ts'
import type { MailFlowReport, SmtpAuthReport } from '../../reports/report.ts'
import { smtpAuthReport } from '../../reports/smtp-auth.ts'
import type { StoreReader } from '../../store/reader.ts'
import type { ImportRecord } from '../../store/schema.ts'

/** What a page wants to see; `null` leaves the choice to the report. */
export interface ReportWish {
  readonly range: DayRange | null
  readonly smtpAuthFamily: Family | null
  readonly mailFlowFamily: Family | null
}

export const DEFAULT_WISH: ReportWish = { range: null, smtpAuthFamily: null, mailFlowFamily: null }

/** All that the three pages show, of one moment of the store. */
export interface ReportModel {
  /** All states, newest first. */
  readonly imports: readonly ImportRecord[]
  /** What the sealed imports cover. */
  readonly coverage: readonly ImportCoverage[]
  readonly smtpAuth: SmtpAuthReport
  readonly mailFlow: MailFlowReport
  readonly insights: readonly Insight[]
}

/** Reads the store and computes both reports. Throws `StoreError`. */
export async function loadReportModel(reader: StoreReader, wish: ReportWish): Promise<ReportModel> {
  const range = wish.range ?? defaultRange(coverageOf(await reader.imports()))
  const { imports, rollups, periods } = await reader.snapshot(FAMILIES, range)
  const coverage = coverageOf(imports)
  const input = { imports: coverage, periods, rollups, range }
  const mailFlow = mailFlowReport({ ...input, ...familyOf(wish.mailFlowFamily) })
  return {
    imports,
    coverage,
    smtpAuth: smtpAuthReport({ ...input, ...familyOf(wish.smtpAuthFamily) }),
    mailFlow,
    insights: findInsights(mailFlow.connectors),
  }
}

/** What the sealed imports cover. */
export function coverageOf(imports: readonly ImportRecord[]): readonly ImportCoverage[] {
  return imports.flatMap(({ id, file, format, family, covered, state }) =>
    state === 'sealed' && format !== null && family !== null ? [{ id, file, format, family, covered }] : [],
  )
}

function familyOf(family: Family | null): { family?: Family } {
  return family === null ? {} : { family }
}
