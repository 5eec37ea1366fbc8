import type { ConnectorType } from '../facts/vocabulary.ts'

/** The mark of an anonymous receive connector: `BN8NAM11FT\Default BN8NAM11FT`. */
export function hasDefaultMark(connectorId: string): boolean {
  return connectorId.toLowerCase().includes('\\default ')
}

/** The connector that a `connector_id` names; the defaults and an empty id are "without a connector". */
export function connectorOfId(connectorId: string): string | null {
  const name = connectorId.trim()
  if (name === '' || hasDefaultMark(name)) return null
  return name.toLowerCase() === 'to_defaultopportunistictls' ? null : name
}

/** The type as exports spell it: `OnPremises`, `On-premises`, `Partner`, `NoConnector`. */
export function parseConnectorType(text: string): ConnectorType {
  switch (text.toLowerCase().replace(/[\s-]+/g, '')) {
    case 'onpremises':
      return 'OnPremises'
    case 'partner':
      return 'Partner'
    case 'noconnector':
    case 'internet':
      return 'None'
    default:
      return 'Unknown'
  }
}

/** The send connectors that Exchange Server makes for its own mail between servers, by their English names. */
const IMPLICIT_SEND_CONNECTORS = [
  'intra-organization smtp send connector',
  'inbound proxy internal send connector',
  'client proxy send connector',
]

/** Whether an on-premises send connector leads to another server of the same organisation. */
export function isImplicitSendConnector(connectorId: string): boolean {
  return IMPLICIT_SEND_CONNECTORS.includes(connectorId.trim().toLowerCase())
}

/** `EX1\Client Proxy EX1`, `EX1\Client Frontend EX1`: where Exchange Server takes mail of clients that sign in. */
export function isClientConnector(connectorId: string): boolean {
  return /\\Client /i.test(connectorId)
}
