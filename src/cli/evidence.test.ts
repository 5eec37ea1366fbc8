import { describe, expect, it } from 'vitest'
import { runCli, runOn } from '../../test/helpers/run-cli.ts'

const PORTAL = [
  'Date (UTC),Request ID,User agent,Username,Incoming token type,Authentication Protocol,Application ID ,IP address,Status,Sign-in error code,Client app,Incoming token type',
  '2026-11-18T08:00:00Z,d9ae0e20-0000-4000-8000-000000000001,BAV2ROPC,Scan@contoso.com,none,ROPC,x,203.0.113.9,Success,0,Authenticated SMTP,none',
  '2026-11-18T09:00:00Z,d9ae0e20-0000-4000-8000-000000000002,BAV2ROPC,scan@contoso.com,none,ROPC,x,192.0.2.1,Failure,50126,Authenticated SMTP,none',
  '2026-11-19T09:00:00Z,d9ae0e20-0000-4000-8000-000000000003,Mozilla/5.0,ann@contoso.com,none,none,x,192.0.2.2,Success,0,Browser,none',
].join('\r\n')

/** The first request of the portal's file again, and one more. */
const GRAPH = JSON.stringify({
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#auditLogs/signIns',
  value: [
    graphSignIn('d9ae0e20-0000-4000-8000-000000000001', '2026-11-18T08:00:00Z', 0),
    graphSignIn('d9ae0e20-0000-4000-8000-000000000004', '2026-11-20T08:00:00Z', 53003),
  ],
})

function graphSignIn(id: string, createdDateTime: string, errorCode: number) {
  const who = { userPrincipalName: 'scan@contoso.com', ipAddress: '203.0.113.9', userAgent: '' }
  const how = { clientAppUsed: 'Authenticated SMTP', authenticationProtocol: 'oAuth2' }
  return { id, createdDateTime, ...who, ...how, status: { errorCode, failureReason: 'Other.' } }
}

const REPORT = {
  'organization-name': 'Fabrikam Mail',
  'date-range': { 'start-datetime': '2026-11-18T00:00:00Z', 'end-datetime': '2026-11-18T23:59:59Z' },
  'report-id': 'r1',
  policies: [
    {
      policy: { 'policy-type': 'sts', 'policy-domain': 'contoso.com' },
      summary: { 'total-successful-session-count': 90, 'total-failure-session-count': 10 },
      'failure-details': [{ 'result-type': 'certificate-expired', 'failed-session-count': 4 }],
    },
    {
      policy: { 'policy-type': 'tlsa', 'policy-domain': 'contoso.com' },
      summary: { 'total-successful-session-count': 95, 'total-failure-session-count': -5 },
    },
  ],
}

const TLS_ROW = {
  domain: 'contoso.com',
  policy: 'mta-sts',
  unit: 'sessions',
  succeeded: 90,
  reporters: ['Fabrikam Mail'],
  firstDay: '2026-11-18',
  lastDay: '2026-11-18',
}

