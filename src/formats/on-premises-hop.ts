import type { Certainty } from '../facts/vocabulary.ts'
import { isClientConnector, isImplicitSendConnector } from './connector-id.ts'
import { type CustomDataMember, firstValue } from './custom-data.ts'

/*
 * The border of an Exchange Server organisation. "Outside" is whatever is no Exchange server of the organisation and
 * no client that signed in: the internet, Exchange Online, a device on the same network.
 */

/** What the records of a tracking log say of a hop over SMTP. */
export interface TrackedHop {
  readonly connectorId: string
  readonly clientIp: string
  readonly clientHost: string
  readonly serverIp: string
  readonly serverHost: string
  readonly messageInfo: string
  readonly members: readonly CustomDataMember[]
}

/** Names that no server on the internet has. */
const PRIVATE_DOMAIN = /\.(?:local|localdomain|lan|internal|intern|intra|corp|home\.arpa)$/

/** How sure it is that a RECEIVE over SMTP came from outside; `null`: it did not. */
export function inboundCertainty(hop: TrackedHop): Certainty | null {
  if (isClientConnector(hop.connectorId)) return null
  const entity = entityOf(hop, 'fromentity')
  if (entity !== '') return entity === 'internet' ? 'certain' : null
  // A front end took it from somebody who is no server of the organisation: those talk to each other directly.
  if (firstValue(hop.members, 'proxiedclientipaddress')?.trim()) return 'certain'
  // Whoever made a receive connector of their own made it for somebody outside.
  if (hop.connectorId.trim() !== '' && !isDefaultConnector(hop.connectorId)) return 'likely'
  const category = /^\s*[0-9a-f]{2}([a-z])/i.exec(hop.messageInfo)?.[1]?.toUpperCase()
  if (category !== undefined) return category === 'I' ? null : 'likely'
  return isOwnHost(hop) ? null : 'likely'
}

/** How sure it is that a SEND over SMTP went outside; `null`: it did not. */
export function outboundCertainty(hop: TrackedHop): Certainty | null {
  if (isImplicitSendConnector(hop.connectorId)) return null
  const isExternal = firstValue(hop.members, 'issmtpresponsefromexternalserver')?.trim().toLowerCase()
  const entity = entityOf(hop, 'toentity')
  if (entity === 'internet' || isExternal === 'true') return 'certain'
  if (entity === 'internal') return null
  // Mail to another server of the organisation needs no send connector; its implicit one has a translated name.
  return hop.connectorId.trim() === '' || isSameDomain(hop) || isBareName(hop.serverHost) ? null : 'likely'
}

function entityOf({ members }: TrackedHop, key: string): string {
  return firstValue(members, key)?.trim().toLowerCase() ?? ''
}

/** The receive connectors that a set-up makes: `EX1\Default EX1`, `EX1\Default Frontend EX1`. */
function isDefaultConnector(connectorId: string): boolean {
  return /\\Default /i.test(connectorId)
}

/** Whether the other end looks like a server of the organisation by its name or address alone. */
function isOwnHost(hop: TrackedHop): boolean {
  const host = bareHost(hop.clientHost)
  return (
    (host !== '' && (isBareName(host) || PRIVATE_DOMAIN.test(host))) ||
    (hop.clientIp !== '' && hop.clientIp === hop.serverIp) ||
    (firstLabel(hop.clientHost) !== '' && firstLabel(hop.clientHost) === firstLabel(hop.serverHost)) ||
    isSameDomain(hop)
  )
}

function isSameDomain({ clientHost, serverHost }: TrackedHop): boolean {
  const domain = parentDomain(clientHost)
  return domain !== '' && domain === parentDomain(serverHost)
}

/** `EX2`: a name without a domain is one of the same network. */
function isBareName(host: string): boolean {
  return /^[a-z0-9_-]+$/i.test(host.trim())
}

function bareHost(host: string): string {
  return host.trim().toLowerCase().replace(/\.$/, '')
}

function firstLabel(host: string): string {
  return bareHost(host).split('.')[0] ?? ''
}

function parentDomain(host: string): string {
  const name = bareHost(host)
  const dot = name.indexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1)
}
