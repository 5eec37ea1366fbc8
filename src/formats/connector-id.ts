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
