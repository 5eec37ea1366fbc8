import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { runCli, runOn } from '../../test/helpers/run-cli.ts'
import {
  type DetailRecord,
  detailText,
  guid,
  type SummaryRecord,
  summaryText,
} from '../../test/helpers/trace-text.ts'
import { zipBytes } from '../../test/helpers/zip-bytes.ts'

const INBOUND: DetailRecord = {
  time: '2026-11-20T08:00:00.0000000Z',
  id: guid(1),
  source: 'SMTP',
  event: 'RECEIVE',
  clientHost: 'mail.fabrikam.com',
  sender: 'orders@fabrikam.com',
  custom: [
    ['S:InboundConnectorData', 'Name=Contoso relay;ConnectorType=OnPremises'],
    ['S:tlsversion', 'SP_PROT_TLS1_0_SERVER'],
  ],
}
const SUBMIT: DetailRecord = {
  time: '2026-11-19T23:59:59.9999999Z',
  id: guid(2),
  source: 'STOREDRIVER',
  event: 'RECEIVE',
  sender: 'Scanner@contoso.com',
  info: '06I:',
  clientIp: '203.0.113.9',
}
const TRACE = detailText([INBOUND, SUBMIT, { ...INBOUND, time: 'never' }])
const CLIENTS = [
  'Sender address,Domain,TLS 1.0,TLS 1.1,TLS 1.2,Messages sent,Authentication Protocol',
  'scanner@contoso.com,contoso.com,75,0,25,40,Basic',
].join('\r\n')
const CONNECTORS = [
  'Date,Connector direction and name,Connector type,No TLS,TLS 1.0,TLS 1.2,Volume',
  '2026-11-18,From - Contoso relay,OnPremises,50,0,50,10',
].join('\r\n')

describe('--map', () => {
  const OWN = 'Who,Mails,Remark\r\nscan@contoso.com,40,x\r\n'
  const PAIRS = 'Who=Sender address,Mails=Messages sent'
  const SAVED = JSON.stringify({
    mappings: [
      {
        format: 'smtp-auth-clients',
        header: ['Who', 'Mails', 'Remark'],
        columns: [
          ['Who', 'Sender address'],
          ['Mails', 'Messages sent'],
        ],
      },
    ],
  })

  it('says what the columns of an unknown header are, in words or by a file of the report page', async () => {
    const bare = OWN.replace(',Remark', '').replace(',x', '')
    const inWords = (await runCli({ 'own.csv': bare }, ['--map', PAIRS])).json()
    expect(inWords.imports).toMatchObject([
      { format: 'smtp-auth-clients', messages: 40, decisions: ['columns-mapped'], error: null },
    ])
    const folder = mkdtempSync(join(tmpdir(), 'mail-flow-insights-map-'))
    writeFileSync(join(folder, 'maps.json'), SAVED)
    const byFile = await runCli({ 'own.csv': OWN, 'MTDetail_1.csv': TRACE }, [
      '--map',
      join(folder, 'maps.json'),
    ])
    writeFileSync(join(folder, 'maps.json'), '{}')
    const wrong = await runCli({ 'own.csv': OWN }, ['--map', join(folder, 'maps.json')])
    rmSync(folder, { recursive: true })
    expect(byFile.json().imports).toMatchObject([
      { format: 'smtp-auth-clients', messages: 40 },
      { format: 'extended-trace', decisions: [] },
    ])
    expect(wrong.code).toBe(2)
    expect(wrong.error).toContain('maps.json holds no column mappings.')
  })

  it('is offered where a header is unknown, and refused where it is none', async () => {
    const unknown = await runCli({ 'own.csv': OWN })
    expect(unknown.code).toBe(2)
    expect(unknown.error).toContain('say with --map what its columns are')
    expect((await runCli({ 'own.csv': OWN }, ['--map', 'no-such.json'])).error).toContain('There is no file')
    expect((await runCli({ 'own.csv': OWN }, ['--map', 'Who=,x=y'])).error).toContain('--map takes')
  })
})

