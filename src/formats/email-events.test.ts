import { describe, expect, it } from 'vitest'
import { docExamples } from '../../test/helpers/doc-examples.ts'
import { listFacts } from '../../test/helpers/list-facts.ts'
import { readFormat } from '../../test/helpers/read-format.ts'
import { runCli } from '../../test/helpers/run-cli.ts'
import { guid } from '../../test/helpers/trace-text.ts'
import { emailEvents } from './email-events.ts'
import type { FormatContext } from './format.ts'
import { recogniseFormat } from './registry.ts'

const COLUMNS = [
  'Timestamp',
  'NetworkMessageId',
  'InternetMessageId',
  'SenderFromAddress',
  'RecipientEmailAddress',
  'EmailDirection',
  'Connectors',
] as const
type Row = Partial<Record<(typeof COLUMNS)[number], string>>

const SENT: Row = {
  Timestamp: '2026-11-19T08:00:00.1234567Z',
  NetworkMessageId: guid(1),
  SenderFromAddress: 'Ann@contoso.com',
  RecipientEmailAddress: 'bob@fabrikam.com',
  EmailDirection: 'Outbound',
}

function tableOf(rows: readonly Row[], columns: readonly (keyof Row)[] = COLUMNS): string {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
  return [
    columns.join(','),
    ...rows.map((row) => columns.map((name) => cell(row[name] ?? '')).join(',')),
  ].join('\n')
}

function read(rows: readonly Row[], context: Partial<FormatContext> = {}, columns?: readonly (keyof Row)[]) {
  const { result, rejected } = readFormat(emailEvents, tableOf(rows, columns), context)
  return { result, rejected, facts: listFacts(result.facts) }
}

