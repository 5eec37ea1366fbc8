import type { JSX } from 'preact'
import type { Insight } from '../../insights/insight.ts'
import { t } from '../../platform/i18n.ts'
import type { MailFlowReport } from '../../reports/report.ts'
import { basisLine } from './basis.ts'
import { InsightList } from './insight-list.tsx'

/** The findings on connectors, or why there are none. */
export function InsightsTab(props: { report: MailFlowReport; insights: readonly Insight[] }): JSX.Element {
  const { report, insights } = props
  const named = report.connectors.filter((row) => row.connector !== null)
  const isJudged = named.some((row) => (row.tls.unknown ?? 0) < row.messages)
  return (
    <>
      <section class="card stack">
        <h2>{t('insightsTitle', { count: insights.length })}</h2>
        <p>{basisLine(report, [])}</p>
        <p class="quiet">{t('insightsRules')}</p>
        {insights.length === 0 ? (
          <p>{isJudged ? t('insightsNone', { count: named.length }) : t('insightsNotJudged')}</p>
        ) : null}
      </section>
      <InsightList insights={insights} />
    </>
  )
}