describe('the JSON of the command line', () => {
  it('is the contract, field by field', async () => {
    const { code, json, error } = await runCli({ 'MTDetail_1.csv': TRACE })
    expect(error).toBe('')
    expect(code).toBe(0)
    expect(json()).toEqual({
      schema: 1,
      // Seven days to the last record's.
      range: { from: '2026-11-14', to: '2026-11-20' },
      imports: [
        {
          file: 'MTDetail_1.csv',
          format: 'extended-trace',
          family: 'message-trace',
          encoding: 'utf-8',
          sha256: createHash('sha256').update(TRACE).digest('hex'),
          records: 3,
          accepted: 2,
          blank: 0,
          rejected: [{ code: 'bad-timestamp', count: 1, firstRecord: 3 }],
          messages: 2,
          duplicates: 0,
          warnings: [],
          decisions: [],
          from: '2026-11-19',
          to: '2026-11-20',
          timeZone: null,
          error: null,
        },
      ],
      smtpAuth: {
        family: 'message-trace',
        clients: 1,
        messages: 1,
        tls: { unknown: 1 },
        authentication: { unknown: 1 },
        byDay: [{ date: '2026-11-19', domain: 'contoso.com', messages: 1, tls: { unknown: 1 } }],
        // The file begins on the 19th: nobody knows what the week before had.
        previous: { from: '2026-11-07', to: '2026-11-13', isCovered: false, clients: null, messages: null },
        senders: [
          {
            address: 'scanner@contoso.com',
            domain: 'contoso.com',
            messages: 1,
            tls: { unknown: 1 },
            authentication: { unknown: 1 },
            clientIps: ['203.0.113.9'],
            firstDay: '2026-11-19',
            lastDay: '2026-11-19',
            certainty: 'likely',
            isNew: null,
            previousMessages: null,
          },
        ],
        failedLogons: 0,
        failedLogonUsers: [],
        periods: [],
      },
      mailFlow: {
        family: 'message-trace',
        // What was submitted never left.
        internal: 1,
        inbound: { messages: 1, tls: { '1.0': 1 } },
        outbound: { messages: 0, tls: {} },
        connectors: [
          {
            direction: 'inbound',
            connector: 'Contoso relay',
            type: 'OnPremises',
            messages: 1,
            tls: { '1.0': 1 },
            byDay: [{ date: '2026-11-20', messages: 1, tls: { '1.0': 1 } }],
          },
        ],
      },
      messageTrace: { messages: 0, statuses: {}, senders: [] },
      insights: [
        { id: 'tls10-over-50', direction: 'inbound', connector: 'Contoso relay', share: 1, messages: 1 },
      ],
      evidence: { signIns: [], signedInWithoutMessages: null, tlsFailures: [], tlsOutcomes: [] },
    })
  })

  it('counts a message of two exports and two days once, and says how many came again', async () => {
    const early = { ...INBOUND, time: '2026-11-19T23:59:59.9999999Z' }
    const { imports, mailFlow } = (
      await runCli({
        'a.csv': detailText([INBOUND]),
        'b.csv': detailText([early, SUBMIT]),
        'c.csv': detailText([INBOUND]),
      })
    ).json()
    expect(imports.map(({ messages, duplicates }) => [messages, duplicates])).toEqual([
      [1, 0],
      [2, 1],
      [1, 1],
    ])
    expect(mailFlow.connectors).toMatchObject([{ messages: 1, byDay: [{ date: '2026-11-19', messages: 1 }] }])
  })

  it('decides over all files before the range is applied', async () => {
    const early = { ...INBOUND, time: '2026-11-19T23:59:59.9999999Z' }
    const files = { 'a.csv': detailText([INBOUND]), 'b.csv': detailText([early]) }
    expect((await runCli(files, ['--from', '2026-11-20'])).json().mailFlow).toMatchObject({
      family: null,
      inbound: { messages: 0 },
      connectors: [],
    })
  })

  it('lets the extended report stand and the summary fill the other direction', async () => {
    const summary: SummaryRecord = {
      time: INBOUND.time,
      id: guid(1),
      recipients: 'a@b.c##Send',
      directionality: 'Originating',
    }
    const other: SummaryRecord = {
      ...summary,
      id: guid(3),
      directionality: 'Incoming',
      connectorId: 'Contoso relay',
    }
    const { mailFlow } = (await runCli({ 's.csv': summaryText([summary, other]), 'd.csv': TRACE })).json()
    expect(
      mailFlow.connectors.map(({ direction, type, messages, tls }) => [direction, type, messages, tls]),
    ).toEqual([
      ['inbound', 'OnPremises', 2, { '1.0': 1, unknown: 1 }],
      ['outbound', 'None', 1, { unknown: 1 }],
    ])
  })
})

