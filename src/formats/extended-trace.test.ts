import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { docExamples } from '../../test/helpers/doc-examples.ts'
import { listFacts, unusedOrRepeated } from '../../test/helpers/list-facts.ts'
import { type FormatReading, readFormat, readFormatAtOnce } from '../../test/helpers/read-format.ts'
import { runCli } from '../../test/helpers/run-cli.ts'
import {
  bytesWithOdd,
  type DetailRecord,
  detailText,
  guid,
  ODD_BYTE,
  ODD_SENDERS,
} from '../../test/helpers/trace-text.ts'
import { extendedTrace } from './extended-trace.ts'

const RECEIVE: DetailRecord = {
  time: '2026-11-19T08:00:00.0000000Z',
  id: guid(1),
  source: 'SMTP',
  event: 'RECEIVE',
  clientHost: 'mail.fabrikam.com',
  connectorId: 'BN8NAM11FT\\Default BN8NAM11FT',
  sender: 'orders@fabrikam.com',
}
const SEND: DetailRecord = {
  ...RECEIVE,
  event: 'SEND',
  clientHost: 'AM0PR01.eurprd01.prod.outlook.com',
  serverHost: 'mx.fabrikam.com',
  connectorId: 'To_DefaultOpportunisticTLS',
}
const SUBMIT: DetailRecord = {
  ...RECEIVE,
  source: 'STOREDRIVER',
  connectorId: '',
  sender: 'scan@contoso.com',
  info: '06I:',
  clientIp: '203.0.113.9',
}
const OUTBOUND = 'S:Microsoft.Exchange.Hygiene.TenantOutboundConnectorCustomData'

/** What the records say of the border and of submissions; presence alone is left out. */
function read(...records: readonly DetailRecord[]) {
  const { result, rejected } = readFormat(extendedTrace, detailText(records))
  expect(readByKernel(detailText(records))).toEqual(readOneByOne(detailText(records)))
  return { result, rejected, facts: listFacts(result.facts).filter(({ kind }) => kind !== 'internal') }
}

/** All that a reader says, facts in an order that no way of reading chooses. */
function told({ result, rejected }: FormatReading) {
  return { ...result, facts: listFacts(result.facts), rejected }
}

const readOneByOne = (text: string | Uint8Array) => told(readFormat(extendedTrace, text))
const readByKernel = (text: string | Uint8Array) => told(readFormatAtOnce(extendedTrace, text))

