import fc from 'fast-check'
import { PROTOCOL_HEADER, type ProtocolSession, protocolRecords, TLS12 } from '../../helpers/protocol-log.ts'
import { guid } from '../../helpers/trace-text.ts'
import { TRACKING_HEADERS, trackingFields } from '../../helpers/tracking-log.ts'
import { line, tableExport } from './exact-export.ts'

const NAMES = TRACKING_HEADERS[2016]

/** Few messages that come in, go out, stay inside, or are noise. */
export const trackingLogExport = tableExport(
  line(NAMES),
  fc
    .record({
      time: fc.constantFrom(
        '2026-11-18T23:59:59.999Z',
        '2026-11-19T00:00:00.000Z',
        '2026-11-19T10:00:00.000Z',
        'soon',
      ),
      event: fc.constantFrom('RECEIVE', 'SEND', 'SENDEXTERNAL', 'DELIVER', 'HAREDIRECT'),
      source: fc.constantFrom('SMTP', 'SMTP', 'STOREDRIVER'),
      connector: fc.constantFrom('EX1\\Default EX1', 'EX1\\Relay', 'Smart host', ''),
      serverHost: fc.constantFrom('EX1', 'mx.fabrikam.com'),
      messageId: fc.constantFrom('<a@x>', '<b@x>', ''),
      networkId: fc.constantFrom(guid(1), guid(2), ''),
      recipients: fc.constantFrom('ann@contoso.com', 'HealthMailbox1@contoso.com'),
      sender: fc.constantFrom('scan@contoso.com', 'app@fabrikam.com', ''),
      custom: fc.constantFrom('S:FromEntity=Internet', 'S:FromEntity=Internal', ''),
    })
    .map((record) => line(trackingFields(record, NAMES))),
)

function queued(id: string, from: string): ProtocolSession['lines'] {
  return [
    ['<', `MAIL FROM:<${from}>`],
    ['<', 'RCPT TO:<ann@contoso.com>'],
    ['>', `250 2.6.0 ${id} [InternalId=1] Queued mail for delivery`],
  ]
}

/** Sessions over midnight: a client that fails and then signs in, its copy behind the front end, mail in and out. */
const SESSIONS: readonly ProtocolSession[] = [
  {
    session: 'F1',
    start: '2026-11-18T23:59:54.000Z',
    lines: [
      ['+'],
      TLS12,
      ['<', 'AUTH LOGIN'],
      ['>', '535 5.7.3 Authentication unsuccessful'],
      ['<', 'AUTH XOAUTH2'],
      ['>', '235 2.7.0 Authentication successful'],
      ...queued('<a@x>', 'scan@contoso.com'),
      ...queued('', 'app@fabrikam.com'),
      ['-', '', 'Local'],
    ],
  },
  {
    session: 'H1',
    connector: 'EX1\\Client Proxy EX1',
    remote: '192.0.2.1:31000',
    start: '2026-11-18T23:59:59.500Z',
    lines: [
      ['+'],
      ['<', 'X-EXPS EXCHANGEAUTH SHA256'],
      ['>', '235 <authentication response>'],
      ['<', 'XPROXY SID=F1 IP=203.0.113.9 PORT=1 DOMAIN=scan CAPABILITIES=0'],
      ...queued('<a@x>', 'scan@contoso.com'),
      ['-', '', 'Remote'],
    ],
  },
  {
    session: 'F1',
    connector: 'EX1\\Default Frontend EX1',
    start: '2026-11-19T09:00:00.000Z',
    lines: [['+'], ...queued('<b@x>', 'app@fabrikam.com'), ['-', '', 'Local']],
  },
  {
    session: 'S1',
    connector: 'Smart host',
    start: '2026-11-19T09:00:00.000Z',
    lines: [
      ['+'],
      ['*', '', 'TLS protocol SP_PROT_TLS1_0_CLIENT negotiation succeeded using bulk encryption'],
      ['>', 'MAIL FROM:<scan@contoso.com>'],
      ['>', 'DATA'],
      ['<', '250 2.6.0 <a@x> Queued'],
      ['-', '', 'Local'],
    ],
  },
]

/** Lines one by one, pieces of sessions, and whole ones, in any order. */
const records = SESSIONS.map(protocolRecords)

export const protocolLogExport = tableExport(
  PROTOCOL_HEADER,
  fc.constantFrom(...records).chain((session) =>
    fc.oneof(
      fc.constantFrom(...session),
      fc.constant(session.join('\r\n')),
      fc
        .tuple(fc.nat({ max: session.length - 1 }), fc.boolean())
        .map(([cut, isHead]) => (isHead ? session.slice(0, cut + 1) : session.slice(cut)).join('\r\n')),
    ),
  ),
)
