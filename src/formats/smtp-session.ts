/*
 * What one SMTP session states, from the lines of its log. Exact where the log is whole: TLS as it was negotiated,
 * the mechanism of the logon, the address of the client.
 */
import { compareText } from '../facts/order.ts'
import { SESSION_SIGNALS, type SessionLine, type SessionSide } from '../facts/session.ts'
import type { Shape } from '../facts/shape.ts'
import type { TlsVersion } from '../facts/tls.ts'
import { isClientConnector, isImplicitSendConnector } from './connector-id.ts'
import { INTERNAL_SHAPE } from './message-table.ts'
import { type Attempt, createSessionLogon } from './session-logon.ts'

/** A message that the session carried, or a logon that failed in it. */
export interface SessionFact {
  /** What identifies it: copies of one message in the logs of two servers have the same. */
  readonly identity: string
  /** The line that it is dated by: MAIL FROM, which a front end gets before the server behind it. */
  readonly line: SessionLine
  /** `null`: mail between Exchange servers, which never crosses the border here. */
  readonly shape: Shape | null
  readonly recipients: number
}

interface Envelope {
  readonly line: SessionLine
  recipients: number
}

/** The facts of one session. The lines may come in any order, and some of them twice. */
export function readSession(unordered: readonly SessionLine[]): readonly SessionFact[] {
  const lines = inOrder(unordered)
  return sideOf(lines) === 'send' ? readSent(lines) : readReceived(lines)
}

function readSent(lines: readonly SessionLine[]): SessionFact[] {
  const facts: SessionFact[] = []
  const shape = { ...hopShape(lines), kind: 'outbound' as const }
  const isInside = isImplicitSendConnector(shape.connector ?? '')
  let envelope: Envelope | null = null
  let isAnswerDue = false
  for (const line of lines) {
    if (line.signal === 'mail') envelope = { line, recipients: 0 }
    else if (line.signal === 'recipient' && envelope) envelope.recipients++
    else if (line.signal === 'data') isAnswerDue = true
    else if (line.signal === 'refused') isAnswerDue = false
    else if (line.signal === 'accepted' && isAnswerDue) {
      isAnswerDue = false
      facts.push(messageFact(line, envelope, isInside ? null : shape))
    }
  }
  return facts
}

function readReceived(lines: readonly SessionLine[]): SessionFact[] {
  const messages: SessionFact[] = []
  const logon = createSessionLogon()
  const hop = hopShape(lines)
  const client = clientOf(lines)
  const isFromStart = hasStart(lines)
  let envelope: Envelope | null = null
  for (const line of lines) {
    logon.take(line)
    if (line.signal === 'mail') envelope = { line, recipients: 0 }
    else if (line.signal === 'recipient' && envelope) envelope.recipients++
    else if (line.signal === 'queued') messages.push(messageFact(line, envelope, queuedShape()))
  }
  const failed = logon.attempts.filter(({ outcome }) => outcome === 'failed')
  return [
    ...withoutMailBeforeLogon(messages, logon.isSignedIn),
    ...failed.map((attempt) => logonFact(attempt, hop.tls, client)),
  ]

  function queuedShape(): Shape | null {
    const { isSignedIn, isServer, authentication } = logon
    if (isSignedIn) {
      return { ...hop, kind: 'submission', connector: null, connectorType: 'None', authentication, client }
    }
    // Nobody sends there without signing in: the logon is in the part of the session that is missing.
    if (isServer || (isClientConnector(hop.connector ?? '') && !isFromStart)) return null
    return { ...hop, kind: 'inbound' }
  }
}

/** In a session that signs in only what comes after counts. */
function withoutMailBeforeLogon(
  messages: readonly SessionFact[],
  isSignedIn: boolean,
): readonly SessionFact[] {
  return isSignedIn ? messages.filter(({ shape }) => shape?.kind === 'submission') : messages
}

function messageFact(line: SessionLine, envelope: Envelope | null, shape: Shape | null): SessionFact {
  const sender = envelope?.line.text ?? ''
  const identity =
    line.text === ''
      ? `session ${placeOf(line)}`
      : // The words of a trace without network message ids: a tracking log of the same message has the same.
        `message ${line.text} ${sender}`
  return {
    identity,
    line: envelope?.line ?? line,
    shape: shape && { ...shape, sender },
    recipients: envelope?.recipients ?? 0,
  }
}

function logonFact({ line, authentication, user }: Attempt, tls: TlsVersion, client: string): SessionFact {
  const shape = {
    ...INTERNAL_SHAPE,
    kind: 'failed-logon' as const,
    tls,
    authentication,
    client,
    sender: user,
  }
  return { identity: `logon ${placeOf(line)}`, line, shape, recipients: 0 }
}

/** Names one line of one session. */
function placeOf({ connector, session, day, ticks, sequence }: SessionLine): string {
  return JSON.stringify([connector, session, day, ticks, sequence])
}

/** The connector and the TLS version of a session. */
function hopShape(lines: readonly SessionLine[]): Shape {
  const connector = lines[0]?.connector || null
  return {
    ...INTERNAL_SHAPE,
    connector,
    connectorType: connector === null ? 'None' : 'Unknown',
    tls: tlsOf(lines),
  }
}

function tlsOf(lines: readonly SessionLine[]): TlsVersion {
  // Behind a front end the session is one between two servers: it says nothing of the client's.
  if (lines.some(isProxied)) return 'unknown'
  const negotiated = lines.find(({ signal }) => signal === 'tls')
  if (negotiated) return negotiated.text as TlsVersion
  return hasStart(lines) ? 'none' : 'unknown'
}

function hasStart(lines: readonly SessionLine[]): boolean {
  return lines.some(({ signal }) => signal === 'connect')
}

function clientOf(lines: readonly SessionLine[]): string {
  const proxied = lines.find((line) => isProxied(line) && line.text !== '')
  return proxied?.text ?? lines.find(({ client }) => client !== '')?.client ?? ''
}

function isProxied({ signal }: SessionLine): boolean {
  return signal === 'client-proxy' || signal === 'mail-proxy'
}

function sideOf(lines: readonly SessionLine[]): SessionSide {
  return lines.find(({ side }) => side !== null)?.side ?? null
}

function inOrder(lines: readonly SessionLine[]): readonly SessionLine[] {
  const sorted = [...lines].sort(compareLines)
  return sorted.filter((line, at) => at === 0 || compareLines(sorted[at - 1] as SessionLine, line) !== 0)
}

/** Time, then number; what is behind only keeps the order of equal ones the same in every file. */
function compareLines(a: SessionLine, b: SessionLine): number {
  return (
    a.day - b.day ||
    a.ticks - b.ticks ||
    a.sequence - b.sequence ||
    SESSION_SIGNALS.indexOf(a.signal) - SESSION_SIGNALS.indexOf(b.signal) ||
    compareText(a.text, b.text) ||
    compareText(a.side ?? '', b.side ?? '') ||
    compareText(a.client, b.client)
  )
}