describe('an inbound border hop', () => {
  const inner: DetailRecord = { ...RECEIVE, connectorId: 'Inner' }

  it.each([
    ['the default connector of a server', RECEIVE],
    ['the default connector, in other letters', { ...RECEIVE, connectorId: 'x\\DEFAULT x' }],
    ['a sender on the internet', { ...inner, custom: [['S:FromEntity', 'Internet']] }],
    ['a sender on the internet, keys in other letters', { ...inner, custom: [['s:FROMENTITY', 'internet']] }],
    [
      'the data of a connector',
      { ...inner, custom: [['S:InboundConnectorData', 'Name=R;ConnectorType=Partner']] },
    ],
  ] as const)('is told by %s', (_, record) => {
    expect(read(record).facts.map(({ kind }) => kind)).toEqual(['inbound'])
  })

  it.each([
    ['another connector id alone', inner],
    ['a host of the service', { ...RECEIVE, clientHost: 'AM0.eurprd01.PROD.OUTLOOK.COM' }],
    ['the domain of the service itself', { ...RECEIVE, clientHost: 'prod.outlook.com' }],
    ['a front end of the service', { ...RECEIVE, clientHost: 'fe1.prod.protection.outlook.com' }],
    ['another source', { ...RECEIVE, source: 'ROUTING' }],
    ['another event', { ...RECEIVE, event: 'DELIVER' }],
    ['an inner sender', { ...inner, custom: [['S:FromEntity', 'Hosted']] }],
    [
      'the data of a connector on a hop inside the service',
      {
        ...inner,
        clientHost: 'a.prod.outlook.com',
        custom: [['S:InboundConnectorData', 'Name=R;ConnectorType=Partner']],
      },
    ],
  ] as const)('is not told by %s', (_, record) => {
    const { facts, result } = read(record)
    expect(facts).toEqual([])
    expect(result.messages).toBe(1)
  })

  it.each(['', 'notprod.outlook.com', 'contoso.mail.protection.outlook.com'])(
    'comes from outside: "%s"',
    (clientHost) => {
      expect(read({ ...RECEIVE, clientHost }).facts).toHaveLength(1)
    },
  )

  it.each([
    ['Name=Relay; floor 2;ConnectorType=OnPremises;TenantId=1', 'Relay; floor 2', 'OnPremises'],
    ["Name= O'Brien & Co. ;ConnectorType=Partner", "O'Brien & Co.", 'Partner'],
    ['Name=Plain;TenantId=1', 'Plain', 'Unknown'],
    ['Name=Odd;ConnectorType=Elsewhere', 'Odd', 'Unknown'],
  ])('has the connector that its data names: %s', (data, connector, connectorType) => {
    const record: DetailRecord = { ...RECEIVE, custom: [['S:InboundConnectorData', data]] }
    expect(read(record).facts).toMatchObject([{ connector, connectorType }])
  })

  it('falls back to the connector id, and to no connector', () => {
    const internet = [['S:FromEntity', 'Internet']] as const
    expect(read({ ...RECEIVE, connectorId: ' Old relay ', custom: internet }).facts).toMatchObject([
      { connector: 'Old relay', connectorType: 'Unknown' },
    ])
    for (const connectorId of ['', 'To_DefaultOpportunisticTLS', 'A\\Default A']) {
      expect(read({ ...RECEIVE, connectorId, custom: internet }).facts).toMatchObject([
        { connector: null, connectorType: 'None' },
      ])
    }
  })

  it('has its own TLS version, never that of a hop inside the service', () => {
    const hub: DetailRecord = {
      ...RECEIVE,
      time: '2026-11-19T08:00:01.0000000Z',
      connectorId: 'Inner',
      clientHost: 'AM0PR01.eurprd01.prod.outlook.com',
      custom: [['S:tlsversion', 'SP_PROT_TLS1_2_SERVER']],
    }
    expect(read(RECEIVE, hub).facts).toMatchObject([{ tls: 'unknown' }])
    const own: DetailRecord = { ...RECEIVE, custom: [['S:tlsversion', 'SP_PROT_TLS1_0_SERVER']] }
    expect(read(hub, own).facts).toMatchObject([{ tls: '1.0' }])
  })

  it.each([
    ['None', 'none'],
    ['No Tls', 'none'],
    ['NoTLS', 'none'],
    ['SP_PROT_NONE', 'none'],
    ['', 'unknown'],
    ['SP_PROT_SSL3_SERVER', 'unknown'],
    ['TLS9', 'unknown'],
    ['SP_PROT_TLS1_SERVER', '1.0'],
    ['TLS1.1', '1.1'],
    ['SP_PROT_TLS1_3_SERVER', '1.3'],
  ])('reads the TLS version "%s" as %s', (value, tls) => {
    expect(read({ ...RECEIVE, custom: [['S:TlsVersion', value]] }).facts).toMatchObject([{ tls }])
  })

  it('takes the first of repeated keys', () => {
    const custom = [
      ['S:tlsversion', 'TLS1.1'],
      ['S:tlsversion', 'TLS1.2'],
    ] as const
    expect(read({ ...RECEIVE, custom }).facts).toMatchObject([{ tls: '1.1' }])
  })
})

