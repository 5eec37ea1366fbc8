import { cleanAddress } from '../facts/address.ts'
import type { SessionLine } from '../facts/session.ts'
import { parseTlsVersion } from '../facts/tls.ts'

/** What the cells of one line say. */
export type LineStatement = Pick<SessionLine, 'side' | 'signal' | 'text'>

/** No address, id or name is longer; a hostile cell must not be kept whole. */
const MAX_TEXT = 1000

// Fixed English in every language of the server, although connector names are translated.
const TLS_NEGOTIATED = /TLS protocol (SP_PROT_[A-Z0-9_]{1,20}?)_(SERVER|CLIENT) negotiation succeeded/i
const LOGON_FAILED = /^Inbound auth\w*(?: [\w-]+)? failed/i
const USER_NAME = /^User Name:(.*)/i
const PROXY_SET_UP = /^Proxy session was successfully set up/i
/** The id may stand between spaces: `250 2.6.0 < a@b > [InternalId=1]`. */
const ACCEPTED_ID = /^250 2\.6\.0 +<([^>]{1,1000})>/

/**
 * What a line of a protocol log says, by its cells `event`, `data` and `context`; `null`: nothing that is counted.
 * A verb that was received or a reply that was sent is a line of a receiving server, and the other way round.
 */
export function readProtocolLine(event: string, data: string, context: string): LineStatement | null {
  switch (event) {
    case '+':
      return { side: null, signal: 'connect', text: '' }
    case '*':
      return readInformation(data, context)
    case '<':
    case '>':
      return /^\d{3}\b/.test(data)
        ? readReply(event === '>' ? 'receive' : 'send', data)
        : readVerb(event === '<' ? 'receive' : 'send', data)
    default:
      return null
  }
}

function readInformation(data: string, context: string): LineStatement | null {
  if (context.toLowerCase() === 'authenticated') {
    // `CONTOSO\EX1$`: the account of a computer.
    return { side: 'receive', signal: data.endsWith('$') ? 'server-signed-in' : 'signed-in', text: '' }
  }
  const text = context === '' ? data : context
  const tls = TLS_NEGOTIATED.exec(text)
  if (tls) {
    const side = tls[2]?.toUpperCase() === 'SERVER' ? 'receive' : 'send'
    return { side, signal: 'tls', text: parseTlsVersion(tls[1] ?? '') }
  }
  if (PROXY_SET_UP.test(text)) return { side: 'receive', signal: 'signed-in', text: '' }
  if (LOGON_FAILED.test(text)) return { side: 'receive', signal: 'logon-failed', text: '' }
  const user = USER_NAME.exec(text)?.[1]
  return user === undefined ? null : { side: 'receive', signal: 'user', text: shorten(cleanAddress(user)) }
}

function readReply(side: 'receive' | 'send', data: string): LineStatement | null {
  const code = data.slice(0, 3)
  if (code >= '400') return { side, signal: 'refused', text: '' }
  if (side === 'receive') {
    if (code === '235') return { side, signal: 'logon-accepted', text: '' }
    return isQueued(data) ? { side, signal: 'queued', text: acceptedId(data) } : null
  }
  // `250-SIZE` is a line of an answer that goes on.
  return code === '250' && data[3] !== '-' ? { side, signal: 'accepted', text: acceptedId(data) } : null
}

/** `Queued mail for redundancy` is the shadow copy of another server's message. */
function isQueued(data: string): boolean {
  return data.startsWith('250 2.6.0') && / Queued\b/i.test(data) && !/ Queued mail for redundancy/i.test(data)
}

function acceptedId(data: string): string {
  return ACCEPTED_ID.exec(data)?.[1]?.trim() ?? ''
}

function readVerb(side: 'receive' | 'send', data: string): LineStatement | null {
  const [verb = '', argument = ''] = data.split(/[ :]+/, 2)
  switch (verb.toUpperCase()) {
    case 'MAIL':
      return { side, signal: 'mail', text: readPath(data) }
    case 'RCPT':
      return { side, signal: 'recipient', text: '' }
    case 'AUTH':
      return { side, signal: 'auth', text: shorten(argument.toUpperCase()) }
    case 'X-EXPS':
      return { side, signal: 'server-auth', text: '' }
    case 'XPROXY':
      return { side, signal: 'client-proxy', text: proxiedAddress(data) }
    case 'XPROXYFROM':
      return { side, signal: 'mail-proxy', text: proxiedAddress(data) }
    case 'DATA':
      return { side, signal: 'data', text: '' }
    case 'BDAT':
      return / LAST\s*$/i.test(data) ? { side, signal: 'data', text: '' } : null
    default:
      return null
  }
}

/** The address of `MAIL FROM:<ann@contoso.com> SIZE=12`; empty for the empty path. */
function readPath(data: string): string {
  const path = data.slice(data.indexOf(':') + 1).trimStart()
  const end = path.startsWith('<') ? path.indexOf('>') + 1 : path.search(/\s|$/)
  return shorten(cleanAddress(end > 0 ? path.slice(0, end) : path))
}

function proxiedAddress(data: string): string {
  return shorten(/ IP=(\S+)/i.exec(data)?.[1] ?? '')
}

/** Texts that are kept with an open session stay small. */
function shorten(text: string): string {
  return text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
}

/** The address of an endpoint: what stands before the last colon (`[::1]:25`, `203.0.113.9:49152`), without brackets. */
export function addressOfEndpoint(endpoint: string): string {
  const text = shorten(endpoint.trim())
  const colon = text.lastIndexOf(':')
  return (colon < 0 ? text : text.slice(0, colon)).replace(/^\[(.*)\]$/, '$1')
}
