import { describe, expect, it } from 'vitest'
import { docExamples } from '../../test/helpers/doc-examples.ts'
import { listFacts } from '../../test/helpers/list-facts.ts'
import { readFormat } from '../../test/helpers/read-format.ts'
import { runCli } from '../../test/helpers/run-cli.ts'
import { guid } from '../../test/helpers/trace-text.ts'
import {
  commandText,
  TRACKING_HEADERS,
  type TrackingRecord,
  trackingFields,
  trackingText,
} from '../../test/helpers/tracking-log.ts'
import { messageTrackingLog } from './message-tracking-log.ts'

const RECEIVE: TrackingRecord = {
  event: 'RECEIVE',
  source: 'SMTP',
  clientIp: '192.0.2.1',
  clientHost: 'ex1.contoso.com',
  serverIp: '192.0.2.1',
  serverHost: 'EX1',
  connector: 'EX1\\Default EX1',
  messageId: '<a@fabrikam.com>',
  networkId: guid(1),
  recipients: 'ann@contoso.com',
  sender: 'orders@fabrikam.com',
  info: '0cA: ',
  custom: 'S:ProxyHop1=ex1.contoso.com(192.0.2.1);S:FromEntity=Internet;S:ProxiedClientIPAddress=203.0.113.9',
}
const SEND: TrackingRecord = {
  ...RECEIVE,
  event: 'SENDEXTERNAL',
  clientHost: 'EX1',
  serverHost: 'mx.fabrikam.com',
  connector: 'Smart host',
  sender: 'ann@contoso.com',
  info: '',
  custom: '',
}

/** What the records say of the border; presence alone is left out. */
function read(...records: readonly TrackingRecord[]) {
  return readTracking(trackingText(records))
}

function readTracking(text: string) {
  const { result, rejected } = readFormat(messageTrackingLog, text)
  const all = listFacts(result.facts)
  return { result, rejected, all, facts: all.filter(({ kind }) => kind !== 'internal') }
}

describe('an inbound hop on premises', () => {
  it('is mail from the internet, on the connector that took it, without a TLS version', () => {
    expect(read(RECEIVE).all).toMatchObject([
      {
        kind: 'inbound',
        connector: 'EX1\\Default EX1',
        connectorType: 'Unknown',
        tls: 'unknown',
        certainty: 'certain',
        sender: 'orders@fabrikam.com',
        bytes: 1000,
        deliveries: 1,
      },
    ])
  })

  it.each([
    ['a front end took it', { custom: 'S:ProxiedClientIPAddress=203.0.113.9' }, 'certain'],
    ['a receive connector of the admin’s took it', { connector: 'EX1\\Relay', custom: '' }, 'likely'],
    ['the sender was anonymous', { custom: '' }, 'likely'],
    [
      'the host is another',
      { custom: '', info: '', clientIp: '203.0.113.9', clientHost: 'mx.fabrikam.com' },
      'likely',
    ],
  ] as const)('is told where %s', (_, change, certainty) => {
    expect(read({ ...RECEIVE, ...change }).facts).toMatchObject([{ kind: 'inbound', certainty }])
  })

  it.each([
    ['the log says that it is internal', { custom: 'S:FromEntity=Internal' }],
    ['a client signed in', { connector: 'EX1\\Client Proxy EX1', custom: 'S:FromEntity=Internet' }],
    ['somebody signed in', { custom: '', info: '04I: ' }],
    ['the same machine sent it', { custom: '', info: '' }],
    [
      'a machine of the same domain sent it',
      { custom: '', info: '', clientIp: '', clientHost: 'EX2.contoso.com', serverHost: 'EX1.contoso.com' },
    ],
    ['a machine without a domain sent it', { custom: '', info: '', clientIp: '', clientHost: 'EX2' }],
    [
      'a machine of a private domain sent it',
      { custom: '', info: '', clientIp: '', clientHost: 'ex2.corp.local' },
    ],
    ['it did not come over SMTP', { source: 'STOREDRIVER' }],
  ] as const)('is none where %s', (_, change) => {
    const { all } = read({ ...RECEIVE, ...change })
    expect(all.map(({ kind }) => kind)).toEqual(['internal'])
  })
})

