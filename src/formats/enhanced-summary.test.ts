import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { docExamples } from '../../test/helpers/doc-examples.ts'
import { listFacts, unusedOrRepeated } from '../../test/helpers/list-facts.ts'
import { readFormat, readFormatAtOnce } from '../../test/helpers/read-format.ts'
import { runCli } from '../../test/helpers/run-cli.ts'
import {
  bytesWithOdd,
  guid,
  ODD_SENDERS,
  type SummaryRecord,
  summaryText,
} from '../../test/helpers/trace-text.ts'
import { enhancedSummary } from './enhanced-summary.ts'

const SENT: SummaryRecord = {
  time: '2026-11-19T08:00:00.0000000Z',
  id: guid(1),
  sender: 'Ann@contoso.com',
  recipients: 'bob@fabrikam.com##Receive, Send',
  directionality: 'Originating',
}
const RECEIVED: SummaryRecord = {
  ...SENT,
  sender: 'bob@fabrikam.com',
  recipients: 'ann@contoso.com##Receive, Deliver',
  directionality: 'Incoming',
  connectorId: 'BN8NAM11FT\\Default BN8NAM11FT',
}

function read(...records: readonly SummaryRecord[]) {
  const { result, rejected } = readFormat(enhancedSummary, summaryText(records))
  return { result, rejected, facts: listFacts(result.facts) }
}

describe('enhancedSummary', () => {
  it('states one transport a message, its TLS unknown', () => {
    expect(
      read({ ...SENT, recipients: 'b@fabrikam.com##Receive, Send;"a;c"@fabrikam.com##Receive, Fail' }).facts,
    ).toEqual([
      {
        kind: 'outbound',
        identity: '0f3c1a2b5d6e4f708a9b000000000001',
        date: '2026-11-19',
        ticks: 288_000_000_000,
        bytes: 1000,
        deliveries: 2,
        connector: null,
        connectorType: 'None',
        tls: 'unknown',
        authentication: 'unknown',
        certainty: 'certain',
        sender: 'ann@contoso.com',
        client: '',
        status: 'unknown',
        forcedTls: 'unknown',
        isFirstHop: false,
      },
    ])
  })

  it.each([
    ['Incoming', 'inbound'],
    ['INBOUND', 'inbound'],
    ['1', 'inbound'],
    ['Originating', 'outbound'],
    ['outbound', 'outbound'],
    [' 2 ', 'outbound'],
  ])('reads the direction %s', (directionality, kind) => {
    expect(read({ ...SENT, directionality }).facts).toMatchObject([{ kind }])
  })

  it.each(['Undefined', '', '3'])('does not know the direction "%s"', (directionality) => {
    const { rejected, result } = read({ ...SENT, directionality })
    expect(rejected).toEqual([{ code: 'unknown-direction', record: 1 }])
    expect(result).toMatchObject({ messages: 0, covered: null })
  })

  it('tells mail between two mailboxes by its empty connector and a recipient that nothing was sent to', () => {
    const between = { ...SENT, recipients: 'bob@contoso.com##Receive, Deliver' }
    expect(read(between).facts).toMatchObject([{ kind: 'internal' }])
    expect(read({ ...between, directionality: '2', connectorId: ' ' }).facts).toMatchObject([
      { kind: 'internal' },
    ])
    expect(read({ ...between, connectorId: 'To_DefaultOpportunisticTLS' }).facts).toMatchObject([
      { kind: 'outbound', connector: null },
    ])
    expect(read({ ...between, connectorId: ' Smart host ' }).facts).toMatchObject([
      { kind: 'outbound', connector: 'Smart host', connectorType: 'Unknown' },
    ])
  })

  it('takes the connector from its id', () => {
    expect(read(RECEIVED).facts).toMatchObject([{ kind: 'inbound', connector: null, connectorType: 'None' }])
    expect(read({ ...RECEIVED, connectorId: 'Relay' }).facts).toMatchObject([
      { kind: 'inbound', connector: 'Relay', connectorType: 'Unknown' },
    ])
  })

  it('counts the earliest of several records of one message, whatever they say', () => {
    const later: SummaryRecord = { ...RECEIVED, time: '2026-11-19T08:00:00.0000001Z', connectorId: 'Relay' }
    for (const records of [
      [SENT, later],
      [later, SENT],
    ]) {
      const { facts, result } = read(...records)
      expect(facts).toMatchObject([{ kind: 'outbound', connector: null }])
      expect(result).toMatchObject({ messages: 1, repeats: 1 })
    }
  })

  it('tells a message without a network id by its message id and sender', () => {
    const first: SummaryRecord = { ...SENT, id: '', messageId: '<A1@contoso.com>' }
    expect(
      read(first, { ...first, messageId: 'A1@contoso.com', sender: 'ANN@contoso.com' }).result.messages,
    ).toBe(1)
    expect(read(first, { ...first, sender: 'x@contoso.com' }).result.messages).toBe(2)
    expect(read({ ...SENT, id: '' }).rejected).toEqual([{ code: 'missing-message-id', record: 1 }])
  })

  it('is recognised with and without `_utc`, in any case', () => {
    expect(enhancedSummary.recognise(['origin_timestamp', 'Recipient_status'])).not.toBeNull()
    expect(enhancedSummary.recognise(['origin_timestamp_utc', 'recipient_address'])).toBeNull()
  })
})