describe('evidence on the command line', () => {
  it('is sign-ins by user, each request once, and no message', async () => {
    const { code, json } = await runCli({ 'InteractiveSignIns.csv': PORTAL, 'signIns.json': GRAPH })
    expect(code).toBe(0)
    const { imports, smtpAuth, mailFlow, evidence, range } = json()
    expect(range).toEqual({ from: '2026-11-14', to: '2026-11-20' })
    expect(imports).toMatchObject([
      { format: 'entra-sign-ins', family: 'evidence', records: 3, accepted: 3, messages: 2, duplicates: 0 },
      { format: 'entra-sign-ins', records: 2, accepted: 2, messages: 2, duplicates: 1, error: null },
    ])
    expect(evidence.signIns).toEqual([
      {
        user: 'scan@contoso.com',
        succeeded: 1,
        failed: 2,
        // Of the request in both files the records are of one instant: the address, then the smaller word decides.
        authentication: { basic: 2, oauth: 1 },
        clientIps: ['203.0.113.9'],
        failedClientIps: ['192.0.2.1', '203.0.113.9'],
        firstDay: '2026-11-18',
        lastDay: '2026-11-20',
      },
    ])
    expect(smtpAuth).toMatchObject({ family: null, clients: 0, messages: 0, senders: [] })
    expect(mailFlow).toMatchObject({ family: null, internal: 0, connectors: [] })
  })

  it('names who signed in and sent nothing, where an export tells who sent', async () => {
    const signIn = (id: number, user: string, error: number) => ({
      ...graphSignIn(`d9ae0e20-0000-4000-8000-00000000000${id}`, '2026-11-19T08:00:00Z', error),
      userPrincipalName: user,
    })
    const signIns = JSON.stringify({
      value: [
        signIn(1, 'Idle@contoso.com', 0),
        signIn(2, 'SCAN@contoso.com', 0),
        signIn(3, 'guess@contoso.com', 50126),
      ],
    })
    const clients = 'Sender address,Message count,TLS1.2 (%)\nscan@contoso.com,4,100\n'
    const args = ['--period', '2026-11-14..2026-11-20']
    const { json } = await runCli({ 'signIns.json': signIns, 'clients.csv': clients }, args)
    expect(json().evidence.signedInWithoutMessages?.map(({ user }) => user)).toEqual(['idle@contoso.com'])
    const text = await runCli({ 'signIns.json': signIns, 'clients.csv': clients }, [
      ...args,
      '--format',
      'text',
    ])
    expect(text.out).toContain('Signed in, but no message seen: 1 user.')
  })

  it('is read from the wrapper of Azure Monitor', async () => {
    const record = {
      time: '2026-11-19 05:05:12.056',
      resulttype: 0,
      calleripaddress: '198.51.100.1',
      properties: {
        ...graphSignIn('d9ae0e20-0000-4000-8000-000000000001', '2026-11-18 23:59:52.160562400', 0),
        userAgent: 'BAV2ROPC',
        authenticationProtocol: 'rpoc',
      },
    }
    const { json } = await runCli({
      'signins.json': `${JSON.stringify(record)}\n${JSON.stringify(record)}\n`,
    })
    const { imports, evidence } = json()
    expect(imports).toMatchObject([
      { records: 2, messages: 1, duplicates: 1, from: '2026-11-18', to: '2026-11-18' },
    ])
    expect(evidence.signIns).toMatchObject([
      { succeeded: 1, failed: 0, authentication: { basic: 1 }, clientIps: ['203.0.113.9'] },
    ])
  })

  it('is TLS failures by domain, policy and reason; copies of a report count once', async () => {
    const text = JSON.stringify(REPORT)
    const { json } = await runCli({ 'a.json': text, 'b.json': `[${text},${text}]` })
    const { imports, evidence, smtpAuth, mailFlow } = json()
    expect(imports).toMatchObject([
      {
        ...{ format: 'tls-rpt', family: 'evidence', records: 2, accepted: 1, messages: 0, duplicates: 0 },
        rejected: [{ code: 'bad-number', count: 1, firstRecord: 2 }],
        from: '2026-11-18',
        to: '2026-11-18',
      },
      // The second of the same file is one repeat; its three counts are held by the first file.
      { records: 4, accepted: 2, messages: 0, duplicates: 4 },
    ])
    expect(evidence).toEqual({
      signIns: [],
      signedInWithoutMessages: null,
      tlsFailures: [
        { ...TLS_ROW, reason: 'unspecified', failed: 6 },
        { ...TLS_ROW, reason: 'certificate-expired', failed: 4 },
      ],
      tlsOutcomes: [{ ...TLS_ROW, failed: 10 }],
    })
    expect([smtpAuth.messages, mailFlow.outbound.messages, mailFlow.family]).toEqual([0, 0, null])
  })

  it('is the outbound security report, in messages, over a given period', async () => {
    const blocked =
      'Recipient Domain,Security Type,Count of Messages Blocked,Distinct Error Generated for Domain\nb.com,DANE,12,x\n'
    const { json } = await runCli({ 'blocked.csv': blocked }, ['--period', '2026-11-14..2026-11-20'])
    expect(json().imports).toMatchObject([{ decisions: ['period-given'], warnings: [], from: '2026-11-14' }])
    expect(json().evidence.tlsFailures).toEqual([
      {
        ...{ domain: 'b.com', policy: 'dane', reason: 'x', unit: 'messages', failed: 12, succeeded: 0 },
        reporters: ['Microsoft'],
        firstDay: null,
        lastDay: null,
      },
    ])
    const unknown = await runCli({ 'blocked.csv': blocked })
    expect(unknown.json().imports).toMatchObject([{ warnings: ['period-unknown'], from: null }])
    expect(unknown.json().evidence.tlsFailures).toHaveLength(1)
  })

  it('is told in words that no one takes for messages', async () => {
    const { out } = await runOn({ 'InteractiveSignIns.csv': PORTAL, 'a.json': JSON.stringify(REPORT) }, [])
    expect(out).toContain('records: 3, accepted: 3, SMTP AUTH sign-ins: 2')
    expect(out).toContain('policies: 2, accepted: 1')
    expect(out).toContain('  scan@contoso.com\t1 succeeded, 1 failed\tbasic: 2\t203.0.113.9 192.0.2.1')
    expect(out).toContain(
      '  contoso.com\tmta-sts\tcertificate-expired\t4 sessions failed, 90 succeeded\tFabrikam Mail',
    )
  })

  it('keeps a name from steering the terminal', async () => {
    const hostile = JSON.stringify(REPORT).replaceAll('contoso.com', '\\u009b31mred')
    const { out } = await runOn(
      { 'a.json': hostile, 'b.csv': PORTAL.replaceAll('203.0.113.9', '\u001b[31m') },
      [],
    )
    expect(out).toContain('\ufffd31mred')
    for (const control of ['\u001b', '\u009b']) expect(out).not.toContain(control)
  })
})