describe('an outbound hop on premises', () => {
  it.each([
    ['SENDEXTERNAL', {}, 'certain'],
    ['a SEND to the internet', { event: 'SEND', custom: 'S:ToEntity=Internet', connector: '' }, 'certain'],
    [
      'a SEND that an outside server answered',
      { event: 'SEND', custom: 'S:IsSmtpResponseFromExternalServer=True' },
      'certain',
    ],
    ['a SEND over a send connector', { event: 'SEND' }, 'likely'],
  ] as const)('is %s', (_, change, certainty) => {
    expect(read({ ...SEND, ...change }).facts).toMatchObject([
      { kind: 'outbound', tls: 'unknown', certainty },
    ])
  })

  it.each([
    ['over Exchange’s own connector', { connector: 'Intra-Organization SMTP Send Connector' }],
    ['to the same domain', { connector: 'X', clientHost: 'ex1.contoso.com', serverHost: 'ex2.contoso.com' }],
    ['to a bare name', { serverHost: 'EX2' }],
    ['that the log calls internal', { custom: 'S:ToEntity=Internal' }],
    ['without a connector', { connector: '' }],
  ])('is no SEND %s', (_, change) => {
    expect(read({ ...SEND, event: 'SEND', ...change }).facts).toEqual([])
  })

  it('without a connector id is without a connector', () => {
    expect(read({ ...SEND, connector: ' ' }).facts).toMatchObject([
      { connector: null, connectorType: 'None' },
    ])
  })
})

describe('a message', () => {
  it('is all records of one network message id, and counts once a direction and connector', () => {
    const again = { ...RECEIVE, time: '2026-11-18T09:00:00.000Z', recipientCount: '3' }
    const { facts, result } = read({ ...RECEIVE, networkId: guid(1).toUpperCase() }, SEND, again, again)
    expect(result).toMatchObject({ messages: 1, repeats: 1 })
    expect(facts).toMatchObject([
      { kind: 'inbound', deliveries: 3 },
      { kind: 'outbound', connector: 'Smart host' },
    ])
  })

  it('of Exchange 2010 is its message id and sender', () => {
    const other = { ...RECEIVE, sender: 'eve@fabrikam.com' }
    expect(readTracking(trackingText([RECEIVE, RECEIVE, other], 2010)).result.messages).toBe(2)
  })

  it('without an id is refused, a notice that names no message is not', () => {
    const bare = { ...RECEIVE, messageId: '', networkId: '' }
    const notice = { source: 'STOREDRIVER', event: 'NOTIFYMAPI' }
    const { rejected, result } = read(notice, bare)
    expect(rejected).toEqual([{ code: 'missing-message-id', record: 2 }])
    expect(result).toMatchObject({ messages: 0, covered: { from: 20_775, to: 20_775 } })
  })

  it.each([
    ['a health mailbox that sends', { sender: 'HealthMailbox12ab@contoso.com' }],
    ['a health mailbox that gets it', { recipients: 'ann@contoso.com;HealthMailbox12ab@contoso.com' }],
    ['a probe', { sender: 'inboundproxy@inboundproxy.com' }],
    ['a shadow copy', { event: 'HARECEIVE' }],
    ['a redirected shadow copy', { event: 'HAREDIRECT' }],
    ['redundancy', { source: 'REDUNDANCY' }],
    ['replication', { custom: 'S:Replication=1;S:FromEntity=Internet' }],
  ])('is passed over where it is %s', (_, change) => {
    const { rejected, all, result } = read({ ...RECEIVE, ...change })
    expect([rejected, all, result.messages]).toEqual([[], [], 0])
  })

  it('takes the sender from the return path where there is no other, and counts recipients', () => {
    const change = {
      sender: '',
      returnPath: '<Ann@contoso.com>',
      recipientCount: '',
      recipients: 'a@b.c;d@e.f',
    }
    expect(read({ ...RECEIVE, ...change }).facts).toMatchObject([
      { sender: 'ann@contoso.com', deliveries: 2 },
    ])
  })
})

