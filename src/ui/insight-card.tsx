import type { JSX } from 'preact'
import type { Insight } from '../insights/insight.ts'
import { t } from '../platform/i18n.ts'
import { format } from './format.ts'
import { swatchClass, TLS_SWATCHES } from './swatch.ts'
import { directionName, insightAdvice, insightName, tlsName } from './words.ts'
import './insight-card.css'
import './swatch.css'

/** A finding: what was found and where, the numbers it rests on, what to do. */
export function InsightCard(props: { insight: Insight }): JSX.Element {
  const { insight } = props
  return (
    <article class="insight-card card">
      <h3>
        <span class={`swatch-key ${swatchClass(TLS_SWATCHES[insight.version])}`} aria-hidden="true" />
        {insightName(insight.id)}
        {insight.hasFewMessages ? <span class="insight-card-few">{t('insightFewMessages')}</span> : null}
      </h3>
      <p>
        {t('insightConnector', { direction: directionName(insight.direction) })}{' '}
        <strong class="isolated">{insight.connector}</strong>
      </p>
      <p>{insightEvidence(insight)}</p>
      <p class="quiet">{insightAdvice(insight.id, insight.direction)}</p>
    </article>
  )
}

/** "75% (30) of 40 messages with a known version; 2 without are left out." */
function insightEvidence(insight: Insight): string {
  const evidence = t('insightEvidence', {
    share: format.percent(insight.share, 1),
    part: Math.round(insight.share * insight.messages),
    count: insight.messages,
  })
  return insight.unknown > 0 ? `${evidence} ${t('insightUnknown', { count: insight.unknown })}` : evidence
}

/** The finding in one line: connector, version, share with its counts. */
export function InsightLine(props: { insight: Insight }): JSX.Element {
  const { insight } = props
  const evidence = t('insightLine', {
    version: tlsName(insight.version),
    share: format.percent(insight.share),
    part: Math.round(insight.share * insight.messages),
    count: insight.messages,
  })
  return (
    <li class="insight-line" title={`${insightName(insight.id)}: ${insight.connector}`}>
      <span class={`swatch-key ${swatchClass(TLS_SWATCHES[insight.version])}`} aria-hidden="true" />
      <span class="insight-line-connector isolated">{insight.connector}</span>
      <span class="insight-line-evidence quiet">{evidence}</span>
    </li>
  )
}
