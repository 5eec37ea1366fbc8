import type { ReportModel } from '../../model/report-model.ts'
import type { ViewState } from '../shared/view-state.ts'
import type { ChangeView } from './use-view-state.ts'

/** What every page of the report gets: the reports, what was chosen, and how to choose something else. */
export interface PageProps {
  readonly model: ReportModel
  readonly view: ViewState
  readonly changeView: ChangeView
}