describe('an outbound border hop', () => {
  it.each(['SEND', 'SENDEXTERNAL', 'send'])('is a %s over SMTP to outside', (event) => {
    expect(read({ ...SEND, event }).facts).toMatchObject([
      { kind: 'outbound', connector: null, connectorType: 'None', tls: 'unknown' },
    ])
  })

  it('is none to a server of the service, and one to another tenant', () => {
    expect(read({ ...SEND, serverHost: 'hub.prod.outlook.com' }).facts).toEqual([])
    expect(read({ ...SEND, serverHost: 'hub.prod.protection.outlook.com' }).facts).toEqual([])
    expect(read({ ...SEND, serverHost: 'fabrikam-com.mail.protection.outlook.com' }).facts).toHaveLength(1)
    expect(read({ ...SEND, serverHost: '' }).facts).toHaveLength(1)
  })

  it('has the connector that the data names up to the first semicolon, else the id', () => {
    expect(read({ ...SEND, custom: [[OUTBOUND, 'Name=Smart host;Floor=2;TenantId=1']] }).facts).toMatchObject(
      [{ connector: 'Smart host', connectorType: 'Unknown' }],
    )
    expect(read({ ...SEND, connectorId: 'Partner mail' }).facts).toMatchObject([
      { connector: 'Partner mail' },
    ])
    expect(read({ ...SEND, connectorId: 'A\\Default A' }).facts).toMatchObject([{ connector: null }])
  })

  it('counts each of several joined connectors', () => {
    const custom = [
      [OUTBOUND, "Name=Smart host;TenantId=1| Name=O'Brien;TenantId=1| Name=Smart host"],
      ['S:tlsversion', 'TLS1.2'],
    ] as const
    expect(read({ ...SEND, custom }).facts).toMatchObject([
      { connector: "O'Brien", tls: '1.2' },
      { connector: 'Smart host', tls: '1.2' },
    ])
  })
})

describe('a submission', () => {
  it('is what a mailbox took in with authentication by login', () => {
    expect(read(SUBMIT).facts).toEqual([
      {
        kind: 'submission',
        identity: '0f3c1a2b5d6e4f708a9b000000000001',
        date: '2026-11-19',
        // 8 hours of 3,600 seconds of 10,000,000 ticks.
        ticks: 288_000_000_000,
        bytes: 1000,
        deliveries: 1,
        connector: null,
        connectorType: 'None',
        tls: 'unknown',
        authentication: 'unknown',
        certainty: 'likely',
        sender: 'scan@contoso.com',
        client: '203.0.113.9',
        status: 'unknown',
        forcedTls: 'unknown',
        isFirstHop: false,
      },
    ])
  })

  it.each(['06I:', '06i', '07X: contoso.com', '07a'])('has the code %s', (info) => {
    expect(read({ ...SUBMIT, info }).facts).toHaveLength(1)
  })

  it.each(['04I:', '06', '06:', '0A6I:', '16I:', 'SRV=06I:', ''])('has not the code "%s"', (info) => {
    expect(read({ ...SUBMIT, info }).facts).toEqual([])
  })

  it('is a RECEIVE of the store driver only', () => {
    expect(read({ ...SUBMIT, source: 'SMTP', clientHost: 'a.prod.outlook.com' }).facts).toEqual([])
    expect(read({ ...SUBMIT, event: 'DELIVER' }).facts).toEqual([])
    expect(read({ ...SUBMIT, event: 'SUBMIT' }).facts).toEqual([])
  })

  it.each(['192.168.1.20', '2001:DB8::9', '123.456.789.012'])(
    'keeps the address %s as it is written',
    (clientIp) => {
      expect(read({ ...SUBMIT, clientIp }).facts).toMatchObject([{ client: clientIp }])
    },
  )

  it('has the return path as its sender where no sender is named', () => {
    expect(read({ ...SUBMIT, sender: '', returnPath: '<Scan@Contoso.com>' }).facts).toMatchObject([
      { sender: 'scan@contoso.com' },
    ])
    expect(
      read({ ...SUBMIT, sender: 'App@contoso.com', returnPath: 'scan@contoso.com' }).facts,
    ).toMatchObject([{ sender: 'app@contoso.com' }])
  })

  it('cannot be counted without any sender', () => {
    const { rejected, result } = read({ ...SUBMIT, sender: '', returnPath: '<>' })
    expect(rejected).toEqual([{ code: 'missing-sender', record: 1 }])
    expect(result.messages).toBe(0)
  })

  it('takes sender, address and day from its earliest record', () => {
    const later: DetailRecord = {
      ...SUBMIT,
      time: '2026-11-20T00:00:00.0000000Z',
      sender: 'a@contoso.com',
      clientIp: '203.0.113.1',
    }
    const first = { date: '2026-11-19', sender: 'scan@contoso.com', client: '203.0.113.9' }
    expect(read(later, SUBMIT).facts).toMatchObject([first])
    expect(read(SUBMIT, later).facts).toMatchObject([first])
  })
})

