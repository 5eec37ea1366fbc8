import { knownMessages, type TlsCounts, type TlsVersion } from '../facts/tls.ts'
import type { Direction } from '../facts/vocabulary.ts'
import { INSIGHT_IDS, type Insight, type InsightId } from './insight.ts'
import { DEFAULT_THRESHOLDS, type Thresholds } from './thresholds.ts'

/** What the rules look at: one connector's messages by TLS version in the chosen range. */
export interface ConnectorTls {
  readonly direction: Direction
  readonly connector: string | null
  readonly messages: number
  readonly tls: TlsCounts
}

/** One rule of the original page: true where the version's share is strictly greater than the limit. */
interface Rule {
  readonly version: TlsVersion
  readonly limit: (thresholds: Thresholds) => number
}

const RULES: Readonly<Record<InsightId, Rule>> = {
  'no-tls-over-25': { version: 'none', limit: ({ noTlsShare }) => noTlsShare },
  'tls10-over-50': { version: '1.0', limit: ({ tls10Share }) => tls10Share },
}

/** The findings on named connectors, in the connectors' order; mail without a connector gets none. */
export function findInsights(
  connectors: readonly ConnectorTls[],
  thresholds: Thresholds = DEFAULT_THRESHOLDS,
): readonly Insight[] {
  return connectors.flatMap((row) => INSIGHT_IDS.flatMap((id) => applyRule(id, row, thresholds) ?? []))
}

/** What a rule looks at on one connector, whether it finds something or not; `null` without a known message. */
export function evidenceOf(id: InsightId, row: ConnectorTls, thresholds: Thresholds): Insight | null {
  const { version, limit } = RULES[id]
  const known = knownMessages(row.tls)
  if (row.connector === null || known === 0) return null
  return {
    id,
    direction: row.direction,
    connector: row.connector,
    version,
    limit: limit(thresholds),
    share: (row.tls[version] ?? 0) / known,
    messages: known,
    unknown: row.messages - known,
    hasFewMessages: known < thresholds.fewMessages,
  }
}

function applyRule(id: InsightId, row: ConnectorTls, thresholds: Thresholds): Insight | null {
  const evidence = evidenceOf(id, row, thresholds)
  return evidence && evidence.share > evidence.limit ? evidence : null
}
