import type { JSX } from 'preact'
import { insightKey, type StatedInsight } from '../../../insights/insight-state.ts'
import type { ReportModel } from '../../../model/report-model.ts'
import { InsightCard } from '../../../ui/insight-card.tsx'
import { InsightButtons } from './insight-buttons.tsx'
import type { InsightHandlers } from './insight-handlers.ts'
import './insights.css'

/** Findings side by side, each with what can be done; nothing when there is none. */
export function InsightList(props: {
  model: ReportModel
  insights: readonly StatedInsight[]
  handlers: InsightHandlers
}): JSX.Element | null {
  const { model, insights } = props
  if (insights.length === 0) return null
  return (
    <div class="insight-list">
      {insights.map((insight) => (
        <InsightCard
          key={insightKey(insight)}
          insight={insight}
          range={model.mailFlow.range}
          newestWeek={model.newestWeek}
        >
          <InsightButtons insight={insight} handlers={props.handlers} />
        </InsightCard>
      ))}
    </div>
  )
}
