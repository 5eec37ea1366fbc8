import { describe, expect, it } from 'vitest'
import { docExamples } from '../../test/helpers/doc-examples.ts'
import { readFormat } from '../../test/helpers/read-format.ts'
import { runCli } from '../../test/helpers/run-cli.ts'
import { parseDay } from '../facts/day.ts'
import type { ConnectorDays } from '../facts/facts.ts'
import { inboundOutboundMessages } from './inbound-outbound-messages.ts'
import type { DateOrder } from './timestamp.ts'

const HEADER =
  'Date,Connector direction and name,Connector type,Forced TLS?,No TLS,TLS 1.0,TLS 1.1,TLS 1.2,Volume'
const DAY_17 = parseDay('2026-11-17')

function read(lines: readonly string[], dateOrder: DateOrder = 'month-first') {
  const { result, rejected } = readFormat(inboundOutboundMessages, lines.join('\n'), { dateOrder })
  return { result, rejected, rows: (result.facts as ConnectorDays).rows }
}

describe('inboundOutboundMessages', () => {
  it('reads the days of connectors, inbound first, mail without a connector first', () => {
    const { rows, result, rejected } = read([
      HEADER,
      '2026-11-18T00:00:00,To the internet without a connector,NoConnector,False,10,0,0,90,50',
      '2026-11-17,From your org - Relay - North,OnPremises,True,0,75,0,25,40',
      '2026-11-17,To your partner - Fabrikam,Partner,True,0,0,0,100,9',
      '2026-11-17,From the internet without a connector,NoConnector,False,4,0,0,96,25',
    ])
    expect(rejected).toEqual([])
    expect(rows).toEqual([
      // 4 % of 25 is 1.
      {
        day: DAY_17,
        direction: 'inbound',
        connector: null,
        connectorType: 'None',
        forcedTls: 'no',
        tls: { none: 1, '1.2': 24 },
        messages: 25,
      },
      // Three quarters of 40.
      {
        day: DAY_17,
        direction: 'inbound',
        connector: 'Relay - North',
        connectorType: 'OnPremises',
        forcedTls: 'yes',
        tls: { '1.0': 30, '1.2': 10 },
        messages: 40,
      },
      {
        day: DAY_17,
        direction: 'outbound',
        connector: 'Fabrikam',
        connectorType: 'Partner',
        forcedTls: 'yes',
        tls: { '1.2': 9 },
        messages: 9,
      },
      // A tenth of 50.
      {
        day: DAY_17 + 1,
        direction: 'outbound',
        connector: null,
        connectorType: 'None',
        forcedTls: 'no',
        tls: { none: 5, '1.2': 45 },
        messages: 50,
      },
    ])
    // 50 + 40 + 9 + 25.
    expect(result.messages).toBe(124)
    expect(result.repeats).toBe(0)
    expect(result.covered).toEqual({ from: DAY_17, to: DAY_17 + 1 })
    expect(result.warnings).toEqual(['values-read-as-percent'])
  })

  it('adds rows that differ in Forced TLS or hour, and replaces rows that differ in neither', () => {
    const { rows, result } = read([
      HEADER,
      '2026-11-17T08:00:00Z,Inbound - Relay,Partner,True,0,0,0,100,10',
      '2026-11-17T08:00:00Z,Inbound - Relay,Partner,False,100,0,0,0,5',
      '2026-11-17T09:00:00Z,Inbound - Relay,Partner,True,0,0,0,100,20',
      // Again 08 and True: 7 instead of 10.
      '2026-11-17T08:30:00Z,Inbound - Relay,Partner,true,0,0,0,100,7',
    ])
    // 7 + 20 with TLS 1.2, 5 without; two rows forced, one not.
    expect(rows).toMatchObject([{ messages: 32, tls: { none: 5, '1.2': 27 }, forcedTls: 'mixed' }])
    expect(result.messages).toBe(32)
    expect(result.repeats).toBe(1)
  })

  it('reads direction and name from two columns', () => {
    const { rows, result } = read([
      'Date,Connector direction,Connector name,Connector type,TLS 1.2,TLS 1.3,Volume',
      '2026-11-17,Inbound,Relay - North,On-premises,50,50,4',
      '2026-11-17,Sent,,Partner,100,0,3',
      '2026-11-17,Received,No connector,,100,0,2',
      '2026-11-17,Outbound,Ignored,NoConnector,100,0,1',
    ])
    expect(rows).toMatchObject([
      { direction: 'inbound', connector: null, connectorType: 'None', messages: 2 },
      {
        direction: 'inbound',
        connector: 'Relay - North',
        connectorType: 'OnPremises',
        tls: { '1.2': 2, '1.3': 2 },
      },
      // Both are without a connector, of one hour: the later row replaces the 3.
      { direction: 'outbound', connector: null, connectorType: 'None', messages: 1 },
    ])
    expect(rows).toHaveLength(3)
    expect(result.repeats).toBe(1)
  })

  it.each([
    [
      'Dato,Forbindelsesretning og -navn,Forbindelsestype,Ingen TLS,"TLS 1,0","TLS 1,2",Lydstyrke',
      'Fra din organisation - Relæ',
    ],
    [
      'Datum,Verbindungsrichtung und -name,Connectortyp,Kein TLS,"TLS 1,0","TLS 1,2",Volume',
      'Von Ihrer Organisation - Relæ',
    ],
    [
      'Datum,Anslutningsriktning och namn,Anslutningstyp,Ingen TLS,"TLS 1,0","TLS 1,2",Volym',
      'Från din organisation - Relæ',
    ],
    ['日期,連接器方向和名稱,連接器類型,沒有 TLS,TLS 1.0,TLS 1.2,磁片區', '來自您的組織 - Relæ'],
    [
      'Date,Connector direction and name,Connector type,No TLS,TLS 1.0,TLS 1.2,Volume',
      'From your org - Relæ',
    ],
    ['Date,Connector,Forced TLS?,NoTlsCount,Tls10Count,Tls12Count,Messages', 'From your org - Relæ'],
  ])('knows the header %j', (header, direction) => {
    const { rows, rejected } = read([header, `17.11.2026,${direction},OnPremises,50,0,50,100`])
    expect(rejected).toEqual([])
    expect(rows).toMatchObject([
      { day: DAY_17, direction: 'inbound', connector: 'Relæ', tls: { none: 50, '1.2': 50 }, messages: 100 },
    ])
  })

  it.each([
    'Date,Connector name,Volume',
    'Connector direction and name,Connector type,TLS 1.2,Volume',
    'Date,Connector direction and name,Connector type,TLS 1.2',
    'Date,Connector type,TLS 1.2,Volume',
    'Date,Sender address,Connector name,TLS 1.2,Volume',
    'Date,Recipient,Connector name,TLS 1.2,Volume',
    'Sender address,Domain,TLS 1.0,TLS 1.1,TLS 1.2,Messages sent',
    'date_time_utc,event_id,connector_id,custom_data',
  ])('leaves %j to others', (header) => {
    expect(inboundOutboundMessages.recognise(header.split(','))).toBeNull()
  })

  it('tells where the time stands, and follows the order of day and month', () => {
    expect(inboundOutboundMessages.recognise(HEADER.split(','))?.timeSlot).toBe(0)
    const line = '3/11/2026,Inbound,NoConnector,False,0,0,0,100,8'
    expect(read([HEADER, line], 'day-first').rows[0]?.day).toBe(parseDay('2026-11-03'))
    expect(read([HEADER, line], 'month-first').rows[0]?.day).toBe(parseDay('2026-03-11'))
  })

  it('counts the records that it cannot read, under their code', () => {
    const { rejected, rows, result } = read([
      HEADER,
      '2026-13-01,Inbound - Relay,Partner,True,0,0,0,100,8',
      ',Inbound - Relay,Partner,True,0,0,0,100,8',
      '2026-11-16,Relay,Partner,True,0,0,0,100,8',
      '2026-11-16,Inbound - Relay,Partner,True,0,0,0,100,-8',
      '2026-11-16,Inbound - Relay,Partner,True,0,0,0,100,',
      '2026-11-16,Inbound - Relay,Partner,True,0,0,0,100,8,9',
      '2026-11-17,Inbound - Relay,Partner,True,0,0,0,100,"1.200"',
    ])
    expect(rejected).toEqual([
      { code: 'bad-timestamp', record: 1 },
      { code: 'bad-timestamp', record: 2 },
      { code: 'unknown-direction', record: 3 },
      { code: 'bad-number', record: 4 },
      { code: 'bad-number', record: 5 },
      { code: 'field-count', record: 6 },
    ])
    expect(rows).toMatchObject([{ messages: 1200 }])
    // Rejected records cover nothing.
    expect(result.covered).toEqual({ from: DAY_17, to: DAY_17 })
  })

  it('keeps a day of 0 messages, which an older export may count otherwise', () => {
    const { rows, result } = read([HEADER, '2026-11-17,Inbound - Relay,Partner,True,0,0,0,0,0'])
    expect(rows).toMatchObject([{ connector: 'Relay', messages: 0, tls: {} }])
    expect(result.covered).toEqual({ from: DAY_17, to: DAY_17 })
  })

  it('lets a known type win over an unknown one', () => {
    const { rows } = read([
      HEADER,
      '2026-11-17,Inbound - Relay,,True,0,0,0,100,1',
      '2026-11-17,Inbound - Relay,Partner,False,0,0,0,100,1',
    ])
    expect(rows).toMatchObject([{ connectorType: 'Partner', messages: 2 }])
  })

  it('has nothing to say of a table without rows', () => {
    const { rows, result } = read([HEADER])
    expect(rows).toEqual([])
    expect(result).toMatchObject({ messages: 0, repeats: 0, covered: null, warnings: [] })
  })
})

