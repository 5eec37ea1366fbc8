import type { JSX } from 'preact'
import { INSIGHT_STATES, type InsightState, insightsIn } from '../../../insights/insight-state.ts'
import { codeKey, t } from '../../../platform/i18n.ts'
import { memo } from '../../../ui/memo.ts'
import { basisLine } from '../basis.ts'
import type { PageProps } from '../page-props.ts'
import type { InsightHandlers } from './insight-handlers.ts'
import { InsightList } from './insight-list.tsx'

/** The findings on connectors: open ones, those the admin knows, those that are over; or why there are none. */
export const InsightsTab = memo(function InsightsTab({
  model,
  handlers,
}: PageProps & { handlers: InsightHandlers }): JSX.Element {
  const { mailFlow: report, insights } = model
  const open = insightsIn('open', insights)
  const named = report.connectors.filter((row) => row.connector !== null)
  const isJudged = named.some((row) => (row.tls.unknown ?? 0) < row.messages)
  return (
    <>
      <section class="card stack">
        <h2>{t('insightsTitle', { count: open.length })}</h2>
        <p>{basisLine(report, [])}</p>
        <p class="quiet">{t('insightsRules')}</p>
        {insights.length === 0 ? (
          <p>{isJudged ? t('insightsNone', { count: named.length }) : t('insightsNotJudged')}</p>
        ) : null}
      </section>
      {INSIGHT_STATES.map((state) => (
        <StateSection key={state} state={state} model={model} handlers={handlers} />
      ))}
    </>
  )
})

function StateSection(
  props: Pick<PageProps, 'model'> & { state: InsightState; handlers: InsightHandlers },
): JSX.Element | null {
  const insights = insightsIn(props.state, props.model.insights)
  if (insights.length === 0) return null
  const titleId = `insights-${props.state}`
  return (
    <section class="stack" aria-labelledby={titleId}>
      <h2 id={titleId}>{t(codeKey('insightsState', props.state), { count: insights.length })}</h2>
      <InsightList model={props.model} insights={insights} handlers={props.handlers} />
    </section>
  )
}