const FIELD_OF: Readonly<Record<string, keyof SummaryRecord>> = {
  origin_timestamp_utc: 'time',
  sender_address: 'sender',
  recipient_status: 'recipients',
  total_bytes: 'bytes',
  message_id: 'messageId',
  network_message_id: 'id',
  directionality: 'directionality',
  connector_id: 'connectorId',
}

const cellOf = (text: string, isQuoted: boolean) =>
  isQuoted || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

describe('many records at once', () => {
  const anyRecord: fc.Arbitrary<SummaryRecord> = fc.record({
    // Plain ones, one that only the text tells, days out of range, and none.
    time: fc.constantFrom(
      '2026-11-18T23:59:59.9999999Z',
      '2026-11-19T00:00:00Z',
      '2026-11-19T08:00:00.5Z',
      '11/19/2026 8:00:00 AM',
      '1999-12-31T08:00:00Z',
      '2027-06-01T08:00:00Z',
      'never',
    ),
    id: fc.constantFrom(guid(1), guid(2), guid(3), guid(4).toUpperCase(), 'no-guid', '', guid(5)),
    sender: fc.constantFrom('ann@contoso.com', 'Ann@contoso.com', '', 'bob@fabrikam.com', ...ODD_SENDERS),
    recipients: fc.constantFrom(
      'bob@fabrikam.com##Receive, Send',
      'bob@fabrikam.com##Receive, Deliver;eva@fabrikam.com##Send',
      'bob@fabrikam.com##Receive, Deliver',
      'bøb@fabrikam.com##Sënd',
      '',
    ),
    bytes: fc.constantFrom('1000', '', ' 7 ', '9999999999', 'many', '0'),
    directionality: fc.constantFrom('Incoming', 'Originating', '1', 'sideways'),
    connectorId: fc.constantFrom(
      ...['', ' ', 'Relay', 'relay', ' Relay', 'To_DefaultOpportunisticTLS'],
      // With what a column beside it says in front, or as a part of it.
      ...['"', '",', 'Re"la"y', 'Incoming,Relay', '1,'],
    ),
    messageId: fc.constantFrom('<a@contoso.com>', ''),
  })

  it('are read as one by one', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 30 }), fc.nat(29), (records, odd) => {
        const lines = summaryText(records).split('\r\n')
        // A record with a field too many, and a blank one.
        if (odd < records.length) lines[odd + 1] += ',more'
        lines.splice((odd % records.length) + 1, 0, '')
        const [one, other] = [readFormat, readFormatAtOnce].map((readBy) => {
          const { result, rejected } = readBy(enhancedSummary, bytesWithOdd(lines.join('\r\n')))
          return { ...result, facts: listFacts(result.facts), rejected }
        })
        expect(other).toEqual(one)
      }),
    )
  })

  it('are read as one by one with columns in any order, in quotes or not, and cut', () => {
    const order = fc.shuffledSubarray(Object.keys(FIELD_OF), { minLength: Object.keys(FIELD_OF).length })
    const style = fc.record({ isQuoted: fc.boolean(), missing: fc.constantFrom(0, 0, 0, 1, 3) })
    const records = fc.array(fc.tuple(anyRecord, style), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(order, records, (columns, some) => {
        const rows = some.map(([record, { isQuoted, missing }]) =>
          columns
            .slice(0, columns.length - missing)
            .map((column) => cellOf(record[FIELD_OF[column] as keyof SummaryRecord] ?? '', isQuoted))
            .join(','),
        )
        const text = bytesWithOdd([columns.join(','), ...rows].join('\n'))
        const [one, other] = [readFormat, readFormatAtOnce].map((readBy) => {
          const { result, rejected } = readBy(enhancedSummary, text)
          return { ...result, facts: listFacts(result.facts), rejected }
        })
        expect(other).toEqual(one)
      }),
      { numRuns: 300 },
    )
  })

  it('state no shape twice, and none that no message has', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 30 }), (records) => {
        for (const readBy of [readFormat, readFormatAtOnce]) {
          const { facts } = readBy(enhancedSummary, bytesWithOdd(summaryText(records))).result
          expect(unusedOrRepeated(facts)).toEqual([])
        }
      }),
    )
  })
})

describe('the example of docs/formats.md', () => {
  it('gives the numbers that stand there', async () => {
    const { imports, mailFlow, smtpAuth } = (
      await runCli({ 'a.csv': docExamples('enhanced-summary')[0] })
    ).json()
    expect(imports).toMatchObject([
      {
        records: 6,
        accepted: 5,
        messages: 4,
        duplicates: 1,
        rejected: [{ code: 'unknown-direction', count: 1, firstRecord: 4 }],
      },
    ])
    expect(mailFlow).toMatchObject({
      internal: 1,
      connectors: [
        { direction: 'outbound', connector: null, type: 'None', messages: 2, tls: { unknown: 2 } },
        { direction: 'inbound', connector: 'Relay', type: 'Unknown', messages: 1, tls: { unknown: 1 } },
      ],
    })
    expect(smtpAuth.clients).toBe(0)
  })
})
