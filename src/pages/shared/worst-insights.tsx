import type { JSX } from 'preact'
import type { Insight } from '../../insights/insight.ts'
import { t } from '../../platform/i18n.ts'
import { InsightLine } from '../../ui/insight-card.tsx'
import { worstFirst } from './week-choice.ts'
import './widget.css'

const MAX_INSIGHTS = 3

/** The findings that need a look first, a line each. */
export function WorstInsights({ insights }: { insights: readonly Insight[] }): JSX.Element {
  const worst = worstFirst(insights)
  return (
    <section class="widget" aria-labelledby="widget-insights">
      <h2 id="widget-insights">
        {worst.length === 0 ? t('columnInsights') : t('popupInsights', { count: worst.length })}
      </h2>
      {worst.length === 0 ? <p class="quiet">{t('popupNoInsights')}</p> : null}
      <ul class="widget-list">
        {worst.slice(0, MAX_INSIGHTS).map((insight) => (
          <InsightLine key={`${insight.id} ${insight.direction} ${insight.connector}`} insight={insight} />
        ))}
      </ul>
      {worst.length > MAX_INSIGHTS ? (
        <p class="small quiet">{t('popupMoreInsights', { count: worst.length - MAX_INSIGHTS })}</p>
      ) : null}
    </section>
  )
}
