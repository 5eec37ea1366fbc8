import { describe, expect, it } from 'vitest'
import { docExamples } from '../../test/helpers/doc-examples.ts'
import { listFacts } from '../../test/helpers/list-facts.ts'
import { readFormat } from '../../test/helpers/read-format.ts'
import { runCli } from '../../test/helpers/run-cli.ts'
import { guid } from '../../test/helpers/trace-text.ts'
import type { FormatContext } from './format.ts'
import { messageTraceDetail } from './message-trace-detail.ts'
import { recogniseFormat } from './registry.ts'

const HEADER = 'Date,MessageId,MessageTraceId,SenderAddress,RecipientAddress,Subject,Event,Action,Detail,Data'

interface Row {
  readonly time?: string
  readonly id?: string
  readonly messageId?: string
  readonly sender?: string
  readonly recipient?: string
  readonly event?: string
  readonly detail?: string
  /** Entries of the XML, or the whole cell. */
  readonly data?: Readonly<Record<string, string>> | string
}

function xmlOf(entries: Readonly<Record<string, string>>): string {
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const list = Object.entries(entries).map(
    ([name, value]) =>
      `<MEP Name="${name}" ${name === 'CustomData' ? 'Blob' : 'String'}="${escaped(value)}"/>`,
  )
  return `<root>${list.join('')}<MEP Name="SequenceNumber" Long="0"/></root>`
}

function rowOf(row: Row): string {
  const { time = '2026-11-19T08:00:00Z', id = guid(1), messageId = '<a@fabrikam.com>', data = {} } = row
  const {
    sender = 'orders@fabrikam.com',
    recipient = 'ann@contoso.com',
    event = 'Receive',
    detail = '',
  } = row
  const cell = typeof data === 'string' ? data : xmlOf(data)
  const fields = [time, messageId, id, sender, recipient, 'A "subject", with comma', event, '', detail, cell]
  return fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')
}

function read(rows: readonly Row[], context: Partial<FormatContext> = {}) {
  const text = [HEADER, ...rows.map(rowOf)].join('\r\n')
  const { result, rejected } = readFormat(messageTraceDetail, text, context)
  return { result, rejected, facts: listFacts(result.facts) }
}

const RELAY = {
  ConnectorId: 'AM0PR01\\Relay',
  ClientIP: '203.0.113.9',
  CustomData:
    "S:ProxyHop1=EOP01.mail.protection.outlook.com(10.1.1.1);'S:InboundConnectorData=Name=O''Brien relay;ConnectorType=OnPremises;TenantId=1';S:tlsversion=SP_PROT_TLS1_0_SERVER",
}
const HUB: Row = {
  time: '2026-11-19T08:00:02Z',
  detail: 'Message received by: MWHPR14MB1808.namprd14.prod.outlook.com using TLS1.2 with AES256',
  data: {
    ClientName: 'hub.namprd14.prod.outlook.com',
    CustomData: 'S:FromEntity=Internet;S:tlsversion=SP_PROT_TLS1_2_SERVER',
  },
}
const OUT: Row = {
  event: 'Send',
  detail: 'Message sent to mx.fabrikam.com at 203.0.113.5 using TLS1.2 with AES256',
  data: { ConnectorId: 'To_DefaultOpportunisticTLS', ServerHostName: 'mx.fabrikam.com' },
}