describe('one message', () => {
  const viaFilter: DetailRecord = {
    ...RECEIVE,
    time: '2026-11-20T00:00:02.0000000Z',
    custom: [['S:InboundConnectorData', 'Name=Filter;ConnectorType=OnPremises']],
  }

  it('counts once for each connector that it crosses', () => {
    expect(read(viaFilter, RECEIVE, { ...SEND, time: '2026-11-19T08:00:01.0000000Z' }).facts).toMatchObject([
      { kind: 'inbound', connector: null, date: '2026-11-19' },
      { kind: 'inbound', connector: 'Filter', date: '2026-11-20' },
      { kind: 'outbound', connector: null, date: '2026-11-19' },
    ])
  })

  it('counts once for its bifurcated copies, by the earliest of them to 100 ns', () => {
    const tls = (value: string) => [['S:tlsversion', value]] as const
    const copies: readonly DetailRecord[] = [
      { ...SEND, time: '2026-11-19T08:00:00.0000002Z', custom: tls('TLS1.2') },
      { ...SEND, time: '2026-11-19T08:00:00.0000001Z', custom: tls('TLS1.0') },
      { ...SEND, time: '2026-11-19T08:00:00.0000003Z', custom: tls('TLS1.3') },
    ]
    for (const records of [copies, [...copies].reverse()]) {
      expect(read(...records).facts).toMatchObject([{ tls: '1.0' }])
    }
  })

  it.each([
    [['', 'TLS1.2'], '1.2'],
    [['TLS1.2', 'TLS1.0'], '1.0'],
    [['TLS1.0', 'None'], 'none'],
  ])('decides between records of one instant: %s', (values, tls) => {
    const records = values.map((value): DetailRecord => ({ ...SEND, custom: [['S:tlsversion', value]] }))
    expect(read(...records).facts).toMatchObject([{ tls }])
    expect(read(...records.reverse()).facts).toMatchObject([{ tls }])
  })

  it('keeps the type of its connector, whichever record states it', () => {
    const untyped: DetailRecord = {
      ...RECEIVE,
      connectorId: 'Filter',
      custom: [['S:FromEntity', 'Internet']],
    }
    const expected = [{ connector: 'Filter', connectorType: 'OnPremises', date: '2026-11-19' }]
    expect(read(untyped, viaFilter).facts).toMatchObject(expected)
    expect(read(viaFilter, untyped).facts).toMatchObject(expected)
  })

  it('has one identity however its id is written', () => {
    const id = guid(1).replaceAll('-', '').toUpperCase()
    expect(read(RECEIVE, { ...RECEIVE, id }).result.messages).toBe(1)
    expect(read(RECEIVE, { ...RECEIVE, id: ` ${guid(1)} ` }).result.messages).toBe(1)
    expect(read(RECEIVE, { ...RECEIVE, id: guid(2) }).result.messages).toBe(2)
  })

  it('is told by its message id and sender where it has no network id', () => {
    const first: DetailRecord = { ...RECEIVE, id: '', messageId: '<A1@fabrikam.com>' }
    expect(read(first, { ...first, messageId: 'A1@fabrikam.com' }).result.messages).toBe(1)
    expect(read(first, { ...first, sender: '', returnPath: 'ORDERS@fabrikam.com' }).result.messages).toBe(1)
    expect(read(first, { ...first, messageId: '<a1@fabrikam.com>' }).result.messages).toBe(2)
    expect(read(first, { ...first, sender: 'x@fabrikam.com' }).result.messages).toBe(2)
  })

  it('is internal where no record crosses the border, on the day of its earliest record', () => {
    const deliver: DetailRecord = { ...RECEIVE, source: 'STOREDRIVER', event: 'DELIVER' }
    const { result } = readFormat(
      extendedTrace,
      detailText([{ ...deliver, time: '2026-11-20T00:00:00.0000000Z' }, deliver]),
    )
    expect(listFacts(result.facts)).toMatchObject([{ kind: 'internal', date: '2026-11-19', connector: null }])
  })
})

