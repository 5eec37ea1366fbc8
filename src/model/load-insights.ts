import type { DayRange } from '../facts/day.ts'
import type { Family } from '../facts/vocabulary.ts'
import { INSIGHT_IDS } from '../insights/insight.ts'
import { type Acknowledgement, stateInsights } from '../insights/insight-state.ts'
import { DEFAULT_THRESHOLDS, type Thresholds } from '../insights/thresholds.ts'
import { connectorRows } from '../reports/mail-flow.ts'
import { newestWeek, withDaysBefore } from '../reports/range.ts'
import type { ConnectorRow, MailFlowReport } from '../reports/report.ts'
import type { ReportInput } from '../reports/report-input.ts'
import type { StoreReader } from '../store/reader.ts'
import type { StoredAcknowledgement } from '../store/schema.ts'
import type { ReportModel } from './report-model.ts'

interface InsightsInput {
  readonly mailFlow: MailFlowReport
  readonly input: ReportInput
  readonly acknowledgements: readonly StoredAcknowledgement[]
  readonly thresholds?: Thresholds
}

/** The insights of a report, as they stand on the newest week of its source. Throws `StoreError`. */
export async function loadInsights(
  reader: Pick<StoreReader, 'rollups'>,
  { mailFlow, input, acknowledgements, thresholds = DEFAULT_THRESHOLDS }: InsightsInput,
): Promise<Pick<ReportModel, 'insights' | 'newestWeek'>> {
  const { family } = mailFlow
  const week = family && newestWeek(input.imports, family, 'mail-flow')
  if (!family || !week) return { insights: [], newestWeek: null }
  const found = {
    inRange: mailFlow.connectors,
    inNewestWeek: await rowsOfWeek(reader, input, { family, week }),
    acknowledgements: acknowledgements.flatMap(knownRule),
  }
  return { insights: stateInsights(found, thresholds), newestWeek: week }
}

/** Read again only where the days of the report do not reach to the newest ones. */
async function rowsOfWeek(
  reader: Pick<StoreReader, 'rollups'>,
  input: ReportInput,
  { family, week }: { readonly family: Family; readonly week: DayRange },
): Promise<readonly ConnectorRow[]> {
  const read = withDaysBefore(input.range)
  const isRead = read !== null && read.from <= week.from && week.to <= read.to
  const rollups = isRead ? input.rollups : [await reader.rollups(family, week)]
  return connectorRows({ rollups, range: week }, family)
}

/** Rules of a later version mean nothing here. */
function knownRule({ insight, ...said }: StoredAcknowledgement): Acknowledgement[] {
  const id = INSIGHT_IDS.find((name) => name === insight)
  return id ? [{ ...said, id }] : []
}
