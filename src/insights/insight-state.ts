import { connectorKey } from '../facts/connector.ts'
import { type ConnectorTls, evidenceOf, findInsights } from './find-insights.ts'
import type { Insight } from './insight.ts'
import { DEFAULT_THRESHOLDS, type Thresholds } from './thresholds.ts'

/** Which finding it is, whatever its numbers: a rule on a connector. */
export type InsightIdentity = Pick<Insight, 'id' | 'direction' | 'connector'>

/** What an admin said of an insight: it is known, and why it stays. */
export interface Acknowledgement extends InsightIdentity {
  /** The insight's `standingShare` when it was said, 0 to 1. */
  readonly share: number
  readonly note: string
  /** Milliseconds since 1970. */
  readonly at: number
}

export const INSIGHT_STATES = ['open', 'acknowledged', 'resolved'] as const
export type InsightState = (typeof INSIGHT_STATES)[number]

/** A finding of the chosen range, and how it stands today. */
export interface StatedInsight extends Insight {
  readonly state: InsightState
  /** The share on the newest covered week, 0 to 1; `null` without a known message in it. */
  readonly newestShare: number | null
  /** The connector's messages in the newest covered week, with a known version or not. */
  readonly newestMessages: number
  /** The share that an acknowledgement is measured by: the newest week's, else that of the range. */
  readonly standingShare: number
  /** The last one, also of an insight that is open again. */
  readonly acknowledgement: Acknowledgement | null
}

export interface StateInput {
  /** The connectors in the chosen range, and in the newest covered week of the same family. */
  readonly inRange: readonly ConnectorTls[]
  readonly inNewestWeek: readonly ConnectorTls[]
  readonly acknowledgements: readonly Acknowledgement[]
}

/**
 * The insights of the range with their states, in the connectors' order; behind them what was acknowledged once and is
 * not found any more. A week whose versions are all unknown resolves nothing: it cannot be judged.
 */
export function stateInsights(
  input: StateInput,
  thresholds: Thresholds = DEFAULT_THRESHOLDS,
): readonly StatedInsight[] {
  const week = new Map(input.inNewestWeek.map((row) => [connectorKey(row), row]))
  const stillFound = new Set(findInsights(input.inNewestWeek, thresholds).map(insightKey))
  const acknowledged = new Map(input.acknowledgements.map((one) => [insightKey(one), one]))
  const state = (insight: Insight): StatedInsight => {
    const newest = week.get(connectorKey(insight))
    const newestShare = newest ? (evidenceOf(insight.id, newest, thresholds)?.share ?? null) : null
    const standing = {
      newestShare,
      newestMessages: newest?.messages ?? 0,
      standingShare: newestShare ?? insight.share,
      acknowledgement: acknowledged.get(insightKey(insight)) ?? null,
    }
    const isFound = stillFound.has(insightKey(insight)) || isUnjudged(standing)
    return { ...insight, ...standing, state: isFound ? openOrNot(standing, thresholds) : 'resolved' }
  }
  const found = findInsights(input.inRange, thresholds)
  return [...found.map(state), ...formerInsights(input, found, thresholds).map(state)].filter(
    // Found in the newest week alone: it is no finding of the range.
    (insight, index) => index < found.length || insight.state === 'resolved',
  )
}

type Standing = Pick<StatedInsight, 'newestShare' | 'newestMessages' | 'standingShare' | 'acknowledgement'>

function isUnjudged({ newestShare, newestMessages }: Standing): boolean {
  return newestShare === null && newestMessages > 0
}

/** Shares are quotients: 10 points more must not be missed by the last bit. */
const TOLERANCE = 1e-9

function openOrNot({ standingShare, acknowledgement }: Standing, thresholds: Thresholds): InsightState {
  if (acknowledgement === null) return 'open'
  const hasGrown = standingShare - acknowledgement.share >= thresholds.reopenGrowth - TOLERANCE
  return hasGrown ? 'open' : 'acknowledged'
}

/** What was acknowledged and is no finding of the range, where the range knows the connector's versions. */
function formerInsights(
  { inRange, acknowledgements }: StateInput,
  found: readonly Insight[],
  thresholds: Thresholds,
): readonly Insight[] {
  const isFound = new Set(found.map(insightKey))
  const rows = new Map(inRange.map((row) => [connectorKey(row), row]))
  return acknowledgements.flatMap((one) => {
    const row = rows.get(connectorKey(one))
    const evidence = row && !isFound.has(insightKey(one)) && evidenceOf(one.id, row, thresholds)
    return evidence ? [evidence] : []
  })
}

/** Tells insights apart, whatever their numbers. */
export function insightKey(insight: InsightIdentity): string {
  return `${insight.id} ${connectorKey(insight)}`
}

/** Of insights those in one state. */
export function insightsIn(
  state: InsightState,
  insights: readonly StatedInsight[],
): readonly StatedInsight[] {
  return insights.filter((insight) => insight.state === state)
}

/** How many a badge counts: open, and on enough messages. */
export function countOpen(insights: readonly StatedInsight[]): number {
  return insightsIn('open', insights).filter((insight) => !insight.hasFewMessages).length
}

/** Whether an insight was acknowledged, and is open since its share has grown. */
export function isReopened({ state, acknowledgement }: StatedInsight): boolean {
  return state === 'open' && acknowledgement !== null
}
