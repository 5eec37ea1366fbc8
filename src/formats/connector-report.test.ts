import { describe, expect, it } from 'vitest'
import { docExamples } from '../../test/helpers/doc-examples.ts'
import { listFacts } from '../../test/helpers/list-facts.ts'
import { readFormat } from '../../test/helpers/read-format.ts'
import { runCli } from '../../test/helpers/run-cli.ts'
import { guid } from '../../test/helpers/trace-text.ts'
import { connectorReport } from './connector-report.ts'
import { recogniseFormat } from './registry.ts'

const HEADER =
  'origin_timestamp_utc,message_id,network_message_id,sender_address,recipient_count,direction,connector_name,connector_type,tls_version'

interface Row {
  readonly time?: string
  readonly id?: string
  readonly messageId?: string
  readonly sender?: string
  readonly direction?: string
  readonly connector?: string
  readonly type?: string
  readonly tls?: string
}

function rowOf({
  time = '2026-11-19T08:00:00.1234567Z',
  id = guid(1),
  messageId = '<a@contoso.com>',
  sender = '<Orders@fabrikam.com>',
  direction = 'Received',
  connector = 'Relay - North',
  type = 'OnPremises',
  tls = 'TLS1.2',
}: Row): string {
  const fields = [time, messageId, id, sender, '3', direction, connector, type, tls]
  return fields.map((field) => `"${field}"`).join(',')
}

function read(text: string) {
  const { result, rejected } = readFormat(connectorReport, text)
  return { result, rejected, facts: listFacts(result.facts) }
}

function readRows(...rows: readonly Row[]) {
  return read([HEADER, ...rows.map(rowOf)].join('\r\n'))
}

