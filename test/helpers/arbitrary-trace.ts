import fc from 'fast-check'
import { type DetailRecord, guid, type SummaryRecord } from './trace-text.ts'

/** Few messages, few times, few connectors: so that everything collides. */
const id = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 5 }).map(guid) },
  // The same messages as another export writes them.
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 5 }).map((one) => guid(one).replaceAll('-', '').toUpperCase()),
  },
  { weight: 1, arbitrary: fc.constant('') },
)

const time = fc
  .tuple(
    fc.constantFrom('2026-11-09', '2026-11-19', '2026-11-20', '2026-11-20'),
    fc.constantFrom('00:00:00', '12:00:00', '23:59:59'),
    fc.constantFrom('0000000', '0000001', '9999999'),
  )
  .map(([day, clock, fraction]) => `${day}T${clock}.${fraction}Z`)

const tls = fc.constantFrom(
  '',
  'SSL3',
  'None',
  'NoTLS',
  'SP_PROT_TLS1_0_SERVER',
  'TLS1.2',
  'SP_PROT_TLS1_3_CLIENT',
)
const sender = fc.constantFrom(
  'Scan@contoso.com',
  'scan@contoso.com',
  'app@fabrikam.com',
  'bill@a@contoso.com',
)
const connectorId = fc.constantFrom(
  '',
  'To_DefaultOpportunisticTLS',
  'BN8NAM11FT\\Default BN8NAM11FT',
  'Relay; floor 2',
  "O'Brien",
)
const host = fc.constantFrom(
  '',
  'mail.fabrikam.com',
  'AM0PR01.eurprd01.PROD.OUTLOOK.COM',
  'mx.tenant.mail.protection.outlook.com',
  'prod.protection.outlook.com',
  'notprod.outlook.com',
)
const INBOUND_DATA = [
  ['S:InboundConnectorData', 'Name=Relay; floor 2;ConnectorType=OnPremises;TenantId=1'],
  ['S:InboundConnectorData', "Name=O'Brien;ConnectorType=Partner;TenantId=1"],
] as const
const OUTBOUND = 'S:Microsoft.Exchange.Hygiene.TenantOutboundConnectorCustomData'
const OUTBOUND_DATA = [
  [OUTBOUND, "Name=O'Brien;TenantId=1"],
  [OUTBOUND, "Name=Smart host;TenantId=1| Name=O'Brien;TenantId=1"],
] as const
const ENTITY = [
  ['S:FromEntity', 'Internet'],
  ['s:fromentity', 'Hosted'],
] as const

const custom = fc
  .tuple(
    fc.option(fc.constantFrom(...INBOUND_DATA)),
    fc.option(fc.constantFrom(...OUTBOUND_DATA)),
    fc.option(fc.constantFrom(...ENTITY)),
    fc.array(tls, { maxLength: 2 }),
  )
  .map(([inbound, outbound, entity, versions]) => [
    ['S:DPA', 'a'] as const,
    ...[inbound, outbound, entity].flatMap((one) => (one ? [one] : [])),
    ...versions.map((version) => ['S:tlsversion', version] as const),
    ['S:DPA', 'b==;c'] as const,
  ])

const steps = fc.constantFrom(
  { source: 'SMTP', event: 'RECEIVE' },
  { source: 'SMTP', event: 'RECEIVE' },
  { source: 'SMTP', event: 'SEND' },
  { source: 'SMTP', event: 'SENDEXTERNAL' },
  { source: 'STOREDRIVER', event: 'RECEIVE' },
  { source: 'STOREDRIVER', event: 'RECEIVE' },
  { source: 'STOREDRIVER', event: 'DELIVER' },
)

export const detailRecord: fc.Arbitrary<DetailRecord> = fc
  .record({
    time,
    id,
    step: steps,
    messageId: fc.constantFrom('<one@contoso.com>', 'one@contoso.com', '<ONE@contoso.com>'),
    clientHost: host,
    serverHost: host,
    connectorId,
    sender: fc.oneof(sender, fc.constant('')),
    returnPath: sender,
    info: fc.constantFrom('06I:', '07x', '06i', '04I:', '', '0cA: '),
    clientIp: fc.constantFrom('', '203.0.113.9', '192.168.1.20', '2001:db8::9', '123.456.789.012'),
    bytes: fc.constantFrom('1000', '1001', '', '1e3'),
    recipientCount: fc.constantFrom('1', '500'),
    custom,
  })
  .map(({ step, ...record }) => ({ ...record, ...step }))

export const summaryRecord: fc.Arbitrary<SummaryRecord> = fc.record({
  time,
  id,
  messageId: fc.constantFrom('<one@contoso.com>', 'two@contoso.com'),
  sender,
  recipients: fc.constantFrom(
    'ann@contoso.com##Receive, Deliver',
    '"a;b"@fabrikam.com##Receive, Send;ann@contoso.com##Receive, Deliver',
    'ann@contoso.com##Receive, Fail;"Send"@fabrikam.com##Receive, Deliver',
  ),
  directionality: fc.constantFrom('Incoming', 'Originating', '1', '2'),
  connectorId,
  bytes: fc.constantFrom('1000', '1001'),
})
