import type { JSX } from 'preact'
import type { Insight } from '../../../insights/insight.ts'
import { InsightCard } from '../../../ui/insight-card.tsx'

/** Findings side by side; nothing when there is none. */
export function InsightList(props: { insights: readonly Insight[] }): JSX.Element | null {
  if (props.insights.length === 0) return null
  return (
    <div class="insight-list">
      {props.insights.map((insight) => (
        <InsightCard key={`${insight.id} ${insight.direction} ${insight.connector}`} insight={insight} />
      ))}
    </div>
  )
}
