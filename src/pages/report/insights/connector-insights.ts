import { connectorKey } from '../../../facts/connector.ts'
import { insightsIn, type StatedInsight } from '../../../insights/insight-state.ts'
import type { ConnectorRow } from '../../../reports/report.ts'

/** What is open on one connector. */
export function insightsOf(row: ConnectorRow, insights: readonly StatedInsight[]): readonly StatedInsight[] {
  return insightsIn('open', insights).filter((insight) => connectorKey(insight) === connectorKey(row))
}
