import { describe, expect, it } from 'vitest'
import { docExamples } from '../../test/helpers/doc-examples.ts'
import { listFacts } from '../../test/helpers/list-facts.ts'
import { readFormat } from '../../test/helpers/read-format.ts'
import { runCli } from '../../test/helpers/run-cli.ts'
import { detailText, guid } from '../../test/helpers/trace-text.ts'
import type { FormatContext } from './format.ts'
import { messageTrace } from './message-trace.ts'
import { recogniseFormat } from './registry.ts'

const V1 =
  '"PSComputerName","RunspaceId","PSShowComputerName","Organization","MessageId","Received","SenderAddress","RecipientAddress","Subject","Status","ToIP","FromIP","Size","MessageTraceId","StartDate","EndDate","Index"'
const V2 =
  '"MessageId","Received","SenderAddress","RecipientAddress","Subject","Status","ToIP","FromIP","Size","MessageTraceId","StartDate","EndDate"'
const LIST = 'Date,Sender,Recipient,Subject,Status'

interface Row {
  readonly id?: string
  readonly received?: string
  readonly sender?: string
  readonly recipient?: string
  readonly status?: string
  readonly fromIp?: string
  readonly size?: string
}

function v2Row({
  id = guid(1),
  received = '2026-11-19T08:00:00',
  sender = 'Scan@contoso.com',
  recipient = 'ann@contoso.com',
  status = 'Delivered',
  fromIp = '203.0.113.9',
  size = '1200',
}: Row): string {
  const fields = [
    '<a@contoso.com>',
    received,
    sender,
    recipient,
    'Scan, "page" 1',
    status,
    '',
    fromIp,
    size,
    id,
  ]
  return [...fields, '', ''].map((field) => `"${field.replaceAll('"', '""')}"`).join(',')
}

function read(text: string, context: Partial<FormatContext> = {}) {
  const { result, rejected } = readFormat(messageTrace, text, context)
  return { result, rejected, facts: listFacts(result.facts) }
}

function readRows(...rows: readonly Row[]) {
  return read([V2, ...rows.map(v2Row)].join('\r\n'))
}

function readList(lines: readonly string[], context: Partial<FormatContext> = {}) {
  return read([LIST, ...lines].join('\n'), context)
}