describe('emailEvents', () => {
  it('states one transport a message, its recipients counted, TLS and type unknown', () => {
    const rows = [
      { ...SENT, Connectors: 'Smart host' },
      { ...SENT, Connectors: 'Smart host', RecipientEmailAddress: 'cid@fabrikam.com' },
    ]
    expect(read(rows).facts).toEqual([
      {
        kind: 'outbound',
        identity: '0f3c1a2b5d6e4f708a9b000000000001',
        date: '2026-11-19',
        ticks: 288_001_234_567,
        bytes: 0,
        deliveries: 2,
        connector: 'Smart host',
        connectorType: 'Unknown',
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
    expect(read(rows).result).toMatchObject({
      messages: 1,
      repeats: 0,
      covered: { from: 20_776, to: 20_776 },
    })
  })

  it('counts a recipient once, in whatever case it is written', () => {
    const { result, facts } = read([SENT, { ...SENT, RecipientEmailAddress: 'BOB@fabrikam.com' }, SENT])
    expect(result).toMatchObject({ messages: 1, repeats: 2 })
    expect(facts).toMatchObject([{ deliveries: 1 }])
  })

  it.each([
    ['Inbound', 'inbound'],
    ['OUTBOUND', 'outbound'],
    ['Intra-org', 'internal'],
    ['IntraOrg', 'internal'],
  ])('reads the direction %s', (direction, kind) => {
    expect(read([{ ...SENT, EmailDirection: direction }]).facts).toMatchObject([{ kind }])
  })

  it.each(['', 'Unknown', 'Sideways'])('does not know the direction "%s"', (direction) => {
    const { rejected, result } = read([{ ...SENT, EmailDirection: direction }])
    expect(rejected).toEqual([{ code: 'unknown-direction', record: 1 }])
    expect(result).toMatchObject({ messages: 0, covered: null })
  })

  it('keeps both directions of a message that also went to a colleague', () => {
    const colleague = { ...SENT, EmailDirection: 'Intra-org', RecipientEmailAddress: 'eve@contoso.com' }
    expect(read([SENT, colleague]).facts.map(({ kind, deliveries }) => [kind, deliveries])).toEqual([
      ['internal', 1],
      ['outbound', 1],
    ])
  })

  it.each([
    ['', [null]],
    ['Relay', ['Relay']],
    [' Relay; floor 2, east ', ['Relay; floor 2, east']],
    ['Relay;Filter', ['Filter', 'Relay']],
    ['["Relay","Filter; out"]', ['Filter; out', 'Relay']],
    ['[]', [null]],
    ['[Filter] Inbound', ['[Filter] Inbound']],
    ['To_DefaultOpportunisticTLS', [null]],
    ['Relay;Relay', ['Relay']],
  ])('names the connectors of %j', (Connectors, connectors) => {
    expect(read([{ ...SENT, Connectors }]).facts.map(({ connector }) => connector)).toEqual(connectors)
  })

  it('says of a query without connectors neither that there was one nor that there was none', () => {
    const columns = COLUMNS.filter((name) => name !== 'Connectors')
    expect(read([SENT], {}, columns).facts).toMatchObject([{ connector: null, connectorType: 'Unknown' }])
    expect(emailEvents.recognise(columns)?.says).toEqual(['transports', 'days'])
  })

  it('lets the earliest record decide, in any order', () => {
    const earlier = { ...SENT, Timestamp: '2026-11-19T07:59:59Z', RecipientEmailAddress: 'x@fabrikam.com' }
    for (const rows of [
      [SENT, earlier],
      [earlier, SENT],
    ]) {
      expect(read(rows).facts).toMatchObject([{ ticks: 287_990_000_000, deliveries: 2 }])
    }
  })

  it('tells a message without a network id by its message id and sender', () => {
    const bare = { ...SENT, NetworkMessageId: '', InternetMessageId: '<A1@contoso.com>' }
    expect(read([bare, { ...bare, InternetMessageId: 'A1@contoso.com' }]).result.messages).toBe(1)
    expect(read([{ ...SENT, NetworkMessageId: '' }]).rejected).toEqual([
      { code: 'missing-message-id', record: 1 },
    ])
  })

  it('reads what the portal shows in the zone of whoever saved it', () => {
    const shown = { ...SENT, Timestamp: 'Nov 19, 2026 12:30:00 AM' }
    const { facts, result } = read([shown], { timeZone: 'Europe/Copenhagen' })
    expect(facts).toMatchObject([{ date: '2026-11-18', ticks: 23.5 * 3600 * 10_000_000 }])
    expect(result.hasLocalTimes).toBe(true)
    expect(read([SENT], { timeZone: 'Europe/Copenhagen' }).result.hasLocalTimes).toBe(false)
  })

  it('takes the word of a header that says UTC', () => {
    const text = `TimeGenerated [UTC],NetworkMessageId,EmailDirection\n"11/19/2026, 12:30:00.500 AM",${guid(1)},Inbound`
    const { result } = readFormat(emailEvents, text, { timeZone: 'Europe/Copenhagen' })
    expect(listFacts(result.facts)).toMatchObject([{ date: '2026-11-19', ticks: 18_005_000_000 }])
    expect(result.hasLocalTimes).toBe(false)
  })

  it.each([
    ['bad-timestamp', { Timestamp: 'yesterday' }],
    ['missing-message-id', { NetworkMessageId: ' ' }],
  ])('refuses a record for its %s', (code, odd) => {
    expect(read([{ ...SENT, ...odd }, SENT]).rejected).toEqual([{ code, record: 1 }])
  })

  it('refuses shifted fields, and reads what a short record lacks as empty', () => {
    const text = `Timestamp,NetworkMessageId,EmailDirection,Connectors\n2026-11-19,${guid(1)},Inbound,a,b\n2026-11-19,${guid(2)},Inbound`
    const { rejected, result } = readFormat(emailEvents, text)
    expect(rejected).toEqual([{ code: 'field-count', record: 1 }])
    expect(result.messages).toBe(1)
  })

  it('is known by its columns, in any order and case, with many or few of them', () => {
    expect(recogniseFormat([...COLUMNS].reverse())?.format).toBe(emailEvents)
    expect(recogniseFormat(['timestamp', 'networkmessageid', 'EMAILDIRECTION'])?.format).toBe(emailEvents)
    expect(emailEvents.recognise(['Timestamp', 'EmailDirection'])).toBeNull()
    expect(emailEvents.recognise(['NetworkMessageId', 'EmailDirection'])).toBeNull()
  })

  it('is not the table of what happened after the delivery', () => {
    expect(emailEvents.recognise([...COLUMNS, 'ActionTrigger', 'ActionResult'])).toBeNull()
  })
})

it('counts what the docs work out by hand', async () => {
  const { imports, mailFlow } = (await runCli({ 'a.csv': docExamples('email-events')[0] })).json()
  expect(imports).toMatchObject([{ records: 6, accepted: 6, messages: 3, duplicates: 1 }])
  expect(mailFlow).toMatchObject({ internal: 1, inbound: { messages: 1 }, outbound: { messages: 1 } })
  expect(mailFlow.connectors).toMatchObject([
    { direction: 'inbound', connector: 'Filter', type: 'Unknown', messages: 1, tls: { unknown: 1 } },
    { direction: 'inbound', connector: 'Relay', type: 'Unknown', messages: 1, tls: { unknown: 1 } },
    { direction: 'outbound', connector: 'Smart host', type: 'Unknown', messages: 1, tls: { unknown: 1 } },
  ])
})

it('counts what the docs work out for a file without connectors', async () => {
  const { imports, mailFlow } = (await runCli({ 'a.csv': docExamples('email-events')[1] ?? '' })).json()
  expect(imports).toMatchObject([
    { records: 3, accepted: 2, rejected: [{ code: 'unknown-direction', count: 1, firstRecord: 3 }] },
  ])
  expect(mailFlow.connectors).toMatchObject([
    { direction: 'inbound', connector: null, type: 'Unknown', messages: 1, tls: { unknown: 1 } },
    { direction: 'outbound', connector: null, type: 'Unknown', messages: 1, tls: { unknown: 1 } },
  ])
})
