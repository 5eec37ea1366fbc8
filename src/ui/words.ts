import type { ConnectorIdentity } from '../facts/connector.ts'
import type { TlsOutcome, TlsPolicy } from '../facts/facts.ts'
import type { TlsVersion } from '../facts/tls.ts'
import type {
  Authentication,
  ConnectorType,
  DeliveryStatus,
  Direction,
  Family,
  ForcedTls,
  FormatName,
} from '../facts/vocabulary.ts'
import type { Insight, InsightId } from '../insights/insight.ts'
import { codeKey, t } from '../platform/i18n.ts'
import { format } from './format.ts'

/** `TLS 1.2` in every language; "No TLS" and "Unknown" in words. */
export function tlsName(version: TlsVersion): string {
  switch (version) {
    case 'none':
      return t('tlsNone')
    case 'unknown':
      return t('tlsUnknown')
    case '1.0':
    case '1.1':
    case '1.2':
    case '1.3':
      return `TLS ${version}`
  }
}

export function authenticationName(authentication: Authentication): string {
  return t(codeKey('authentication', authentication))
}

/** How a connection was to be protected. */
export function tlsPolicyName(policy: TlsPolicy): string {
  return t(codeKey('tlsPolicy', policy))
}

/** Why TLS failed: in the words of the export, which are those of the standard. */
export function tlsReasonName(reason: string): string {
  return reason === 'unspecified' ? t('tlsReasonUnspecified') : reason
}

/** `10 of 100 sessions failed`. */
export function tlsOutcomeText(unit: TlsOutcome['unit'], failed: number, count: number): string {
  return t(codeKey('tlsOutcome', unit), { failed, count })
}

/** What became of a message. */
export function deliveryStatusName(status: DeliveryStatus): string {
  return t(codeKey('deliveryStatus', status))
}

/** The family as a source in a sentence: "message traces". */
export function familyName(family: Family): string {
  return t(codeKey('family', family))
}

export function formatName(name: FormatName): string {
  return t(codeKey('format', name))
}

export function directionName(direction: Direction): string {
  return t(codeKey('direction', direction))
}

/** The connector's own name, or "Without a connector". */
export function connectorName(connector: string | null): string {
  return connector ?? t('connectorNone')
}

/** Direction and name, as the original's table and choices have them. */
export function connectorTitle({ direction, connector }: ConnectorIdentity): string {
  if (connector === null) return t(codeKey('connectorWithout', direction))
  return t(codeKey('connectorTitle', direction), { name: connector })
}

/** Whether TLS was forced, in a word. */
export function forcedTlsName(forcedTls: ForcedTls): string {
  return t(codeKey('forcedTls', forcedTls))
}

/** What the export says of the connector's other end; a dash where it says nothing. */
export function connectorTypeName(type: ConnectorType): string {
  return t(codeKey('connectorType', type))
}

/** "No TLS is over 25%": the finding with the limit that it was found by. */
export function insightName({ id, limit }: Pick<Insight, 'id' | 'limit'>): string {
  return t(codeKey('insight', id), { limit: format.percent(limit) })
}

/** What an admin can do about an insight. */
export function insightAdvice(id: InsightId, direction: Direction): string {
  return t(codeKey('insightAdvice', `${id}_${direction}`))
}