describe('a range', () => {
  it.each([
    [[], '2026-11-14', '2026-11-20'],
    [['--to', '2026-11-19'], '2026-11-13', '2026-11-19'],
    [['--from', '2026-11-01'], '2026-11-01', '2026-11-20'],
    [['--from', '2026-11-20', '--to', '2026-11-30'], '2026-11-20', '2026-11-30'],
  ])('of %j', async (options, from, to) => {
    expect((await runCli({ 'a.csv': TRACE }, options)).json().range).toEqual({ from, to })
  })

  it('is wide enough for the newest period total', async () => {
    const files = { 'clients.csv': CLIENTS, 'trace.csv': TRACE }
    const { range, smtpAuth } = (await runCli(files, ['--period', '2026-11-01..2026-11-19'])).json()
    expect(range).toEqual({ from: '2026-11-01', to: '2026-11-20' })
    // 19 covered days against 2.
    expect(smtpAuth).toMatchObject({ family: 'portal-report', messages: 40, byDay: [] })
    expect(smtpAuth.senders).toMatchObject([{ tls: { '1.0': 30, '1.2': 10 }, firstDay: null, lastDay: null }])
  })
})

describe('--period and --family', () => {
  it('counts an export without days, its days null, until a period is given', async () => {
    const unknown = (await runCli({ 'clients.csv': CLIENTS })).json()
    expect(unknown.range).toEqual({ from: null, to: null })
    expect(unknown.imports).toMatchObject([
      { from: null, to: null, warnings: ['period-unknown'], messages: 40 },
    ])
    expect(unknown.smtpAuth).toMatchObject({ family: 'portal-report', clients: 1, messages: 40 })
    const known = (await runCli({ 'clients.csv': CLIENTS }, ['--period=2026-11-14..2026-11-20'])).json()
    expect(known.imports).toMatchObject([{ from: '2026-11-14', to: '2026-11-20', warnings: [] }])
    expect(known.smtpAuth.periods).toEqual([
      { file: 'clients.csv', from: '2026-11-14', to: '2026-11-20', messages: 40, use: 'counted' },
    ])
  })

  it('leaves a period out that the range cuts', async () => {
    const options = ['--period=2026-11-14..2026-11-20', '--from=2026-11-15']
    expect((await runCli({ 'clients.csv': CLIENTS }, options)).json().smtpAuth).toMatchObject({
      family: null,
      messages: 0,
      periods: [{ use: 'outside', messages: 40 }],
    })
  })

  it('counts the same export once', async () => {
    const options = ['--period=2026-11-14..2026-11-20']
    const { smtpAuth, imports } = (await runCli({ 'a.csv': CLIENTS, 'b.csv': CLIENTS }, options)).json()
    expect(smtpAuth.messages).toBe(40)
    expect(imports.map(({ duplicates }) => duplicates)).toEqual([0, 1])
  })

  it('counts from the family that is asked for, and names none without a fact', async () => {
    const files = { 'trace.csv': TRACE, 'connectors.csv': CONNECTORS }
    const chosen = (await runCli(files)).json()
    // Two covered days against one; the portal report has nothing of SMTP AUTH.
    expect([chosen.mailFlow.family, chosen.smtpAuth.family]).toEqual(['message-trace', 'message-trace'])
    const portal = (await runCli(files, ['--family', 'portal-report'])).json()
    expect(portal.mailFlow).toMatchObject({
      family: 'portal-report',
      internal: 0,
      inbound: { messages: 10, tls: { none: 5, '1.2': 5 } },
    })
    expect(portal.smtpAuth).toMatchObject({ family: null, clients: 0, messages: 0, senders: [] })
    expect(portal.insights).toEqual([
      { id: 'no-tls-over-25', direction: 'inbound', connector: 'Contoso relay', share: 0.5, messages: 10 },
    ])
  })

  it('lets a later file replace the day of a connector', async () => {
    const later = CONNECTORS.replace('50,0,50,10', '0,0,100,4')
    const { mailFlow, imports } = (await runCli({ 'a.csv': CONNECTORS, 'b.csv': later })).json()
    expect(mailFlow.inbound).toEqual({ messages: 4, tls: { '1.2': 4 } })
    expect(imports.map(({ messages, duplicates }) => [messages, duplicates])).toEqual([
      [10, 0],
      [4, 1],
    ])
  })
})