describe('what Get-MessageTrackingLog exports', () => {
  it('reads like the log', () => {
    const [log] = readTracking(trackingText([RECEIVE])).facts
    expect(readTracking(commandText([RECEIVE])).facts).toEqual([{ ...log, bytes: 0 }])
  })

  it('has the times of the machine that it ran on, where they state no zone', () => {
    const read = (time: string) =>
      readFormat(messageTrackingLog, commandText([{ ...RECEIVE, time }]), { timeZone: 'Europe/Copenhagen' })
        .result
    const local = read('18.11.2026 00:30:00')
    // An hour ahead of UTC in November: 23:30 of the day before.
    expect(listFacts(local.facts)).toMatchObject([{ date: '2026-11-17', ticks: 23.5 * 3600 * 10_000_000 }])
    expect(local.hasLocalTimes).toBe(true)
    expect(read('2026-11-18T00:30:00Z')).toMatchObject({ hasLocalTimes: false, covered: { from: 20_775 } })
  })

  it('is told where its lists were lost', () => {
    const lost = { ...SEND, recipients: 'System.String[]', time: '2026-11-18T10:00:00Z' }
    expect(readTracking(commandText([lost])).result.warnings).toEqual(['lists-lost'])
    const pairs = 'System.Collections.Generic.KeyValuePair`2[System.String,System.Object][]'
    expect(readTracking(commandText([{ ...SEND, custom: pairs }])).result.warnings).toEqual(['lists-lost'])
    expect(readTracking(commandText([SEND])).result.warnings).toEqual([])
  })
})

describe('the format', () => {
  it.each([2010, 2013, 2016] as const)(
    'knows the fields of Exchange %s, with and without a header',
    (version) => {
      const names = TRACKING_HEADERS[version]
      expect(messageTrackingLog.recognise(names)).not.toBeNull()
      expect(messageTrackingLog.recogniseRecord?.(trackingFields(RECEIVE, names))).toEqual(names)
    },
  )

  it('knows no other record', () => {
    const fields = trackingFields(RECEIVE, TRACKING_HEADERS[2016])
    expect(messageTrackingLog.recogniseRecord?.(fields.slice(1))).toBeNull()
    expect(messageTrackingLog.recogniseRecord?.(fields.with(8, 'receive'))).toBeNull()
    expect(messageTrackingLog.recogniseRecord?.(fields.with(0, '18.11.2026 10:00'))).toBeNull()
    expect(messageTrackingLog.recognise(['date-time', 'session-id', 'event', 'data'])).toBeNull()
    expect(messageTrackingLog.recognise(['date_time_utc', 'event_id', 'source', 'message_id'])).toBeNull()
  })

  it('reads what Excel saved anew, and refuses odd records', () => {
    const [header = '', record = ''] = trackingText([{ ...RECEIVE, custom: 'S:FromEntity=Internet' }]).split(
      '\r\n',
    )
    const excel = [header, record.replace('2026-11-18T10:00:00.000Z', '18.11.2026 10:00')]
      .map((line) => line.replaceAll(',', ';'))
      .join('\n')
    expect(readTracking(excel).facts).toMatchObject([{ kind: 'inbound', date: '2026-11-18' }])
    const odd = [header, `x${record}`, `${record},more`, record].join('\n')
    expect(readTracking(odd).rejected).toEqual([
      { code: 'bad-timestamp', record: 1 },
      { code: 'field-count', record: 2 },
    ])
  })
})

describe('the example of docs/formats.md', () => {
  it('gives the numbers that stand there', async () => {
    const { imports, mailFlow } = (await runCli({ 'a.log': docExamples('message-tracking-log')[0] })).json()
    expect(imports).toMatchObject([
      {
        records: 12,
        accepted: 11,
        messages: 7,
        rejected: [{ code: 'missing-message-id', count: 1, firstRecord: 12 }],
      },
    ])
    expect(mailFlow).toMatchObject({
      family: 'on-premises',
      internal: 2,
      inbound: { messages: 3 },
      outbound: { messages: 2 },
      connectors: [
        { direction: 'inbound', connector: 'EX1\\Default EX1', messages: 2, tls: { unknown: 2 } },
        { direction: 'outbound', connector: 'Smart host', messages: 2, tls: { unknown: 2 } },
        { direction: 'inbound', connector: 'EX1\\Relay', messages: 1, tls: { unknown: 1 } },
      ],
    })
  })

  it('has the certainties and the deliveries that stand there', () => {
    const { result } = readFormat(messageTrackingLog, docExamples('message-tracking-log')[0])
    const crossings = listFacts(result.facts).filter(({ kind }) => kind !== 'internal')
    expect(
      crossings
        .map(({ connector, certainty, deliveries }) => `${connector} ${certainty} ${deliveries}`)
        .sort(),
    ).toEqual([
      'EX1\\Default EX1 certain 1',
      'EX1\\Default EX1 likely 1',
      'EX1\\Relay likely 1',
      'Smart host certain 2',
      'Smart host likely 1',
    ])
  })
})
