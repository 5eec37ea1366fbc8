import type { ImportCoverage } from '../facts/coverage.ts'
import type { DayRange } from '../facts/day.ts'
import type { Family } from '../facts/vocabulary.ts'
import type { StatedInsight } from '../insights/insight-state.ts'
import type { EvidenceReport } from '../reports/evidence.ts'
import type { MailFlowReport, SmtpAuthReport } from '../reports/report.ts'
import type { ReportInput } from '../reports/report-input.ts'
import type { TracedMessages } from '../reports/traced-messages.ts'
import type { ImportRecord } from '../store/schema.ts'

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
  /** What the reports were computed from, with the days before the range, for what is asked of one sender or connector. */
  readonly input: ReportInput
  readonly smtpAuth: SmtpAuthReport
  readonly mailFlow: MailFlowReport
  readonly evidence: EvidenceReport
  /** Messages of which only a message trace tells. */
  readonly messageTrace: TracedMessages
  readonly insights: readonly StatedInsight[]
  /** The week by which insights are open or resolved; `null` without a day of mail flow. */
  readonly newestWeek: DayRange | null
}
