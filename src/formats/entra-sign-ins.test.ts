import { describe, expect, it } from 'vitest'
import { docExamples } from '../../test/helpers/doc-examples.ts'
import { listFacts } from '../../test/helpers/list-facts.ts'
import { readFormat } from '../../test/helpers/read-format.ts'
import { runCli } from '../../test/helpers/run-cli.ts'
import { parseDay } from '../facts/day.ts'
import { entraSignIns } from './entra-sign-ins.ts'

/** The order and the quirks of the portal's file: spaces at the end, two spaces inside, one header twice. */
const PORTAL = [
  'Date (UTC)',
  'Request ID',
  'User agent',
  'User',
  'Username',
  'Incoming token type',
  'Authentication Protocol',
  'Application ID ',
  'IP address',
  'Status',
  'Sign-in error code',
  'Client app',
  'Autonomous system  number',
  'Incoming token type',
]

interface SignIn {
  readonly time?: string
  readonly id?: string
  readonly agent?: string
  readonly user?: string
  readonly protocol?: string
  readonly ip?: string
  readonly status?: string
  readonly code?: string
  readonly app?: string
}

const ID = 'd9ae0e20-0000-4000-8000-00000000000'

function row({
  time = '2026-11-19T08:19:41Z',
  id = `${ID}1`,
  agent = 'BAV2ROPC',
  user = 'Scan@contoso.com',
  protocol = 'ROPC',
  ip = '203.0.113.9',
  status = 'Success',
  code = '0',
  app = 'Authenticated SMTP',
}: SignIn): string {
  return [time, id, agent, 'Scan', user, 'none', protocol, 'x', ip, status, code, app, '1', 'none'].join(',')
}

function read(...signIns: readonly SignIn[]) {
  return readText([PORTAL.join(','), ...signIns.map(row)].join('\r\n'))
}

function readText(text: string) {
  const { result, rejected } = readFormat(entraSignIns, text)
  return { result, rejected, facts: listFacts(result.facts) }
}

