import type { JSX } from 'preact'
import { insightKey } from '../../insights/insight-state.ts'
import type { InsightsSummary } from '../../model/summary.ts'
import { t } from '../../platform/i18n.ts'
import { format } from '../../ui/format.ts'
import { InsightLine } from '../../ui/insight-card.tsx'
import { insightName } from '../../ui/words.ts'
import { viewOfInsight } from '../shared/insight-view.ts'
import type { ViewState } from '../shared/view-state.ts'

/** How many insights are open, by rule, and the worst of them; each leads to its connector. */
export function InsightsPart(props: {
  insights: InsightsSummary
  onOpen: (view: Partial<ViewState>) => void
}): JSX.Element {
  const { open, byRule, worst } = props.insights
  return (
    <section class="widget" aria-labelledby="popup-insights">
      <h2>
        <button
          type="button"
          id="popup-insights"
          class="link-button"
          onClick={() => props.onOpen({ page: 'insights' })}
        >
          {open === 0 ? t('columnInsights') : t('popupInsights', { count: open })}
        </button>
      </h2>
      {byRule.length > 0 ? (
        <p class="small quiet">
          {byRule.map((rule) => `${insightName(rule)}: ${format.count(rule.count)}`).join(' · ')}
        </p>
      ) : null}
      {worst.length === 0 ? <p class="quiet">{t('popupNoInsights')}</p> : null}
      <ul class="widget-list">
        {worst.map((insight) => (
          <InsightLine
            key={insightKey(insight)}
            insight={insight}
            onOpen={() => props.onOpen(viewOfInsight(insight))}
          />
        ))}
      </ul>
    </section>
  )
}
