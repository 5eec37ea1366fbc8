import type { JSX } from 'preact'
import { insightKey, insightsIn, type StatedInsight } from '../../insights/insight-state.ts'
import { worstFirst } from '../../insights/worst-first.ts'
import { t } from '../../platform/i18n.ts'
import { InsightLine } from '../../ui/insight-card.tsx'
import { viewOfInsight } from './insight-view.ts'
import type { ViewState } from './view-state.ts'
import './widget.css'

const MAX_INSIGHTS = 3

/** The open findings that need a look first, a line each; a line opens the report on its connector. */
export function WorstInsights(props: {
  insights: readonly StatedInsight[]
  /** Shows a view of the report. */
  onOpen: (view: Partial<ViewState>) => void
}): JSX.Element {
  const worst = worstFirst(insightsIn('open', props.insights))
  return (
    <section class="widget" aria-labelledby="widget-insights">
      <h2 id="widget-insights">
        {worst.length === 0 ? t('columnInsights') : t('popupInsights', { count: worst.length })}
      </h2>
      {worst.length === 0 ? <p class="quiet">{t('popupNoInsights')}</p> : null}
      <ul class="widget-list">
        {worst.slice(0, MAX_INSIGHTS).map((insight) => (
          <InsightLine
            key={insightKey(insight)}
            insight={insight}
            onOpen={() => props.onOpen(viewOfInsight(insight))}
          />
        ))}
      </ul>
      {worst.length > MAX_INSIGHTS ? (
        <p class="small quiet">{t('popupMoreInsights', { count: worst.length - MAX_INSIGHTS })}</p>
      ) : null}
    </section>
  )
}