describe('an extended report', () => {
  it('covers every day from its first to its last accepted record', () => {
    const { result, rejected } = read(
      { ...RECEIVE, time: '2026-11-19T23:59:59.9999999Z' },
      { ...SEND, id: guid(2), time: '2026-11-12T00:00:00.0000000Z' },
      { ...RECEIVE, time: 'yesterday' },
      { ...RECEIVE, time: '1601-01-01T00:00:00Z' },
      { ...RECEIVE, id: '', messageId: '<>' },
    )
    expect(rejected).toEqual([
      { code: 'bad-timestamp', record: 3 },
      { code: 'bad-timestamp', record: 4 },
      { code: 'missing-message-id', record: 5 },
    ])
    // 2026-11-12 is day 20,769 since 1970, 2026-11-19 day 20,776.
    expect(result.covered).toEqual({ from: 20_769, to: 20_776 })
    expect(result.messages).toBe(2)
  })

  it('counts a record that comes again', () => {
    expect(read(RECEIVE, SEND, RECEIVE, SEND).result.repeats).toBe(1)
    expect(read(RECEIVE, SEND).result.repeats).toBe(0)
  })

  it('rejects a record with more fields than its header, and reads a short one', () => {
    const [header = '', record = ''] = detailText([RECEIVE]).trimEnd().split('\r\n')
    const text = [header, `${record},x`, record.replace(/,+$/, '')].join('\n')
    const { rejected, result } = readFormat(extendedTrace, text)
    expect(rejected).toEqual([{ code: 'field-count', record: 1 }])
    expect(result.messages).toBe(1)
  })

  it('is recognised by its columns in any order and case, and by nothing less', () => {
    expect(extendedTrace.recognise(['Custom_Data', ' EVENT_ID ', 'Date_Time_UTC'])).not.toBeNull()
    expect(extendedTrace.recognise(['date_time', 'event_id', 'custom_data'])).not.toBeNull()
    expect(extendedTrace.recognise(['date_time_utc', 'event_id'])).toBeNull()
  })
})

describe('records that the kernel takes by itself', () => {
  const hop = (kind: 'Inbound' | 'Outbound', name: string, type: string): readonly [string, string] => [
    kind === 'Inbound' ? 'S:InboundConnectorData' : OUTBOUND,
    `Name=${name};ConnectorType=${type}`,
  ]
  const anyRecord: fc.Arbitrary<DetailRecord> = fc.record({
    // Days on both sides of midnight, equal times, a form that only the text tells, days out of range.
    time: fc.constantFrom(
      '2026-11-18T23:59:59.9999999Z',
      '2026-11-19T00:00:00.0000000Z',
      '2026-11-19T08:00:00.0000000Z',
      '2026-11-19T08:00:00.0000001Z',
      '11/19/2026 8:00:00 AM',
      '1999-12-31T08:00:00.0000000Z',
    ),
    id: fc.constantFrom(guid(1), guid(2), guid(3), guid(4).toUpperCase(), 'no-guid', ''),
    event: fc.constantFrom('RECEIVE', 'RECEIVE', 'SEND', 'SENDEXTERNAL', 'DELIVER'),
    source: fc.constantFrom('SMTP', 'SMTP', 'STOREDRIVER', 'ROUTING'),
    clientHost: fc.constantFrom('mail.fabrikam.com', 'a.prod.outlook.com', ''),
    serverHost: fc.constantFrom('mx.fabrikam.com', 'a.prod.outlook.com'),
    connectorId: fc.constantFrom('', 'X\\Default X', 'Inner'),
    sender: fc.constantFrom('ann@contoso.com', 'ANN@contoso.com', 'bøb@contoso.com', '', ...ODD_SENDERS),
    returnPath: fc.constantFrom('', 'eva@contoso.com', '<Ann@contoso.com>', '<>', ODD_BYTE),
    info: fc.constantFrom('06I:', ' 07a', '06', '05I:', '\u00a006I:', ''),
    clientIp: fc.constantFrom('203.0.113.9', '', ' 203.0.113.9', 'a\nb'),
    bytes: fc.constantFrom('1000', '2000', '', ' 7 ', '9999999999', 'many'),
    recipientCount: fc.constantFrom('1', '', '2', 'x'),
    custom: fc.subarray([
      ['S:FromEntity', 'Internet'],
      ['S:FromEntity', 'Hosted'],
      hop('Inbound', 'Relay', 'Partner'),
      hop('Inbound', 'Relay', 'OnPremises'),
      hop('Inbound', "O'Brien; 2", 'Partner'),
      hop('Outbound', 'Out', 'Partner'),
      [OUTBOUND, 'Name=Out;ConnectorType=Partner| Name=Other;ConnectorType=OnPremises'],
      ['S:tlsversion', 'SP_PROT_TLS1_2_SERVER'],
      ['S:tlsversion ', 'SP_PROT_TLS1_0_SERVER'],
      ['S:Notlsversion', 'x'],
      ['S:Schlüssel', 'ä'],
    ] as const),
  })

  it('say the same as one by one', () => {
    const records = fc.array(anyRecord, { minLength: 1, maxLength: 12 })
    // What a record says is known from its second coming on, so some come again and again.
    const picks = fc.array(fc.nat(11), { maxLength: 60 })
    fc.assert(
      fc.property(records, picks, fc.nat(60), (some, again, odd) => {
        const all = [...some, ...again.map((pick) => some[pick % some.length] as DetailRecord)]
        const lines = detailText(all).split('\r\n')
        // A record with a field too many, one with an odd quote in its data, and a blank one.
        if (odd < all.length) lines[odd + 1] += odd % 2 === 0 ? ',more' : `;'S:tlsversion=TLS1`
        lines.splice((odd % all.length) + 1, 0, '')
        const text = bytesWithOdd(lines.join('\r\n'))
        expect(unusedOrRepeated(readFormatAtOnce(extendedTrace, text).result.facts)).toEqual([])
        // Of two records that differ only in what no rule reads, a random hash decides which one came again.
        expect({ ...readByKernel(text), repeats: 0 }).toEqual({ ...readOneByOne(text), repeats: 0 })
      }),
      { numRuns: 300 },
    )
  })
})

