import { parseTlsVersion, type TlsVersion } from '../facts/tls.ts'
import { type BorderHop, inboundHop, isOutsideHost, outboundHops } from './border-hop.ts'
import { type CustomDataMember, firstValue, readCustomData } from './custom-data.ts'
import { firstDatum, type TraceDatum } from './trace-data.ts'

/** One event of a message as a trace detail writes it. */
export interface WrittenEvent {
  /** `Receive`, `Send external`, ... */
  readonly event: string
  /** What a person reads: `Message sent to mx.fabrikam.com at 203.0.113.5 using TLS1.2`. */
  readonly detail: string
  /** `null` where its XML could not be read. */
  readonly data: readonly TraceDatum[] | null
}

export interface TraceEvent {
  /** The crossings of the border that it is. */
  readonly hops: readonly BorderHop[]
  /** It was received, what there is to know of it is known, and it is no border hop. */
  readonly isInside: boolean
  /** Address that it was received from, as written; empty where that is not said. */
  readonly client: string
}

const NOTHING: TraceEvent = { hops: [], isInside: false, client: '' }

/** Names of the entries of `Data`, which no reference lists. */
const CLIENT_HOSTS = ['clienthostname', 'clientname', 'clienthost', 'clientfqdn']
const SERVER_HOSTS = ['serverhostname', 'servername', 'serverhost', 'serverfqdn']
const CLIENT_ADDRESSES = ['originalclientip', 'clientip']

/** What an event says of the border. An event whose data could not be read says nothing. */
export function readTraceEvent({ event, detail, data }: WrittenEvent): TraceEvent {
  if (data === null) return NOTHING
  switch (event.toLowerCase().replace(/[\s_-]+/g, '')) {
    case 'receive':
      return readReceive(data, detail)
    case 'send':
    case 'sendexternal':
      return { ...NOTHING, hops: sendHops(data, detail) }
    default:
      return NOTHING
  }
}

function readReceive(data: readonly TraceDatum[], detail: string): TraceEvent {
  const client = (firstDatum(data, ...CLIENT_ADDRESSES) ?? '').trim()
  const members = membersOf(data)
  const isOutside = isOverSmtp(data) && isOutsideHost(firstDatum(data, ...CLIENT_HOSTS) ?? '')
  const hop = isOutside ? inboundHop(firstDatum(data, 'connectorid') ?? '', members) : null
  if (hop) return { hops: [withTlsOfDetail(hop, members, detail)], isInside: false, client }
  // Without its custom data nobody can tell a hop inside from one at the border.
  return { hops: [], isInside: members.length > 0 || !isOutside, client }
}

function sendHops(data: readonly TraceDatum[], detail: string): readonly BorderHop[] {
  const server = firstDatum(data, ...SERVER_HOSTS) ?? serverOfDetail(detail)
  if (!isOverSmtp(data) || !isOutsideHost(server)) return []
  const members = membersOf(data)
  const hops = outboundHops(firstDatum(data, 'connectorid') ?? '', members)
  return hops.map((hop) => withTlsOfDetail(hop, members, detail))
}

function membersOf(data: readonly TraceDatum[]): readonly CustomDataMember[] {
  return readCustomData(firstDatum(data, 'customdata') ?? '')
}

/** Only some scripts add the source; without it the event counts as one over SMTP. */
function isOverSmtp(data: readonly TraceDatum[]): boolean {
  return (firstDatum(data, 'source') ?? 'SMTP').trim().toUpperCase() === 'SMTP'
}

function withTlsOfDetail(hop: BorderHop, members: readonly CustomDataMember[], detail: string): BorderHop {
  return firstValue(members, 'tlsversion') === null ? { ...hop, tls: tlsOfDetail(detail) } : hop
}

function tlsOfDetail(detail: string): TlsVersion {
  return parseTlsVersion(/\busing (TLS ?v?1(?:[._][0-3])?)\b/i.exec(detail)?.[1] ?? '')
}

function serverOfDetail(detail: string): string {
  return /^\s*Message sent to (\S+)/i.exec(detail)?.[1] ?? ''
}