describe('entraSignIns', () => {
  it('states a sign-in by user, address and authentication', () => {
    const { facts, result, rejected } = read({})
    expect(rejected).toEqual([])
    expect(facts).toEqual([
      {
        kind: 'sign-in',
        identity: 'd9ae0e20000040008000000000000001',
        date: '2026-11-19',
        ticks: ((8 * 60 + 19) * 60 + 41) * 10_000_000,
        bytes: 0,
        deliveries: 0,
        connector: null,
        connectorType: 'None',
        tls: 'unknown',
        authentication: 'basic',
        certainty: 'certain',
        sender: 'scan@contoso.com',
        client: '203.0.113.9',
        status: 'unknown',
        forcedTls: 'unknown',
        isFirstHop: false,
      },
    ])
    expect(result).toMatchObject({ messages: 1, repeats: 0, warnings: [] })
  })

  it.each([
    ['Success', '0', 'sign-in'],
    ['success', '', 'sign-in'],
    ['Failure', '50126', 'failed-sign-in'],
    ['Interrupted', '50140', 'failed-sign-in'],
    ['', '0', 'sign-in'],
    ['', '53003', 'failed-sign-in'],
    // The portal in another language: the code tells.
    ['Erfolgreich', '0', 'sign-in'],
    ['{"errorCode":0;"failureReason":"Other."}', '', 'sign-in'],
    ['@{AdditionalDetails=; ErrorCode=50126; FailureReason=Bad password}', '', 'failed-sign-in'],
  ])('reads the outcome of status %j and code %j', (status, code, kind) => {
    expect(read({ status: status.replaceAll('"', "'"), code }).facts).toMatchObject([{ kind }])
  })

  it('refuses a sign-in whose outcome nothing tells', () => {
    const { rejected, result } = read({ status: '', code: '' }, { status: 'Ukendt', code: 'x' })
    expect(rejected).toEqual([
      { code: 'unknown-outcome', record: 1 },
      { code: 'unknown-outcome', record: 2 },
    ])
    expect(result).toMatchObject({ messages: 0, covered: null })
  })

  it.each([
    ['ROPC', 'BAV2ROPC', 'basic'],
    ['ropc', '', 'basic'],
    ['none', 'BAV2ROPC', 'basic'],
    // As the publisher of the one real record wrote it.
    ['rpoc', 'BAV2ROPC', 'basic'],
    ['rpoc', 'Mozilla/5.0', 'unknown'],
    ['oAuth2', '', 'oauth'],
    ['OAuth 2.0', '', 'oauth'],
    ['none', '', 'unknown'],
    ['', '', 'unknown'],
  ])('reads the protocol %j with the user agent %j as %s', (protocol, agent, authentication) => {
    expect(read({ protocol, agent }).facts).toMatchObject([{ authentication }])
  })

  it('takes other client apps in without a fact; they cover days all the same', () => {
    const { facts, result, rejected } = read(
      { app: 'Browser', time: '2026-11-17T00:00:00Z' },
      { app: 'SMTP', id: `${ID}2` },
      { app: 'Exchange ActiveSync', user: '', time: '2026-11-20T00:00:00Z' },
    )
    expect(rejected).toEqual([])
    expect(facts).toHaveLength(1)
    expect(result).toMatchObject({
      messages: 1,
      covered: { from: parseDay('2026-11-17'), to: parseDay('2026-11-20') },
    })
  })

  it('counts one request once, in any order of its records, and keeps both outcomes', () => {
    const late = { time: '2026-11-19T09:00:00Z', ip: '192.0.2.1' }
    const failed = { time: '2026-11-19T08:00:00Z', status: 'Failure', code: '50126' }
    for (const signIns of [
      [{}, late, failed],
      [failed, late, {}],
    ]) {
      const { facts, result } = read(...signIns)
      expect(facts).toMatchObject([
        { kind: 'failed-sign-in', ticks: 8 * 36_000_000_000 },
        { kind: 'sign-in', client: '203.0.113.9' },
      ])
      expect(result).toMatchObject({ messages: 1, repeats: 2 })
    }
  })

  it('knows a sign-in without a request id by all that it says', () => {
    const one = { id: '' }
    const { result } = read(one, one, { ...one, ip: '192.0.2.7' }, { ...one, status: 'Failure' })
    expect(result).toMatchObject({ messages: 3, repeats: 1 })
    expect(read({ id: 'not a guid' }, { id: ' NOT A GUID' }).result.messages).toBe(1)
  })

  it('refuses what it cannot read', () => {
    const { rejected } = read(
      { time: 'yesterday' },
      { user: ' ' },
      { app: 'Browser', time: '' },
      { app: 'x,y' },
    )
    expect(rejected).toEqual([
      { code: 'bad-timestamp', record: 1 },
      { code: 'missing-sender', record: 2 },
      { code: 'bad-timestamp', record: 3 },
      { code: 'field-count', record: 4 },
    ])
  })

  it('keeps hostile texts as they are, lower case', () => {
    expect(read({ user: '<Script>@x', ip: '=1+1' }).facts).toMatchObject([
      { sender: '<script>@x', client: '=1+1' },
    ])
  })

  it('reads older exports, which have fewer columns', () => {
    const { facts, rejected } = readText(
      'Date (UTC);Username;Client app;Status\n2026-11-19T08:00:00Z;a@x.com;SMTP;Success\n',
    )
    expect(rejected).toEqual([])
    expect(facts).toMatchObject([
      { kind: 'sign-in', sender: 'a@x.com', client: '', authentication: 'unknown' },
    ])
    expect(entraSignIns.recognise(['Date (UTC)', 'Username', 'Client app', 'Status'])?.says).toEqual([
      'days',
      'sign-ins',
    ])
  })

  it.each([
    ['Graph', 'createdDateTime,userPrincipalName,clientAppUsed,status.errorCode,id,ipAddress,userAgent'],
    [
      'the wrapper of Azure Monitor',
      'time,resultType,properties.createdDateTime,properties.userPrincipalName,properties.clientAppUsed,properties.id',
    ],
    [
      'the table of Azure Monitor',
      'TimeGenerated [UTC],ResultType,UserPrincipalName,ClientAppUsed,Id,IPAddress',
    ],
    ['PowerShell', 'CreatedDateTime,UserPrincipalName,ClientAppUsed,Status'],
  ])('recognises %s', (_, header) => {
    expect(entraSignIns.recognise(header.split(','))).not.toBeNull()
  })

  it('prefers the time of the sign-in to the time of the log', () => {
    const header = 'time,properties.createdDateTime,properties.userPrincipalName,properties.clientAppUsed'
    expect(entraSignIns.recognise(header.split(','))?.columns.slice(0, 4)).toEqual([1, -1, 2, 3])
  })

  it.each(['Date (UTC),Username,Status', 'Username,Client app', 'Date,Sender address,Messages sent'])(
    'is not "%s"',
    (header) => {
      expect(entraSignIns.recognise(header.split(','))).toBeNull()
    },
  )
})

describe('the example of docs/formats.md', () => {
  it('gives the numbers that stand there', () => {
    const { facts, result, rejected } = readText(docExamples('entra-sign-ins')[0])
    expect(rejected).toEqual([])
    const scan = { date: '2026-11-19', sender: 'scan@contoso.com' }
    expect(facts).toMatchObject([
      { ...scan, kind: 'sign-in', client: '203.0.113.9', authentication: 'basic' },
      { ...scan, kind: 'failed-sign-in', client: '192.0.2.1', authentication: 'unknown' },
    ])
    expect(result).toMatchObject({ messages: 2, repeats: 1 })
  })

  it('gives the outcomes that stand there', async () => {
    const { imports, evidence } = (
      await runCli({ 'signins.csv': docExamples('entra-sign-ins')[1] ?? '' })
    ).json()
    expect(imports).toMatchObject([
      {
        messages: 2,
        duplicates: 1,
        rejected: [
          { code: 'missing-sender', count: 1, firstRecord: 4 },
          { code: 'unknown-outcome', count: 1, firstRecord: 3 },
        ],
      },
    ])
    expect(evidence.signIns).toMatchObject([
      { user: 'erp@contoso.com', succeeded: 1, failed: 0, authentication: { oauth: 1 } },
      { user: 'scan@contoso.com', succeeded: 1, failed: 0, authentication: { basic: 1 } },
    ])
  })
})
