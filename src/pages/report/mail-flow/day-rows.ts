import { type ConnectorIdentity, compareConnectorNames, connectorKey } from '../../../facts/connector.ts'
import { formatDay } from '../../../facts/day.ts'
import type { ConnectorType } from '../../../facts/vocabulary.ts'
import type { ConnectorFlowDay, ConnectorRow, MailFlowReport } from '../../../reports/report.ts'
import { chosenConnector, rowOf } from './shown-flow.ts'

/** One line of the details table: a connector's day. */
export interface DayRow extends ConnectorFlowDay, ConnectorIdentity {
  readonly connectorType: ConnectorType
}

/** The details of what "Show data for" chose: newest day first, then most messages, then name. */
export function dayRows(report: MailFlowReport, show: string): readonly DayRow[] {
  const chosen = chosenConnector(show)
  return (chosen ? [rowOf(report, chosen)] : report.connectors).flatMap(daysOf).sort(compareDayRows)
}

function daysOf({ direction, connector, connectorType, byDay }: ConnectorRow): readonly DayRow[] {
  return byDay.map((day) => ({ ...day, direction, connector, connectorType }))
}

function compareDayRows(a: DayRow, b: DayRow): number {
  return b.day - a.day || b.messages - a.messages || compareConnectorNames(a.connector, b.connector)
}

/** Names a line in the address: `2026-11-20 inbound =Contoso relay`. */
export function dayRowKey(row: DayRow): string {
  return `${formatDay(row.day)} ${connectorKey(row)}`
}

/** What the address opens: a connector's day, or a connector over the whole range. */
export type OpenedRow =
  | { readonly kind: 'day'; readonly row: ConnectorRow; readonly day: DayRow }
  | { readonly kind: 'connector'; readonly row: ConnectorRow }

/** The row that a key names; `null` when the report has none, say since the days changed. */
export function openedRow(report: MailFlowReport, key: string | null): OpenedRow | null {
  if (key === null) return null
  for (const row of report.connectors) {
    if (connectorKey(row) === key) return { kind: 'connector', row }
    const day = daysOf(row).find((one) => dayRowKey(one) === key)
    if (day) return { kind: 'day', row, day }
  }
  return null
}
