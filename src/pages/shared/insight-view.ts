import { connectorKey } from '../../facts/connector.ts'
import type { InsightIdentity } from '../../insights/insight-state.ts'
import type { ViewState } from './view-state.ts'

/** The view that an insight points at: TLS usage of its connector, with nothing over it. */
export function viewOfInsight(insight: InsightIdentity): Partial<ViewState> {
  return {
    page: 'mail-flow',
    view: 'tls',
    show: connectorKey(insight),
    isTable: false,
    row: null,
    isSummaryOpen: false,
  }
}
