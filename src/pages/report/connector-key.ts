import type { Insight } from '../../insights/insight.ts'
import type { ConnectorRow } from '../../reports/report.ts'

/** Tells connectors apart: one name may stand for an inbound and an outbound one, and a name may be any text. */
export function connectorKey({
  direction,
  connector,
}: Pick<ConnectorRow, 'direction' | 'connector'>): string {
  return connector === null ? direction : `${direction} ${connector}`
}

/** What was found on one connector. */
export function insightsOf(row: ConnectorRow, insights: readonly Insight[]): readonly Insight[] {
  return insights.filter((insight) => connectorKey(insight) === connectorKey(row))
}