describe('the example of docs/formats.md', () => {
  it('gives the numbers that stand there', async () => {
    const { imports, mailFlow, smtpAuth } = (
      await runCli({ 'a.csv': docExamples('extended-trace')[0] })
    ).json()
    expect(imports).toMatchObject([
      {
        records: 13,
        accepted: 10,
        messages: 6,
        rejected: [
          { code: 'bad-timestamp', count: 1, firstRecord: 13 },
          { code: 'missing-message-id', count: 1, firstRecord: 12 },
          { code: 'missing-sender', count: 1, firstRecord: 11 },
        ],
      },
    ])
    const connectors = mailFlow.connectors.map((one) => [
      one.direction,
      one.connector,
      one.type,
      one.messages,
      one.tls,
    ])
    expect(connectors).toEqual([
      ['inbound', null, 'None', 1, { unknown: 1 }],
      ['outbound', null, 'None', 1, { unknown: 1 }],
      ['outbound', 'Archive', 'Unknown', 1, { none: 1 }],
      ['outbound', 'Filter', 'Unknown', 1, { none: 1 }],
      ['inbound', 'Relay', 'OnPremises', 1, { '1.0': 1 }],
    ])
    expect(mailFlow).toMatchObject({ internal: 2, inbound: { messages: 2 }, outbound: { messages: 2 } })
    expect(smtpAuth).toMatchObject({
      clients: 1,
      messages: 1,
      senders: [{ address: 'scanner@contoso.com', clientIps: ['203.0.113.9'], certainty: 'likely' }],
    })
  })

  it('has the deliveries, the sender and the days that stand there', () => {
    const { result } = readFormat(extendedTrace, docExamples('extended-trace')[0])
    const facts = listFacts(result.facts)
    const one = (kind: string, connector: string | null) =>
      facts.filter((fact) => fact.kind === kind && fact.connector === connector)
    expect(one('inbound', 'Relay')).toMatchObject([{ deliveries: 1, sender: 'ann@contoso.com' }])
    expect(one('inbound', null)).toMatchObject([{ sender: 'bounce@example.com' }])
    expect(one('internal', null).map(({ date }) => date)).toEqual(
      expect.arrayContaining(['2026-11-19', '2026-11-20']),
    )
  })
})