describe('messageTraceDetail', () => {
  it('finds the border hop, its connector and its own TLS version; a hop inside lends nothing', () => {
    const { facts, result } = read([HUB, { data: RELAY }])
    expect(facts.filter(({ kind }) => kind !== 'internal')).toEqual([
      {
        kind: 'inbound',
        identity: '0f3c1a2b5d6e4f708a9b000000000001',
        date: '2026-11-19',
        ticks: 288_000_000_000,
        bytes: 0,
        deliveries: 1,
        connector: "O'Brien relay",
        connectorType: 'OnPremises',
        tls: '1.0',
        authentication: 'unknown',
        certainty: 'certain',
        sender: 'orders@fabrikam.com',
        client: '',
        status: 'unknown',
        forcedTls: 'unknown',
        isFirstHop: false,
      },
    ])
    expect(result).toMatchObject({ messages: 1, repeats: 0 })
  })

  it('takes a receive from an unknown host for one from outside, if it has a mark of the border', () => {
    const mark = (data: Readonly<Record<string, string>>) => read([{ data }]).facts
    expect(mark({ CustomData: 'S:FromEntity=Internet' })).toMatchObject([
      { kind: 'inbound', connector: null },
    ])
    expect(mark({ ConnectorId: 'EXCH01\\Default EXCH01' })).toMatchObject([
      { kind: 'inbound', connector: null },
    ])
    expect(mark({ ConnectorId: 'Relay', CustomData: 'S:FromEntity=Hosted' })).toMatchObject([
      { kind: 'internal' },
    ])
  })

  it('knows what went out, and the host from the words where the data names none', () => {
    expect(read([OUT]).facts).toMatchObject([{ kind: 'outbound', connector: null, connectorType: 'None' }])
    const custom = 'S:Microsoft.Exchange.Hygiene.TenantOutboundConnectorCustomData=Name=Smart host'
    const named = { ConnectorId: 'x', CustomData: custom }
    expect(read([{ ...OUT, event: 'SendExternal', data: named }]).facts).toMatchObject([
      { kind: 'outbound', connector: 'Smart host' },
    ])
    const inside = { ...OUT, detail: 'Message sent to a.prod.outlook.com using TLS1.2', data: named }
    expect(read([inside]).facts).toMatchObject([{ kind: 'seen' }])
  })

  it.each([
    ['using TLS1.2 with AES256', '', '1.2'],
    ['using TLS 1.3', '', '1.3'],
    ['using TLS1.2 with AES256', 'S:tlsversion=None', 'none'],
    ['using TLS1.2 with AES256', 'S:tlsversion=SSL3', 'unknown'],
    ['received', '', 'unknown'],
    ['using TLSx', '', 'unknown'],
  ])('reads TLS from "%s" and "%s" of a border hop: %s', (detail, CustomData, tls) => {
    expect(
      read([{ ...OUT, detail, data: { ServerHostName: 'mx.fabrikam.com', CustomData } }]).facts,
    ).toMatchObject([{ kind: 'outbound', tls }])
  })

  it.each(['', 'not xml', '<root><MEP Name="CustomData" Blob="S:FromEntity=Internet"/>', '<root>&x;</root>'])(
    'counts a record whose data is broken (%s), and says no more of it',
    (data) => {
      const { facts, rejected } = read([{ data, detail: HUB.detail ?? '' }])
      expect(rejected).toEqual([])
      expect(facts).toMatchObject([
        { kind: 'seen', tls: 'unknown', client: '', sender: 'orders@fabrikam.com' },
      ])
    },
  )

  it('says of a message whose events tell nothing of the border only that it exists', () => {
    expect(read([{ event: 'Deliver', data: RELAY }, { event: 'Spam' }]).facts).toMatchObject([
      { kind: 'seen' },
    ])
    expect(read([{ data: { ClientIP: '203.0.113.9' } }]).facts).toMatchObject([
      { kind: 'seen', client: '203.0.113.9' },
    ])
  })

  it('takes a mailbox submission for no crossing, and gives no submissions', () => {
    const data = { ...RELAY, Source: 'STOREDRIVER' }
    expect(read([{ data }]).facts).toMatchObject([{ kind: 'internal' }])
  })

  it('lets the earliest record of a connector decide, in any order; the same event twice is a repeat', () => {
    const later = {
      time: '2026-11-19T09:00:00Z',
      data: { ...RELAY, CustomData: RELAY.CustomData.replace('1_0', '1_2') },
    }
    for (const rows of [
      [{ data: RELAY }, later, { data: RELAY }],
      [later, { data: RELAY }, { data: RELAY }],
    ]) {
      const { facts, result } = read(rows)
      expect(facts).toMatchObject([{ tls: '1.0', date: '2026-11-19' }])
      expect(result).toMatchObject({ messages: 1, repeats: 1 })
    }
  })

  it('takes the sender from the return path where it has no column', () => {
    const text = `Date,MessageId,Event,Action,Detail,Data\n2026-11-19,<a@b.c>,Receive,,,"${xmlOf({ ...RELAY, ReturnPath: '<Bill@fabrikam.com>' }).replaceAll('"', '""')}"`
    const { result } = readFormat(messageTraceDetail, text)
    expect(listFacts(result.facts)).toMatchObject([
      { kind: 'inbound', sender: 'bill@fabrikam.com', deliveries: 0 },
    ])
  })

  it('reads dates of a culture in the zone that was named', () => {
    const { facts, result } = read([{ time: '11/19/2026 12:30:00 AM', data: RELAY }], {
      timeZone: 'Europe/Copenhagen',
    })
    expect(facts).toMatchObject([{ date: '2026-11-18' }])
    expect(result.hasLocalTimes).toBe(true)
  })

  it.each([
    ['bad-timestamp', { time: '' }],
    ['missing-message-id', { id: '', messageId: '<>' }],
  ])('refuses a record for its %s', (code, odd) => {
    expect(read([odd, {}]).rejected).toEqual([{ code, record: 1 }])
  })

  it.each([
    HEADER,
    'PSComputerName,Organization,MessageId,MessageTraceId,Date,Event,Action,Detail,Data,StartDate,EndDate,Index',
    'id,messageId,dateTime,event,action,description,data',
  ])('is known: %s', (header) => {
    expect(recogniseFormat(header.split(','))?.format).toBe(messageTraceDetail)
  })

  it('is not a log with an event and data of its own', () => {
    expect(messageTraceDetail.recognise(['Timestamp', 'EventId', 'MessageId', 'EventData'])).toBeNull()
    expect(messageTraceDetail.recognise(['Date', 'Event', 'Data'])).toBeNull()
    expect(messageTraceDetail.recognise(['Date', 'MessageId', 'Event', 'Data'])).toBeNull()
  })
})

it('counts what the docs work out by hand', async () => {
  const { imports, mailFlow, messageTrace, smtpAuth } = (
    await runCli({ 'a.csv': docExamples('message-trace-detail')[0] })
  ).json()
  expect(imports).toMatchObject([{ records: 4, accepted: 4, messages: 3, duplicates: 0 }])
  expect(mailFlow).toMatchObject({
    internal: 0,
    connectors: [
      { direction: 'outbound', connector: null, type: 'None', messages: 1, tls: { '1.2': 1 } },
      { direction: 'inbound', connector: 'Relay', type: 'OnPremises', messages: 1, tls: { '1.0': 1 } },
    ],
  })
  expect(mailFlow.connectors).toHaveLength(2)
  expect([messageTrace.messages, smtpAuth.clients]).toEqual([1, 0])
})
