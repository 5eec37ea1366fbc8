import { createHash } from 'node:crypto'
import fc from 'fast-check'
import {
  PROTOCOL_HEADER,
  type ProtocolLine,
  type ProtocolSession,
  protocolRecords,
} from '../../helpers/protocol-log.ts'
import { TRACKING_HEADERS, type TrackingRecord, trackingFields } from '../../helpers/tracking-log.ts'
import { line, tableExport } from './exact-export.ts'

/** The same in both logs: a message is its id and its sender. */
const messageId = fc.constantFrom('<one@contoso.com>', '<two@contoso.com>', '<three@fabrikam.com>')
const sender = fc.constantFrom('Scan@contoso.com', 'scan@contoso.com', 'app@fabrikam.com')
const time = fc.constantFrom(
  '2026-11-09T12:00:00.000Z',
  '2026-11-19T23:59:58.999Z',
  '2026-11-20T00:00:00.000Z',
  '2026-11-20T00:00:00.001Z',
)

const trackingRecord: fc.Arbitrary<TrackingRecord> = fc.record({
  time: fc.oneof({ weight: 9, arbitrary: time }, { weight: 1, arbitrary: fc.constant('yesterday') }),
  event: fc.constantFrom('RECEIVE', 'RECEIVE', 'SEND', 'SENDEXTERNAL', 'DELIVER', 'HAREDIRECT'),
  source: fc.constantFrom('SMTP', 'SMTP', 'SMTP', 'STOREDRIVER'),
  clientHost: fc.constantFrom('', 'mx.example.com', 'EX2', 'ex2.contoso.local'),
  serverHost: fc.constantFrom('', 'EX1', 'mx.example.com'),
  connector: fc.constantFrom(
    '',
    'EX1\\Default EX1',
    'EX1\\Client Proxy EX1',
    'Relay; "floor 2"',
    'Smart host',
  ),
  messageId: fc.oneof({ weight: 9, arbitrary: messageId }, { weight: 1, arbitrary: fc.constant('') }),
  networkId: fc.constant(''),
  recipients: fc.constantFrom(
    'ann@contoso.com',
    'ann@contoso.com;bob@contoso.com',
    'HealthMailbox1@contoso.com',
  ),
  recipientCount: fc.constantFrom('1', '2', ''),
  sender: fc.oneof(sender, fc.constant('')),
  returnPath: sender,
  info: fc.constantFrom('', '04I:', '00A:'),
  custom: fc.constantFrom(
    '',
    'S:FromEntity=Internet',
    'S:FromEntity=Internal',
    'S:ToEntity=Internet',
    'S:Replication',
  ),
})

const NAMES = TRACKING_HEADERS[2016]

export const messageTrackingLogExport = tableExport(
  NAMES.join(','),
  trackingRecord.map((record) => line(trackingFields(record, NAMES))),
)

const tls: fc.Arbitrary<readonly ProtocolLine[]> = fc.constantFrom(
  [],
  [['*', '', 'TLS protocol SP_PROT_TLS1_0_SERVER negotiation succeeded using bulk encryption']],
  [['*', '', 'TLS protocol SP_PROT_TLS1_2_SERVER negotiation succeeded using bulk encryption']],
)

const logon: fc.Arbitrary<readonly ProtocolLine[]> = fc.constantFrom(
  [],
  [
    ['<', 'AUTH LOGIN'],
    ['>', '235 2.7.0 Authentication successful'],
  ],
  [
    ['<', 'AUTH XOAUTH2'],
    ['>', '535 5.7.3 Authentication unsuccessful'],
    ['*', '', 'User Name: NULL'],
    ['<', 'AUTH PLAIN'],
    ['>', '235 2.7.0 Authentication successful'],
  ],
  [
    ['<', 'XPROXY SID=1 IP=203.0.113.9 PORT=1'],
    ['*', '', 'Proxy session was successfully set up'],
  ],
  [
    ['<', 'X-EXPS GSSAPI'],
    ['>', '235 <authentication response>'],
  ],
)

const mail: fc.Arbitrary<readonly ProtocolLine[]> = fc
  .tuple(messageId, sender, fc.constantFrom('Queued mail for delivery', 'Queued mail for redundancy', ''))
  .map(([id, from, answer]) => [
    ['<', `MAIL FROM:<${from}> SIZE=4096`],
    ['<', 'RCPT TO:<ann@contoso.com>'],
    ['<', 'DATA'],
    ['>', `250 2.6.0 ${id} [InternalId=12] ${answer}`],
  ])

const received: fc.Arbitrary<readonly ProtocolLine[]> = fc
  .tuple(tls, logon, fc.array(mail, { maxLength: 2 }))
  .map(([negotiation, signIn, mails]) => [...negotiation, ...signIn, ...mails.flat()])

/** The other side of the same lines. */
const sent = fc
  .array(mail, { minLength: 1, maxLength: 2 })
  .map((mails) => mails.flat().map(([event, ...rest]): ProtocolLine => [event === '<' ? '>' : '<', ...rest]))

/** A whole session, from its first line to its last; its id is its content's, so that two differ in it. */
const session: fc.Arbitrary<ProtocolSession> = fc
  .record({
    connector: fc.constantFrom('EX1\\Client Frontend EX1', 'EX1\\Default EX1', 'Smart host'),
    remote: fc.constantFrom('203.0.113.9:49152', '[2001:db8::9]:25', ''),
    start: time,
    lines: fc
      .oneof(received, sent)
      .map((lines): readonly ProtocolLine[] => [['+'], ...lines, ['-', '', 'Local']]),
  })
  .map((one) => ({ ...one, session: idOf(one) }))

function idOf(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16).toUpperCase()
}

export const smtpProtocolLogExport = tableExport(
  PROTOCOL_HEADER,
  session.map((one) => protocolRecords(one).join('\r\n')),
)
