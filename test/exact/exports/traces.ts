import { detailRecord, summaryRecord } from '../../helpers/arbitrary-trace.ts'
import { detailText, summaryText } from '../../helpers/trace-text.ts'
import { tableExport } from './exact-export.ts'

export const extendedTraceExport = tableExport(
  header(detailText([])),
  detailRecord.map((record) => lastRecord(detailText([record]))),
)

export const enhancedSummaryExport = tableExport(
  header(summaryText([])),
  summaryRecord.map((record) => lastRecord(summaryText([record]))),
)

function header(text: string): string {
  return text.trimEnd()
}

/** No cell of these holds a line break. */
function lastRecord(text: string): string {
  return text.trimEnd().split('\r\n').at(-1) ?? ''
}