describe('messageTrace', () => {
  it('states that a message was seen: sender, address, status, recipients', () => {
    const { facts, result } = readRows({}, { recipient: 'bob@contoso.com' })
    expect(facts).toEqual([
      {
        kind: 'seen',
        identity: '0f3c1a2b5d6e4f708a9b000000000001',
        date: '2026-11-19',
        ticks: 288_000_000_000,
        bytes: 1200,
        deliveries: 2,
        connector: null,
        connectorType: 'None',
        tls: 'unknown',
        authentication: 'unknown',
        certainty: 'certain',
        sender: 'scan@contoso.com',
        client: '203.0.113.9',
        status: 'delivered',
        forcedTls: 'unknown',
        isFirstHop: false,
      },
    ])
    expect(result).toMatchObject({ messages: 1, repeats: 0, hasLocalTimes: false })
  })

  it('gives a message the status of its worst recipient, in any order', () => {
    const rows = [
      { status: 'Delivered' },
      { recipient: 'b@contoso.com', status: 'FilteredAsSpam' },
      { recipient: 'c@contoso.com', status: 'Expanded' },
    ]
    expect(readRows(...rows).facts).toMatchObject([{ status: 'filtered-as-spam', deliveries: 3 }])
    expect(readRows(...rows.reverse()).facts).toMatchObject([{ status: 'filtered-as-spam', deliveries: 3 }])
  })

  it.each([
    ['Delivered', 'delivered'],
    ['failed', 'failed'],
    ['Pending', 'pending'],
    ['Expanded', 'expanded'],
    ['Quarantined', 'quarantined'],
    ['Filtered as spam', 'filtered-as-spam'],
    ['filteredAsSpam', 'filtered-as-spam'],
    ['GettingStatus', 'getting-status'],
    ['', 'unknown'],
    ['Zugestellt', 'unknown'],
    ['<script>', 'unknown'],
  ])('reads the status %s as %s', (text, status) => {
    expect(readRows({ status: text }).facts).toMatchObject([{ status }])
  })

  it('counts a recipient once, whatever is said of it the second time', () => {
    const { facts, result } = readRows(
      { status: 'Pending' },
      { recipient: 'ANN@contoso.com' },
      { id: guid(2) },
    )
    expect(result).toMatchObject({ messages: 2, repeats: 1 })
    expect(facts).toMatchObject([{ status: 'pending', deliveries: 1 }, { deliveries: 1 }])
  })

  it('reads the older columns, with the type line of Windows PowerShell', () => {
    const row = `"a","b","False","contoso.onmicrosoft.com","<a@contoso.com>","7/25/2026 8:45:10 AM","scan@contoso.com","ann@contoso.com","s","Failed",,"192.168.1.9","5","${guid(1)}",,,"0"`
    const { facts, result } = read(`#TYPE Selected.Object\r\n${V1}\r\n${row}`)
    expect(facts).toMatchObject([
      { date: '2026-07-25', ticks: 315_100_000_000, status: 'failed', client: '192.168.1.9', bytes: 5 },
    ])
    expect(result.hasLocalTimes).toBe(true)
  })

  it('reads the dates of a culture in the zone that was named, ISO dates as UTC', () => {
    const rows = [
      V2,
      v2Row({ received: '25.07.2026 01:45:10' }),
      v2Row({ id: guid(2), received: '2026-07-25 01:45:10' }),
    ]
    const { facts } = read(rows.join('\n'), { timeZone: 'Europe/Copenhagen' })
    expect(facts.map(({ date }) => date)).toEqual(['2026-07-24', '2026-07-25'])
  })

  it('accepts the empty sender of a bounce', () => {
    expect(readRows({ sender: '<>' }).facts).toMatchObject([{ sender: '' }])
  })

  it('takes a size that Excel has spoiled for unknown', () => {
    expect(readRows({ size: '1,32E+05' }).facts).toMatchObject([{ bytes: 0 }])
  })

  it.each([
    ['bad-timestamp', { received: '44278.4' }],
    ['missing-message-id', { id: '' }],
  ])('refuses a record for its %s', (code, odd) => {
    const text = [V2, v2Row(odd).replace('"<a@contoso.com>"', '""'), v2Row({})].join('\n')
    expect(read(text).rejected).toEqual([{ code, record: 1 }])
  })

  it('refuses shifted fields', () => {
    expect(read(`${V2}\n${v2Row({})},"more"`).rejected).toEqual([{ code: 'field-count', record: 1 }])
  })

  it('tells a message of the list, which has no ids, by time, sender and subject', () => {
    const { result, facts } = readList([
      '11/19/2026 8:00:01 AM,scan@contoso.com,ann@contoso.com,Scan,Delivered',
      '11/19/2026 8:00:01 AM,Scan@contoso.com,bob@contoso.com,Scan,Failed',
      '11/19/2026 8:00:01 AM,scan@contoso.com,ann@contoso.com,Scan 2,Delivered',
      '11/19/2026 8:00:02 AM,scan@contoso.com,ann@contoso.com,Scan,Delivered',
      '11/19/2026 8:00:02 AM,app@contoso.com,ann@contoso.com,Scan,Delivered',
      '11/19/2026 8:00:01 AM,scan@contoso.com,ann@contoso.com,Scan,Delivered',
    ])
    expect(result).toMatchObject({ messages: 4, repeats: 1 })
    expect(facts.map(({ status, deliveries }) => `${status} ${deliveries}`).sort()).toEqual([
      'delivered 1',
      'delivered 1',
      'delivered 1',
      'failed 2',
    ])
  })

  it('reads the list in the zone of its user, also ISO dates; one with a zone needs none', () => {
    const line = (date: string) => [`${date},scan@contoso.com,ann@contoso.com,Scan,Delivered`]
    const context = { timeZone: 'America/St_Johns' }
    expect(readList(line('2026-11-19T22:00:00'), context).facts).toMatchObject([{ date: '2026-11-20' }])
    expect(readList(line('2026-11-19T22:00:00'), context).result.hasLocalTimes).toBe(true)
    expect(readList(line('2026-11-19T22:00:00Z'), context).facts).toMatchObject([{ date: '2026-11-19' }])
    expect(readList(line('2026-11-19T22:00:00Z')).result.hasLocalTimes).toBe(false)
  })

  it('makes one message of a list that two admins saved in two zones', () => {
    const row = 'scan@contoso.com,ann@contoso.com,Scan,Delivered'
    const [one] = readList([`2026-11-19 09:00,${row}`], { timeZone: 'Europe/Copenhagen' }).facts
    const [other] = readList([`2026-11-19 04:30,${row}`], { timeZone: 'America/St_Johns' }).facts
    expect(other).toEqual(one)
  })

  it.each([
    ['the list', LIST, true],
    ['the list in German', 'Datum;Absender;Empfänger;Betreff;Status', true],
    ['the list in Chinese', '日期,寄件者,收件者,主旨,狀態', true],
    ['the list with a zone', 'Date (UTC),Sender,Recipient,Subject,Status', false],
    ['the first cmdlet', V1, 'unless-iso'],
    ['the second cmdlet', V2, 'unless-iso'],
    [
      'the web service',
      'EndDate,FromIP,Index,MessageId,MessageTraceId,Received,RecipientAddress,SenderAddress,Size,Status',
      'unless-iso',
    ],
    [
      'Graph',
      'id,messageId,receivedDateTime,senderAddress,recipientAddress,subject,size,status,fromIP,toIP',
      'unless-iso',
    ],
  ])('is known: %s', (_, header, isLocalTime) => {
    const fields = header.split(/[,;]/).map((field) => field.replaceAll('"', ''))
    expect(recogniseFormat(fields)).toMatchObject({
      format: { name: 'message-trace' },
      recognition: { isLocalTime },
    })
  })

  it('takes the id of Graph for the network message id', () => {
    const { facts } = read(
      `id,receivedDateTime,senderAddress,recipientAddress,status\n${guid(1)},2026-11-19T08:00:00Z,a@b.c,d@e.f,delivered`,
    )
    expect(facts).toMatchObject([{ identity: '0f3c1a2b5d6e4f708a9b000000000001' }])
  })

  it.each([
    'Date,Sender,Recipient,Status',
    'Date,Sender,Recipient,Subject',
    'Date,Sender,Subject,Status',
    'Date,MessageTraceId,SenderAddress,RecipientAddress,Subject,Event,Action,Detail,Data',
    'origin_timestamp_utc,sender_address,recipient_address,recipient_status,status,message_id',
  ])('is not: %s', (header) => {
    expect(messageTrace.recognise(header.split(','))).toBeNull()
  })

  it('says what it can and no more', () => {
    expect(messageTrace.recognise(LIST.split(','))?.says).toEqual(['days', 'delivery-status'])
    const columns = V2.replaceAll('"', '').split(',')
    expect(messageTrace.recognise(columns)?.says).toEqual(['client-addresses', 'days', 'delivery-status'])
  })
})