describe('the exit code', () => {
  it('is 0 for a header without records', async () => {
    const { code, json } = await runCli({ 'a.csv': detailText([]) })
    expect(code).toBe(0)
    expect(json()).toMatchObject({
      range: { from: null, to: null },
      imports: [{ format: 'extended-trace', records: 0, messages: 0, from: null, to: null, error: null }],
      smtpAuth: { family: null },
      mailFlow: { family: null },
    })
  })

  it('is 1 beside a file that cannot be read, which keeps its place and is named', async () => {
    const { code, json, error } = await runCli({
      'missing.csv': null,
      'empty.csv': '',
      'trace.csv': TRACE,
      'other.csv': 'a,b\n1,2\n',
    })
    expect(code).toBe(1)
    expect(
      json().imports.map(({ file, format, error: failed }) => [file, format, failed?.code ?? null]),
    ).toEqual([
      ['missing.csv', null, 'unreadable'],
      ['empty.csv', null, 'empty-file'],
      ['trace.csv', 'extended-trace', null],
      ['other.csv', null, 'unknown-format'],
    ])
    expect(json().imports[0]).toEqual({
      file: 'missing.csv',
      format: null,
      family: null,
      encoding: null,
      sha256: null,
      records: 0,
      accepted: 0,
      blank: 0,
      rejected: [],
      messages: 0,
      duplicates: 0,
      warnings: [],
      decisions: [],
      from: null,
      to: null,
      timeZone: null,
      error: { code: 'unreadable', message: expect.stringMatching(/\S/) },
    })
    // SHA-256 of nothing.
    expect(json().imports[1]?.sha256).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(json().mailFlow.inbound.messages).toBe(1)
    for (const name of ['missing.csv', 'empty.csv', 'other.csv']) expect(error).toContain(name)
    expect(error).not.toContain('trace.csv')
  })

  it('is 2 where no file can be read', async () => {
    const { code, out, error } = await runCli({ 'missing.csv': null, 'empty.csv': '' })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error).toMatch(/missing\.csv[\s\S]*empty\.csv/)
  })

  it.each([[['--format', 'xml']], [['--colour']], [['--from', 'today']]])(
    'is 2 for the wrong usage %j',
    async (options) => {
      const { code, out, error } = await runOn({ 'a.csv': TRACE }, options)
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(error).not.toBe('')
    },
  )
})

describe('what holds other files', () => {
  const summary = (json: {
    imports: readonly { file: string; records: number; duplicates: number; error: { code: string } | null }[]
  }) =>
    json.imports.map(({ file, records, duplicates, error }) => [
      file,
      records,
      duplicates,
      error?.code ?? null,
    ])

  it('is read whole: a zip, a gzip, a mail', async () => {
    const mail = `MIME-Version: 1.0\r\nContent-Type: text/csv; name="b.csv"\r\nContent-Transfer-Encoding: base64\r\n\r\n${btoa(TRACE)}`
    const { code, json } = await runCli({
      'a.zip': zipBytes([
        { name: 'MTDetail_1.csv', content: TRACE },
        { name: 'readme.txt', content: 'Hello' },
      ]),
      'b.csv.gz': gzipSync(TRACE),
      'c.eml': mail,
    })
    expect(code).toBe(1)
    // The two messages of the trace again, twice.
    expect(summary(json())).toEqual([
      ['a.zip/MTDetail_1.csv', 3, 0, null],
      ['a.zip/readme.txt', 0, 0, 'unknown-format'],
      ['b.csv.gz', 3, 2, null],
      ['c.eml/b.csv', 3, 2, null],
    ])
    expect(json().imports[0]?.sha256).toBe(createHash('sha256').update(TRACE).digest('hex'))
    expect(json().smtpAuth.messages).toBe(1)
  })

  it('is a folder: all files in it, sorted, those of folders in it too', async () => {
    const { code, json } = await runCli({
      'exports/b.csv': TRACE,
      'exports/.hidden': 'x',
      'exports/a/2.csv': TRACE,
      'exports/a.zip': zipBytes([{ name: '1.csv', content: TRACE }]),
      exports: null,
    })
    expect(code).toBe(0)
    expect(summary(json()).map(([file]) => file)).toEqual([
      'exports/a.zip/1.csv',
      'exports/a/2.csv',
      'exports/b.csv',
    ])
  })

  it('is told where it is damaged', async () => {
    const { code, error } = await runCli({
      'a.zip': zipBytes([{ name: 'a.csv', content: TRACE }]).slice(0, -9),
    })
    expect(code).toBe(2)
    expect(error).toContain('a.zip: The file is damaged')
  })
})

