import fc from 'fast-check'
import { guid } from '../../helpers/trace-text.ts'
import { line, tableExport } from './exact-export.ts'

/** The messages of the other traces, and one without an id. */
const id = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 5 }).map(guid) },
  { weight: 1, arbitrary: fc.constant('') },
)
const time = fc.constantFrom(
  '2026-11-19T23:59:59.9999999Z',
  '2026-11-20T00:00:00',
  '20.11.2026 12:00:00',
  'Nov 20, 2026 12:00:00 PM',
  '2026-11-09T00:00:00.0000001Z',
  'yesterday',
)
const sender = fc.constantFrom('Scan@contoso.com', 'scan@contoso.com', '<app@fabrikam.com>', '')
const connector = fc.constantFrom('', 'Relay; floor 2', "O'Brien", 'To_DefaultOpportunisticTLS')
const address = fc.constantFrom('', '203.0.113.9', '192.168.1.20')
const size = fc.constantFrom('1000', '7', '1,32E+05')

/** All recipients of a message stand in one unit: how many it has is told by no single record. */
const RECIPIENTS = ['ann@contoso.com', '"a;b"@fabrikam.com']
const status = fc.constantFrom('Delivered', 'Failed', 'FilteredAsSpam', 'gettingStatus', 'Zugestellt', '')

export const messageTraceExport = tableExport(
  'MessageId,Received,SenderAddress,RecipientAddress,Subject,Status,FromIP,Size,MessageTraceId',
  fc
    .tuple(id, time, sender, fc.array(status, { minLength: 2, maxLength: 2 }), address, size)
    .map(([one, received, from, statuses, client, bytes]) =>
      RECIPIENTS.map((to, index) =>
        line(['', received, from, to, 'Scan, "page" 1', statuses[index] ?? '', client, bytes, one]),
      ).join('\r\n'),
    ),
)

const direction = fc.constantFrom('Inbound', 'Outbound', 'Intra-org', 'Sideways')

export const emailEventsExport = tableExport(
  'Timestamp,NetworkMessageId,SenderFromAddress,RecipientEmailAddress,EmailDirection,Connectors',
  fc
    .tuple(id, time, sender, direction, fc.oneof(connector, fc.constant('["Relay; floor 2","Filter"]')))
    .map(([one, at, from, way, names]) =>
      RECIPIENTS.map((to) => line([at, one, from, to, way, names])).join('\r\n'),
    ),
)

export const connectorReportExport = tableExport(
  'origin_timestamp_utc,network_message_id,sender_address,recipient_count,direction,connector_name,connector_type,tls_version',
  fc
    .tuple(
      time,
      id,
      sender,
      fc.constantFrom('1', '500', ''),
      fc.constantFrom('Sent', 'Received', 'Originating', 'All'),
      connector,
      fc.constantFrom('OnPremises', 'Partner', 'NoConnector', ''),
      fc.constantFrom('No Tls', 'TLS1.2', 'TLS1.3', 'SSL3', ''),
    )
    .map(line),
)

const CUSTOM = [
  'S:FromEntity=Internet;S:tlsversion=TLS1_2',
  "'S:InboundConnectorData=Name=Relay; floor 2;ConnectorType=OnPremises';S:tlsversion=TLS1_0",
  'S:FromEntity=Hosted',
  'S:Microsoft.Exchange.Hygiene.TenantOutboundConnectorCustomData=Name=Filter',
]
const data = fc
  .record({
    connectorId: connector,
    client: fc.constantFrom('', 'mx.fabrikam.com', 'hub.prod.outlook.com'),
    address,
    custom: fc.constantFrom(...CUSTOM),
  })
  .map((one) => {
    const entries = [
      ['ConnectorId', one.connectorId],
      ['ClientHostName', one.client],
      ['ServerHostName', one.client],
      ['ClientIP', one.address],
      ['CustomData', one.custom],
    ] as const
    const list = entries.map(([name, value]) => `<MEP Name="${name}" String="${value}"/>`)
    return `<root>${list.join('')}</root>`
  })

export const messageTraceDetailExport = tableExport(
  'Date,MessageTraceId,SenderAddress,RecipientAddress,Event,Detail,Data',
  fc
    .tuple(
      time,
      id,
      sender,
      fc.constantFrom('', ...RECIPIENTS),
      fc.constantFrom('Receive', 'Send', 'Send external', 'Deliver', 'Expand DL'),
      fc.constantFrom('', 'Message sent to mx.fabrikam.com at 203.0.113.5 using TLS1.1 with AES256'),
      fc.oneof({ weight: 6, arbitrary: data }, { weight: 1, arbitrary: fc.constantFrom('', '<root>', '&') }),
    )
    .map(line),
)