it('counts what the docs work out by hand', async () => {
  const { json } = await runCli({ 'a.csv': docExamples('message-trace')[0] }, [
    '--time-zone',
    'Europe/Copenhagen',
  ])
  const { imports, messageTrace, mailFlow, smtpAuth } = json()
  expect(imports).toMatchObject([
    {
      format: 'message-trace',
      messages: 2,
      duplicates: 1,
      warnings: [],
      decisions: ['time-zone-given'],
      from: '2026-07-24',
      to: '2026-07-25',
      timeZone: 'Europe/Copenhagen',
    },
  ])
  expect(messageTrace).toEqual({
    messages: 2,
    statuses: { delivered: 1, 'filtered-as-spam': 1 },
    senders: [
      {
        address: 'scan@contoso.com',
        domain: 'contoso.com',
        messages: 2,
        statuses: { delivered: 1, 'filtered-as-spam': 1 },
        clientIps: ['192.168.1.9', '203.0.113.9'],
        firstDay: '2026-07-24',
        lastDay: '2026-07-25',
      },
    ],
  })
  expect([mailFlow.family, mailFlow.internal, smtpAuth.family]).toEqual([null, 0, null])
})

it('fills the address of a submission as the docs work out, and leaves the rest a message seen', async () => {
  const trace = detailText([
    {
      time: '2026-11-19T08:00:00.0000000Z',
      id: '0f3c1a2b-5d6e-4f70-8a9b-000000000001',
      event: 'RECEIVE',
      source: 'STOREDRIVER',
      sender: 'scan@contoso.com',
      info: '06I:',
    },
  ])
  const { json } = await runCli({ 'trace.csv': trace, 'list.csv': docExamples('message-trace')[1] ?? '' })
  const { smtpAuth, messageTrace } = json()
  expect(smtpAuth.senders).toMatchObject([
    { address: 'scan@contoso.com', messages: 1, clientIps: ['203.0.113.9'] },
  ])
  expect(messageTrace).toMatchObject({ messages: 1, statuses: { failed: 1 } })
})
