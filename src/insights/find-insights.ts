import { knownMessages, type TlsCounts, type TlsVersion } from '../facts/tls.ts'
import type { Direction } from '../facts/vocabulary.ts'
import type { Insight, InsightId } from './insight.ts'

/** What the rules look at: one connector's messages by TLS version in the chosen range. */
export interface ConnectorTls {
  readonly direction: Direction
  readonly connector: string | null
  readonly messages: number
  readonly tls: TlsCounts
}

/** One rule of the original page: true where the version's share is strictly greater than the limit. */
interface Rule {
  readonly id: InsightId
  readonly version: TlsVersion
  /** 0 to 1. */
  readonly limit: number
}

const RULES: readonly Rule[] = [
  { id: 'no-tls-over-25', version: 'none', limit: 0.25 },
  { id: 'tls10-over-50', version: '1.0', limit: 0.5 },
]

/** Fewer known messages than this say little: the finding is shown, and not counted on the badge. */
const FEW_MESSAGES = 20

/** The findings on named connectors, in the connectors' order; mail without a connector gets none. */
export function findInsights(connectors: readonly ConnectorTls[]): readonly Insight[] {
  return connectors.flatMap((connector) => RULES.flatMap((rule) => applyRule(rule, connector) ?? []))
}

function applyRule(rule: Rule, { direction, connector, messages, tls }: ConnectorTls): Insight | null {
  const known = knownMessages(tls)
  if (connector === null || known === 0) return null
  const share = (tls[rule.version] ?? 0) / known
  if (share <= rule.limit) return null
  return {
    id: rule.id,
    direction,
    connector,
    version: rule.version,
    share,
    messages: known,
    unknown: messages - known,
    hasFewMessages: known < FEW_MESSAGES,
  }
}
