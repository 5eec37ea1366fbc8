import { connectorKey } from '../../../facts/connector.ts'
import type { Insight } from '../../../insights/insight.ts'
import type { ConnectorRow } from '../../../reports/report.ts'

/** What was found on one connector. */
export function insightsOf(row: ConnectorRow, insights: readonly Insight[]): readonly Insight[] {
  return insights.filter((insight) => connectorKey(insight) === connectorKey(row))
}