describe('the text of the command line', () => {
  it('names senders, connectors and findings', async () => {
    const { code, out } = await runOn({ 'a.csv': TRACE }, [])
    expect(code).toBe(0)
    expect(out).toContain('  1\tscanner@contoso.com\tunknown: 1\t203.0.113.9')
    expect(out).toContain('  1\tinbound\tContoso relay\t1.0: 1')
    expect(out).toContain('tls10-over-50\tinbound\tContoso relay\t100.0 % / 1')
  })

  it('keeps a name from steering the terminal', async () => {
    const custom = [['S:InboundConnectorData', 'Name=\u001b[31mred;ConnectorType=Partner']] as const
    const { out } = await runOn({ 'a.csv': detailText([{ ...INBOUND, custom }]) }, [])
    expect(out).toContain('\ufffd[31mred')
    expect(out).not.toContain('\u001b')
  })
})

describe('a message trace', () => {
  const HEADER =
    'MessageId,Received,SenderAddress,RecipientAddress,Subject,Status,ToIP,FromIP,Size,MessageTraceId'
  const row = (received: string, id: number, rest: string): string =>
    `<${id}@contoso.com>,${received},scan@contoso.com,${rest},1000,${guid(id)}`
  const LIST = [
    HEADER,
    row('7/25/2026 1:30:00 AM', 1, 'ann@contoso.com,s,Delivered,,203.0.113.9'),
    row('7/25/2026 1:30:00 AM', 1, 'bob@contoso.com,s,FilteredAsSpam,,203.0.113.9'),
    row('7/25/2026 3:00:00 AM', 2, 'ann@contoso.com,s,Delivered,,192.168.1.9'),
    row('7/25/2026 3:00:00 AM', 2, 'ann@contoso.com,s,Delivered,,192.168.1.9'),
  ].join('\r\n')

  it('takes its times for UTC where nobody named the zone, and says so', async () => {
    const { imports } = (await runCli({ 'trace.csv': LIST })).json()
    expect(imports).toMatchObject([{ warnings: ['time-zone-assumed'], from: '2026-07-25', timeZone: null }])
  })

  it('needs no zone for ISO dates', async () => {
    const iso = [HEADER, row('2026-07-25T01:30:00', 1, 'ann@contoso.com,s,Delivered,,')].join('\n')
    const { imports } = (await runCli({ 'trace.csv': iso }, ['--time-zone', 'Europe/Copenhagen'])).json()
    expect(imports).toMatchObject([{ warnings: [], decisions: [], from: '2026-07-25', timeZone: null }])
  })

  it('gives way to an export that says where the message went', async () => {
    const summary = summaryText([
      { time: '2026-07-25T01:30:00.0000000Z', id: guid(1), directionality: 'Incoming' },
    ])
    const { messageTrace, mailFlow, imports } = (
      await runCli({ 'trace.csv': LIST, 'MTSummary.csv': summary })
    ).json()
    expect(messageTrace.messages).toBe(1)
    expect(mailFlow.inbound.messages).toBe(1)
    expect(imports[1]?.duplicates).toBe(1)
  })

  it('is told in words', async () => {
    const { out } = await runOn({ 'trace.csv': LIST }, [])
    expect(out).toContain('Traced messages: 2 messages')
    expect(out).toContain('2\tscan@contoso.com\tdelivered: 1, filtered as spam: 1\t192.168.1.9 203.0.113.9')
  })
})
