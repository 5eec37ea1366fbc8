import { parseTlsVersion, type TlsVersion } from '../facts/tls.ts'
import type { ConnectorType, Direction } from '../facts/vocabulary.ts'
import { connectorOfId, hasDefaultMark, parseConnectorType } from './connector-id.ts'
import { type CustomDataMember, firstValue, wantedKeys } from './custom-data.ts'

/** A record at which a message crossed the organisation's border. */
export interface BorderHop {
  readonly kind: Direction
  readonly connector: string | null
  readonly connectorType: ConnectorType
  readonly tls: TlsVersion
}

const OUTBOUND_CONNECTOR = 'microsoft.exchange.hygiene.tenantoutboundconnectorcustomdata'

/** The members of `custom_data` that say something of a hop. */
export const HOP_KEYS = wantedKeys(
  'inboundconnectordata',
  'fromentity',
  'connectortype',
  'tlsversion',
  OUTBOUND_CONNECTOR,
)

/** Servers of the service itself. Another tenant's `*.mail.protection.outlook.com` is outside. */
const SERVICE_DOMAINS = ['prod.outlook.com', 'prod.protection.outlook.com'] as const

/** Whether a host does not belong to the service; a record without a host name is from outside. */
export function isOutsideHost(host: string): boolean {
  const name = host.trim().toLowerCase().replace(/\.$/, '')
  return !SERVICE_DOMAINS.some((domain) => name === domain || name.endsWith(`.${domain}`))
}

/**
 * The inbound hop that a RECEIVE over SMTP from an outside host states, or `null` where none of the
 * three marks of the border is there: another connector id alone is no mark.
 */
export function inboundHop(connectorId: string, members: readonly CustomDataMember[]): BorderHop | null {
  const data = firstValue(members, 'inboundconnectordata')
  const isFromInternet = firstValue(members, 'fromentity')?.trim().toLowerCase() === 'internet'
  if (data === null && !isFromInternet && !hasDefaultMark(connectorId)) return null
  // Not wrapped in quotes, the type is a member of its own.
  const type = firstValue(members, 'connectortype') ?? ''
  const named = data === null ? null : readInboundConnector(data, type)
  return { kind: 'inbound', ...(named ?? connectorById(connectorId)), tls: tlsOf(members) }
}

/** The outbound hops that a SEND over SMTP to an outside host states: one a named connector, at least one. */
export function outboundHops(
  connectorId: string,
  members: readonly CustomDataMember[],
): readonly BorderHop[] {
  const tls = tlsOf(members)
  const named = members
    .filter((member) => member.key === OUTBOUND_CONNECTOR)
    .flatMap((member) => readOutboundConnectors(member.value))
  const connectors = named.length > 0 ? named : [connectorById(connectorId)]
  return connectors.map((connector) => ({ kind: 'outbound', ...connector, tls }))
}

type NamedConnector = Pick<BorderHop, 'connector' | 'connectorType'>

function connectorById(connectorId: string): NamedConnector {
  const connector = connectorOfId(connectorId)
  return { connector, connectorType: connector === null ? 'None' : 'Unknown' }
}

/** `Name=Relay; floor 2;ConnectorType=OnPremises;TenantId=…`: the name may hold `;`, so the type ends it. */
function readInboundConnector(data: string, otherwise: string): NamedConnector | null {
  const match = /^\s*Name=(.*?);ConnectorType=([^;]*)/is.exec(data) ?? /^\s*Name=([^;]*)/i.exec(data)
  const connector = match?.[1]?.trim() ?? ''
  return connector === '' ? null : { connector, connectorType: parseConnectorType(match?.[2] ?? otherwise) }
}

/** `Name=A;…| Name=B;…`: several connectors of one message are joined. */
function readOutboundConnectors(data: string): readonly NamedConnector[] {
  return data.split(/\|\s*(?=Name=)/i).flatMap((part) => {
    const name = /^\s*Name=([^;]*)/i.exec(part)?.[1]?.trim() ?? ''
    if (name === '') return []
    const type = /;ConnectorType=([^;|]*)/i.exec(part)?.[1] ?? ''
    return [{ connector: name, connectorType: parseConnectorType(type) }]
  })
}

function tlsOf(members: readonly CustomDataMember[]): TlsVersion {
  return parseTlsVersion(firstValue(members, 'tlsversion') ?? '')
}