describe('the example of docs/formats.md', () => {
  it('gives the numbers that stand there', () => {
    const { rows, result } = read([docExamples('inbound-outbound-messages')[0]])
    expect(rows).toMatchObject([
      {
        direction: 'inbound',
        connector: 'Relay - North',
        messages: 50,
        tls: { none: 5, '1.0': 30, '1.2': 15 },
        forcedTls: 'mixed',
      },
      {
        direction: 'outbound',
        connector: null,
        messages: 25,
        tls: { none: 1, '1.2': 24 },
        forcedTls: 'no',
      },
    ])
    expect(result).toMatchObject({ messages: 75, repeats: 1 })
  })

  it('gives the numbers of the other rules', async () => {
    const example = docExamples('inbound-outbound-messages')[1] ?? ''
    const { imports, mailFlow } = (await runCli({ 'a.csv': example })).json()
    expect(imports).toMatchObject([
      {
        records: 6,
        accepted: 3,
        rejected: [
          { code: 'bad-timestamp', count: 1, firstRecord: 5 },
          { code: 'bad-number', count: 1, firstRecord: 6 },
          { code: 'unknown-direction', count: 1, firstRecord: 4 },
        ],
      },
    ])
    expect(mailFlow.connectors).toMatchObject([
      {
        direction: 'inbound',
        connector: 'Relay',
        type: 'OnPremises',
        messages: 15,
        byDay: [{ date: '2026-11-18', messages: 15, tls: { '1.2': 15 }, forcedTls: 'yes' }],
      },
      {
        direction: 'outbound',
        connector: null,
        type: 'None',
        messages: 4,
        byDay: [{ date: '2026-11-18', messages: 4, tls: { '1.2': 2, unknown: 2 } }],
      },
    ])
  })
})
