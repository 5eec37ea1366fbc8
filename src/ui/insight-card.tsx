import type { ComponentChildren, JSX } from 'preact'
import type { DayRange } from '../facts/day.ts'
import type { Insight } from '../insights/insight.ts'
import type { StatedInsight } from '../insights/insight-state.ts'
import { t } from '../platform/i18n.ts'
import { format } from './format.ts'
import { acknowledgementText, insightEvidence, standingText } from './insight-words.ts'
import { swatchClass, TLS_SWATCHES } from './swatch.ts'
import { directionName, insightAdvice, insightName, tlsName } from './words.ts'
import './insight-card.css'
import './swatch.css'

/** A finding: what was found and where, the numbers it rests on, how it stands, what to do; below it what can be done here. */
export function InsightCard(props: {
  insight: StatedInsight
  /** The days that the evidence is of. */
  range: DayRange | null
  /** The days that its state is of. */
  newestWeek: DayRange | null
  children?: ComponentChildren
}): JSX.Element {
  const { insight } = props
  const standing = standingText(insight, props.range, props.newestWeek)
  return (
    <article class={`insight-card card insight-card-${insight.state}`}>
      <h3>
        <span class={`swatch-key ${swatchClass(TLS_SWATCHES[insight.version])}`} aria-hidden="true" />
        {insightName(insight)}
        {insight.hasFewMessages ? <span class="insight-card-few">{t('insightFewMessages')}</span> : null}
      </h3>
      <p>
        {t('insightConnector', { direction: directionName(insight.direction) })}{' '}
        <strong class="isolated">{insight.connector}</strong>
      </p>
      <p>{insightEvidence(insight, props.range)}</p>
      {standing === null ? null : <p>{standing}</p>}
      {insight.acknowledgement ? (
        <div class="insight-card-note">
          <p>{acknowledgementText(insight, insight.acknowledgement)}</p>
          {insight.acknowledgement.note === '' ? null : (
            <blockquote class="isolated">{insight.acknowledgement.note}</blockquote>
          )}
        </div>
      ) : null}
      {insight.state === 'open' ? <p class="quiet">{insightAdvice(insight.id, insight.direction)}</p> : null}
      {props.children}
    </article>
  )
}

/** The finding in one line: connector, version, share with its counts. Its connector leads to the report. */
export function InsightLine(props: { insight: Insight; onOpen: () => void }): JSX.Element {
  const { insight } = props
  const evidence = t('insightLine', {
    version: tlsName(insight.version),
    share: format.percent(insight.share),
    part: Math.round(insight.share * insight.messages),
    count: insight.messages,
  })
  return (
    <li class="insight-line" title={`${insightName(insight)}: ${insight.connector}`}>
      <span class={`swatch-key ${swatchClass(TLS_SWATCHES[insight.version])}`} aria-hidden="true" />
      <button type="button" class="insight-line-connector isolated" onClick={props.onOpen}>
        {insight.connector}
      </button>
      <span class="insight-line-evidence quiet">{evidence}</span>
    </li>
  )
}
