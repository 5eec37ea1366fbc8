import type { JSX } from 'preact'
import { t } from '../../../platform/i18n.ts'
import { basisLine } from '../basis.ts'
import type { PageProps } from '../page-props.ts'
import { InsightList } from './insight-list.tsx'

/** The findings on connectors, or why there are none. */
export function InsightsTab({ model }: PageProps): JSX.Element {
  const { mailFlow: report, insights } = model
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
