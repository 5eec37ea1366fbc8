import type { StatedInsight } from '../../../insights/insight-state.ts'
import type { InsightActions } from '../../shared/insight-actions.ts'
import { viewOfInsight } from '../../shared/insight-view.ts'
import type { ChangeView } from '../use-view-state.ts'

/** What can be done with an insight on a page of the report. */
export interface InsightHandlers extends InsightActions {
  /** Shows the report on its connector. */
  show(insight: StatedInsight): void
}

export function createInsightHandlers(actions: InsightActions, changeView: ChangeView): InsightHandlers {
  return { ...actions, show: (insight) => changeView(viewOfInsight(insight)) }
}