describe('connectorReport', () => {
  it('states a transport: direction, connector, type, TLS', () => {
    expect(readRows({}).facts).toEqual([
      {
        kind: 'inbound',
        identity: '0f3c1a2b5d6e4f708a9b000000000001',
        date: '2026-11-19',
        ticks: 288_001_234_567,
        bytes: 0,
        deliveries: 3,
        connector: 'Relay - North',
        connectorType: 'OnPremises',
        tls: '1.2',
        authentication: 'unknown',
        certainty: 'certain',
        sender: 'orders@fabrikam.com',
        client: '',
        status: 'unknown',
        forcedTls: 'unknown',
        isFirstHop: false,
      },
    ])
  })

  it.each([
    ['Received', 'inbound'],
    ['Inbound', 'inbound'],
    ['incoming', 'inbound'],
    ['1', 'inbound'],
    ['Sent', 'outbound'],
    ['Originating', 'outbound'],
    ['2', 'outbound'],
    ['To your org', 'outbound'],
  ])('reads the direction %s', (direction, kind) => {
    expect(readRows({ direction }).facts).toMatchObject([{ kind }])
  })

  it.each(['', 'All', 'Undefined'])('does not know the direction "%s"', (direction) => {
    expect(readRows({ direction }).rejected).toEqual([{ code: 'unknown-direction', record: 1 }])
  })

  it.each([
    ['No Tls', 'none'],
    ['None', 'none'],
    ['TLS1.3', '1.3'],
    ['SP_PROT_TLS1_0_SERVER', '1.0'],
    ['', 'unknown'],
    ['Opportunistic', 'unknown'],
  ])('reads the TLS version %s', (text, tls) => {
    expect(readRows({ tls: text }).facts).toMatchObject([{ tls }])
  })

  it.each([
    ['', 'Unknown'],
    ['No connector', 'Unknown'],
    ['Relay', 'NoConnector'],
    ['To_DefaultOpportunisticTLS', 'Unknown'],
    ['BN8NAM11FT\\Default BN8NAM11FT', ''],
    ['From the internet without a connector', ''],
  ])('knows mail without a connector by "%s", type "%s"', (connector, type) => {
    expect(readRows({ connector, type }).facts).toMatchObject([{ connector: null, connectorType: 'None' }])
  })

  it('lets the earliest record of a connector decide, counts a loop on each, in any order', () => {
    const rows = [
      {},
      { time: '2026-11-19T07:00:00Z', tls: 'No Tls' },
      { connector: 'Filter', type: 'Partner' },
      {},
    ]
    for (const some of [rows, [...rows].reverse()]) {
      const { facts, result } = readRows(...some)
      expect(facts.map(({ connector, tls }) => [connector, tls])).toEqual([
        ['Filter', '1.2'],
        ['Relay - North', 'none'],
      ])
      expect(result.messages).toBe(1)
    }
    expect(readRows({}, {}).result).toMatchObject({ messages: 1, repeats: 1 })
  })

  it('tells a message without a network id by its message id and sender', () => {
    const bare = { id: '', messageId: '<A1@contoso.com>' }
    expect(readRows(bare, { ...bare, messageId: 'A1@contoso.com' }).result.messages).toBe(1)
    expect(readRows({ id: '', messageId: '' }).rejected).toEqual([{ code: 'missing-message-id', record: 1 }])
  })

  it('refuses a time that is none, and shifted fields', () => {
    expect(readRows({ time: '1601-01-01T00:00:00Z' }).rejected).toEqual([
      { code: 'bad-timestamp', record: 1 },
    ])
    expect(read(`${HEADER}\n${rowOf({})},more`).rejected).toEqual([{ code: 'field-count', record: 1 }])
  })

  it('takes the connector from behind the direction where it has no column', () => {
    const header = 'date_time,message_id,sender_address,connector_direction,tls_used'
    const { facts } = read(
      `${header}\n2026-11-19T08:00:00Z,<a@b.c>,x@b.c,From your org - Relay - North,TLS1.1`,
    )
    expect(facts).toMatchObject([
      { kind: 'inbound', connector: 'Relay - North', connectorType: 'Unknown', tls: '1.1' },
    ])
  })

  it('says nothing of connectors where no column does', () => {
    const header = 'date_time,message_id,sender_address,direction,tls_used'
    const { facts } = read(`${header}\n2026-11-19T08:00:00Z,<a@b.c>,x@b.c,Sent,TLS1.1`)
    expect(facts).toMatchObject([{ kind: 'outbound', connector: null, connectorType: 'Unknown', tls: '1.1' }])
  })

  it('says only that a message exists where no column has directions', () => {
    const header = 'date_time,message_id,sender_address,connector,tls_used'
    const { facts } = read(`${header}\n2026-11-19T08:00:00Z,<a@b.c>,x@b.c,Relay,TLS1.1`)
    expect(facts).toMatchObject([{ kind: 'seen', sender: 'x@b.c' }])
  })

  it.each([
    HEADER,
    'origin_timestamp_utc,recipient_status,message_id,sender_address,ConnectorName,Direction,TlsVersion,tls_cipher',
    'Date,SenderAddress,MessageId,Connector,ConnectorType,TLS used',
    'origin_timestamp,message_id,network_message_id,sender_address,recipient_address,subject,directionality,connector_id',
  ])('is known: %s', (header) => {
    expect(recogniseFormat(header.split(','))?.format).toBe(connectorReport)
  })

  it.each([
    [
      'enhanced-summary',
      'origin_timestamp_utc,sender_address,recipient_status,message_subject,total_bytes,message_id,network_message_id,original_client_ip,directionality,connector_id,delivery_priority',
    ],
    [
      'extended-trace',
      'date_time_utc,client_hostname,server_hostname,connector_id,source,event_id,message_id,network_message_id,sender_address,message_info,directionality,custom_data,tls',
    ],
    [
      'inbound-outbound-messages',
      'Date,Connector direction and name,Connector type,Forced TLS?,No TLS,TLS 1.0,TLS 1.1,TLS 1.2,Volume',
    ],
    ['smtp-auth-clients', 'Sender address,Domain,TLS 1.0,TLS 1.1,TLS 1.2,Messages sent'],
    ['email-events', 'Timestamp,NetworkMessageId,SenderAddress,EmailDirection,Connectors'],
    [
      'message-trace',
      'MessageId,Received,SenderAddress,RecipientAddress,Subject,Status,ToIP,FromIP,Size,MessageTraceId,Direction',
    ],
  ])('is not %s', (name, header) => {
    expect(recogniseFormat(header.split(','))?.format.name).toBe(name)
  })
})

it('counts what the docs work out by hand', async () => {
  const { imports, mailFlow } = (await runCli({ 'a.csv': docExamples('connector-report')[0] })).json()
  expect(imports).toMatchObject([
    {
      records: 4,
      accepted: 3,
      messages: 2,
      rejected: [{ code: 'unknown-direction', count: 1, firstRecord: 4 }],
    },
  ])
  expect(mailFlow.connectors).toMatchObject([
    { direction: 'outbound', connector: null, type: 'None', messages: 1, tls: { unknown: 1 } },
    { direction: 'inbound', connector: 'Relay', type: 'OnPremises', messages: 1, tls: { none: 1 } },
  ])
})
