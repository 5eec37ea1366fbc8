import { describe, expect, it } from 'vitest'
import { docExamples } from '../../test/helpers/doc-examples.ts'
import { listFacts } from '../../test/helpers/list-facts.ts'
import {
  PROTOCOL_HEADER,
  type ProtocolLine,
  type ProtocolSession,
  protocolRecords,
  protocolText,
  TLS12,
} from '../../test/helpers/protocol-log.ts'
import { readFormat } from '../../test/helpers/read-format.ts'
import { runCli } from '../../test/helpers/run-cli.ts'
import { joinFragments } from './session-facts.ts'
import { smtpProtocolLog } from './smtp-protocol-log.ts'

const HELLO: readonly ProtocolLine[] = [
  ['+'],
  ['>', '220 ex1.contoso.com Microsoft ESMTP MAIL Service ready'],
  ['<', 'EHLO scanner3'],
  ['>', '250  ex1.contoso.com Hello [203.0.113.9] SIZE 37748736 PIPELINING DSN STARTTLS AUTH NTLM LOGIN'],
]
const LOGON: readonly ProtocolLine[] = [
  ['<', 'AUTH LOGIN'],
  ['>', '334 <authentication response>'],
  ['>', '235 2.7.0 Authentication successful'],
]
const BYE: readonly ProtocolLine[] = [
  ['<', 'QUIT'],
  ['>', '221 2.0.0 Service closing transmission channel'],
  ['-', '', 'Local'],
]

function mail(id: string, from = 'Scanner@contoso.com'): readonly ProtocolLine[] {
  return [
    ['<', `MAIL FROM:<${from}> SIZE=4096`],
    ['>', '250 2.1.0 Sender OK'],
    ['<', 'RCPT TO:<ann@contoso.com>'],
    ['>', '250 2.1.5 Recipient OK'],
    ['<', 'DATA'],
    ['>', '354 Start mail input; end with <CRLF>.<CRLF>'],
    [
      '>',
      `250 2.6.0 ${id} [InternalId=12, Hostname=ex1.contoso.com] 1531 bytes in 0.1, 12 KB/sec Queued mail for delivery`,
    ],
  ]
}

function read(...sessions: readonly ProtocolSession[]) {
  return readText(protocolText(...sessions))
}

/** The facts of a log with those of the sessions that it does not hold whole. */
function readText(text: string) {
  const { result, rejected } = readFormat(smtpProtocolLog, text)
  if (result.facts.kind !== 'messages' || !result.facts.fragments) throw new Error('no messages')
  const { fragments } = result.facts
  return {
    result,
    rejected,
    fragments,
    facts: [...listFacts(result.facts), ...listFacts(joinFragments([fragments]))],
  }
}

describe('a submission', () => {
  it('is what a signed-in client had accepted: sender, TLS, authentication and address are certain', () => {
    const { facts, result, fragments } = read({
      lines: [...HELLO, TLS12, ...LOGON, ...mail('<a@scan>'), ...BYE],
    })
    expect(facts).toMatchObject([
      {
        kind: 'submission',
        sender: 'scanner@contoso.com',
        connector: null,
        tls: '1.2',
        authentication: 'basic',
        certainty: 'certain',
        client: '203.0.113.9',
        date: '2026-11-18',
        deliveries: 1,
      },
    ])
    expect(result).toMatchObject({ messages: 1, repeats: 0, covered: { from: 20_775, to: 20_775 } })
    expect(fragments.lines).toEqual([])
  })

  it('counts each queued message with the MAIL FROM before it, and what was refused not at all', () => {
    const refused: ProtocolLine[] = [
      ['<', 'MAIL FROM:<other@contoso.com>'],
      ['<', 'DATA'],
      ['>', '554 5.2.0 Refused'],
    ]
    const lines = [
      ...HELLO,
      ...LOGON,
      ...mail('<a@x>'),
      ...refused,
      ...mail('<b@x>', 'b@contoso.com'),
      ...BYE,
    ]
    expect(
      read({ lines })
        .facts.map(({ sender }) => sender)
        .sort(),
    ).toEqual(['b@contoso.com', 'scanner@contoso.com'])
  })

  it.each([
    ['LOGIN', 'basic'],
    ['PLAIN', 'basic'],
    ['login', 'basic'],
    ['XOAUTH2', 'oauth'],
    ['NTLM', 'unknown'],
    ['GSSAPI', 'unknown'],
  ])('with AUTH %s has the authentication %s', (mechanism, authentication) => {
    const lines: ProtocolLine[] = [
      ...HELLO,
      ['<', `AUTH ${mechanism}`],
      ['>', '235 <authentication response>'],
      ...mail('<a@x>'),
    ]
    expect(read({ lines }).facts).toMatchObject([{ kind: 'submission', authentication }])
  })

  it.each([
    [
      'a session that the front end hands on',
      ['*', '', 'Proxy session was successfully set up. Session for scan@contoso.com will now be proxied'],
    ],
    ['an identity that is authenticated', ['*', 'CONTOSO\\scan', 'authenticated']],
  ] as const)('is told by %s', (_, line) => {
    expect(read({ lines: [...HELLO, line, ...mail('<a@x>')] }).facts).toMatchObject([{ kind: 'submission' }])
  })

  it('is none before the logon', () => {
    const lines = [...HELLO, ...mail('<a@x>'), ...LOGON, ...mail('<b@x>'), ...BYE]
    const { facts, result } = read({ lines })
    expect(facts).toHaveLength(1)
    expect(result.messages).toBe(1)
  })

  it('was not encrypted only where the log holds the beginning of the session', () => {
    const lines = [...HELLO, ...LOGON, ...mail('<a@x>'), ...BYE]
    expect(read({ lines }).facts).toMatchObject([{ tls: 'none' }])
    expect(read({ lines: lines.slice(1) }).facts).toMatchObject([{ tls: 'unknown' }])
  })

  it.each([
    ['SP_PROT_TLS1_0_SERVER', '1.0'],
    ['SP_PROT_TLS1_SERVER', '1.0'],
    ['SP_PROT_TLS1_1_SERVER', '1.1'],
    ['SP_PROT_TLS1_3_SERVER', '1.3'],
    ['SP_PROT_SSL3_SERVER', 'unknown'],
  ])('has the TLS version of its negotiation: %s', (protocol, tls) => {
    const negotiation: ProtocolLine = [
      '*',
      '',
      `TLS protocol ${protocol} negotiation succeeded using bulk encryption`,
    ]
    expect(read({ lines: [...HELLO, negotiation, ...LOGON, ...mail('<a@x>')] }).facts).toMatchObject([
      { tls },
    ])
  })

  it('that a front end hands on counts once, with what the front end says', () => {
    const front: ProtocolSession = {
      session: 'F1',
      lines: [...HELLO, TLS12, ...LOGON, ...mail('<a@x>'), ...BYE],
    }
    const hub: ProtocolSession = {
      session: 'H1',
      connector: 'EX1\\Client Proxy EX1',
      remote: '192.0.2.1:31000',
      start: '2026-11-18T10:00:08.500Z',
      lines: [
        ['+'],
        ['<', 'X-EXPS EXCHANGEAUTH SHA256'],
        ['>', '235 <authentication response>'],
        ['<', 'XPROXY SID=F1 IP=203.0.113.9 PORT=49152 DOMAIN=scanner3 CAPABILITIES=0'],
        ...mail('<a@x>'),
        ['-', '', 'Remote'],
      ],
    }
    for (const sessions of [
      [front, hub],
      [hub, front],
    ]) {
      const { facts, result } = read(...sessions)
      expect(facts).toMatchObject([
        { kind: 'submission', tls: '1.2', authentication: 'basic', client: '203.0.113.9' },
      ])
      expect(result.messages).toBe(1)
    }
    // The session between the two servers says nothing of the client's TLS.
    expect(read(hub).facts).toMatchObject([{ kind: 'submission', tls: 'unknown', client: '203.0.113.9' }])
  })

  it('without an id is told apart by its session and line', () => {
    const lines = [...HELLO, ...LOGON, ...mail(''), ...mail(''), ...BYE]
    expect(read({ lines }, { lines }).result).toMatchObject({ messages: 2, repeats: 2 })
  })
})

describe('the address of a client', () => {
  it.each([
    ['203.0.113.9:49152', '203.0.113.9'],
    ['[2001:db8::9]:49152', '2001:db8::9'],
    ['2001:db8::9:49152', '2001:db8::9'],
    ['10.**.**.31:2', '10.**.**.31'],
    ['', ''],
  ])('is read from %s', (remote, client) => {
    expect(read({ remote, lines: [...HELLO, ...LOGON, ...mail('<a@x>')] }).facts).toMatchObject([{ client }])
  })
})

describe('a failed logon', () => {
  const failed: readonly ProtocolLine[] = [
    ['<', 'AUTH LOGIN'],
    ['>', '334 <authentication response>'],
    ['*', '', 'Inbound AUTH LOGIN failed because of LogonDenied'],
    ['*', '', 'User Name: Alarm@contoso.com'],
    ['>', '535 5.7.3 Authentication unsuccessful'],
  ]

  it('is one fact an AUTH verb, with the name that it failed for', () => {
    const { facts, result } = read({ lines: [...HELLO, TLS12, ...failed, ...failed, ...BYE] })
    const logon = { kind: 'failed-logon', sender: 'alarm@contoso.com', client: '203.0.113.9', tls: '1.2' }
    expect(facts).toMatchObject([
      { ...logon, authentication: 'basic' },
      { ...logon, authentication: 'basic' },
    ])
    expect(result.messages).toBe(0)
  })

  it('is told by the reply alone', () => {
    const lines: ProtocolLine[] = [
      ...HELLO,
      ['<', 'AUTH XOAUTH2'],
      ['>', '535 5.7.3 Authentication unsuccessful'],
    ]
    expect(read({ lines }).facts).toMatchObject([
      { kind: 'failed-logon', sender: '', authentication: 'oauth' },
    ])
  })

  it('does not keep the next one from success, and an open one is none', () => {
    const lines = [...HELLO, ...failed, ...LOGON, ...mail('<a@x>'), ...BYE]
    expect(
      read({ lines })
        .facts.map(({ kind }) => kind)
        .sort(),
    ).toEqual(['failed-logon', 'submission'])
    expect(read({ lines: [...HELLO, ['<', 'AUTH LOGIN']] }).facts).toEqual([])
  })

  it('leaves mail without a logon inbound', () => {
    const { facts } = read({ lines: [...HELLO, ...failed, ...mail('<a@x>'), ...BYE] })
    expect(facts.map(({ kind }) => kind).sort()).toEqual(['failed-logon', 'inbound'])
  })
})

describe('a crossing', () => {
  it('is inbound where nobody signed in, on the session’s connector', () => {
    const connector = 'EX1\\Default Frontend EX1'
    const { facts } = read({ connector, lines: [...HELLO, ...mail('<a@x>', 'orders@fabrikam.com'), ...BYE] })
    expect(facts).toMatchObject([
      {
        kind: 'inbound',
        connector,
        connectorType: 'Unknown',
        tls: 'none',
        sender: 'orders@fabrikam.com',
        client: '',
      },
    ])
  })

  it('is none on a connector of clients whose logon is not in the log', () => {
    const lines = [...HELLO, ...mail('<a@x>')]
    expect(read({ lines: lines.slice(1) }).facts).toEqual([])
    expect(read({ lines: lines.slice(1), connector: 'EX1\\Default EX1' }).facts).toMatchObject([
      { kind: 'inbound', tls: 'unknown' },
    ])
  })

  it('is none between servers that signed in, and a shadow copy is no message', () => {
    const server: ProtocolLine[] = [
      ['<', 'X-EXPS EXCHANGEAUTH SHA256'],
      ['>', '235 <authentication response>'],
    ]
    const inside = read({ lines: [...HELLO, ...server, ...mail('<a@x>'), ...BYE] })
    expect(inside.facts).toEqual([])
    expect(inside.result.messages).toBe(1)
    const account: ProtocolLine = ['*', 'CONTOSO\\EX2$', 'authenticated']
    expect(read({ lines: [...HELLO, account, ...mail('<a@x>')] }).facts).toEqual([])
    const shadow: ProtocolLine = ['>', '250 2.6.0 <a@x> [InternalId=1] Queued mail for redundancy']
    expect(read({ lines: [...HELLO, ['<', 'MAIL FROM:<a@b.c>'], shadow] }).result.messages).toBe(0)
  })

  const SENT: readonly ProtocolLine[] = [
    ['+'],
    ['<', '220 mx.fabrikam.com ESMTP'],
    ['>', 'EHLO ex1.contoso.com'],
    ['<', '250  mx.fabrikam.com STARTTLS'],
    [
      '*',
      '',
      'TLS protocol SP_PROT_TLS1_0_CLIENT negotiation succeeded using bulk encryption algorithm CALG_AES_256',
    ],
    ['>', 'MAIL FROM:<ann@contoso.com> SIZE=1000'],
    ['>', 'RCPT TO:<bob@fabrikam.com>'],
    ['>', 'RCPT TO:<eve@fabrikam.com>'],
    ['<', '250 2.1.0 Sender OK'],
    ['<', '250 2.1.5 Recipient OK'],
    ['>', 'BDAT 1000 LAST'],
    ['<', '250 2.0.0 OK'],
  ]

  it('is outbound for each 250 after its DATA, on the send connector', () => {
    const connector = '组织内 SMTP 发送连接器'
    const { facts } = read({
      connector,
      lines: [...SENT, ['>', 'QUIT'], ['<', '221 Bye'], ['-', '', 'Local']],
    })
    expect(facts).toMatchObject([
      {
        kind: 'outbound',
        connector,
        tls: '1.0',
        sender: 'ann@contoso.com',
        deliveries: 2,
        certainty: 'certain',
      },
    ])
  })

  it('is none where the other side refused the message, or where Exchange sends to itself', () => {
    const refused = SENT.map(
      (line): ProtocolLine => (line[1] === '250 2.0.0 OK' ? ['<', '550 5.7.1 No'] : line),
    )
    expect(read({ connector: 'Out', lines: refused }).facts).toEqual([])
    expect(read({ connector: 'Intra-Organization SMTP Send Connector', lines: SENT }).facts).toEqual([])
  })

  it('without a connector id is without a connector', () => {
    expect(read({ connector: '', lines: SENT }).facts).toMatchObject([
      { connector: null, connectorType: 'None' },
    ])
  })
})

describe('the lines of a session', () => {
  const lines = [...HELLO, TLS12, ...LOGON, ...mail('<a@x>'), ...BYE]

  it('say the same in any order', () => {
    const records = protocolRecords({ lines })
    const whole = read({ lines }).facts
    expect(readText([PROTOCOL_HEADER, ...records].reverse().reverse().join('\n')).facts).toEqual(whole)
    expect(readText([PROTOCOL_HEADER, ...[...records].reverse()].join('\n')).facts).toEqual(whole)
  })

  it('say the same in two files, cut anywhere, and with a file that has them whole', () => {
    const records = protocolRecords({ lines })
    const whole = read({ lines })
    const part = (some: readonly string[]) => readText([PROTOCOL_HEADER, ...some].join('\n')).fragments
    for (let cut = 0; cut <= records.length; cut++) {
      const parts = [part(records.slice(cut)), part(records.slice(0, cut))]
      const isWhole = cut === 0 || cut === records.length
      expect(listFacts(joinFragments(parts))).toEqual(isWhole ? [] : whole.facts)
      expect(listFacts(joinFragments([...parts, whole.fragments]))).toEqual([])
    }
  })

  it('of two sessions run side by side', () => {
    const [one, two] = ['S1', 'S2'].map((session) =>
      protocolRecords({ session, lines: [...HELLO, ...LOGON, ...mail(`<${session}@x>`), ...BYE] }),
    )
    const mixed = one?.flatMap((line, at) => [line, two?.[at] ?? '']) ?? []
    const { facts, fragments } = readText([PROTOCOL_HEADER, ...mixed].join('\n'))
    expect(facts).toHaveLength(2)
    expect(fragments.lines).toEqual([])
  })

  it('with a number that came twice still say what they say', () => {
    const records = protocolRecords({ lines })
    const text = [PROTOCOL_HEADER, ...records.slice(0, 3), records[2], ...records.slice(3)].join('\n')
    const { facts, fragments } = readText(text)
    expect(facts).toEqual(read({ lines }).facts)
    expect(fragments.lines.length).toBeGreaterThan(0)
  })
})

describe('the format', () => {
  it('refuses lines without a time, a session, or with more fields than the header', () => {
    const text = [
      PROTOCOL_HEADER,
      'yesterday,C,S1,0,,,+,,',
      '2026-11-18T10:00:00.000Z,C,,0,,,+,,',
      '2026-11-18T10:00:00.000Z,C,S1,0,,,+,,,more',
      '2026-11-18T10:00:00.000Z,C,S1',
      '2026-11-18T10:00:00.000Z,C,S1,x,,,?,\u0000<script>,__proto__',
    ].join('\n')
    const { rejected, result } = readText(text)
    expect(rejected).toEqual([
      { code: 'bad-timestamp', record: 1 },
      { code: 'missing-session', record: 2 },
      { code: 'field-count', record: 3 },
    ])
    expect(result.messages).toBe(0)
  })

  it('reads cells without an end as far as any real one goes', () => {
    const long = 'x'.repeat(100_000)
    const lines: ProtocolLine[] = [...HELLO, ...LOGON, ...mail('<a@x>', `${long}@contoso.com`)]
    const { facts, fragments } = read({ session: long, connector: long, remote: `${long}:1`, lines })
    expect(facts).toMatchObject([{ kind: 'submission' }])
    for (const { session, connector, client, text } of fragments.lines) {
      expect([session, connector, client, text].every(({ length }) => length <= 4096)).toBe(true)
    }
  })

  it('is recognised by its fields in any order and case, and by nothing less', () => {
    expect(smtpProtocolLog.recognise(['EVENT', 'data', 'Session-ID', 'date-time'])).not.toBeNull()
    expect(smtpProtocolLog.recognise(['date-time', 'session-id', 'event'])).toBeNull()
  })

  it('is recognised by its first record where the header was cut off', () => {
    const record = '2026-11-18T10:00:00.000Z,EX1\\Default EX1,08DE,0,192.0.2.1:25,203.0.113.9:1,+,,'.split(
      ',',
    )
    expect(smtpProtocolLog.recogniseRecord?.(record)).toEqual(PROTOCOL_HEADER.split(','))
    expect(smtpProtocolLog.recogniseRecord?.(record.with(6, 'RECEIVE'))).toBeNull()
    expect(smtpProtocolLog.recogniseRecord?.(record.with(0, '18.11.2026'))).toBeNull()
    expect(smtpProtocolLog.recogniseRecord?.(record.slice(1))).toBeNull()
  })

  it('says all that a protocol log can say', () => {
    expect(smtpProtocolLog.recognise(PROTOCOL_HEADER.split(','))?.says).toEqual(
      expect.arrayContaining(['submissions', 'submission-tls', 'authentication', 'failed-logons']),
    )
  })
})

describe('the example of docs/formats.md', () => {
  it('gives the numbers that stand there', async () => {
    const { imports, mailFlow, smtpAuth } = (
      await runCli({ 'a.log': docExamples('smtp-protocol-log')[0] })
    ).json()
    expect(imports).toMatchObject([
      {
        records: 17,
        accepted: 16,
        messages: 3,
        rejected: [{ code: 'missing-session', count: 1, firstRecord: 17 }],
      },
    ])
    expect(smtpAuth).toMatchObject({
      family: 'on-premises',
      clients: 1,
      messages: 1,
      tls: { '1.2': 1 },
      authentication: { basic: 1 },
      senders: [{ address: 'scanner@contoso.com', clientIps: ['203.0.113.9'], certainty: 'certain' }],
    })
    expect(mailFlow.connectors).toMatchObject([
      { direction: 'inbound', connector: 'EX1\\Default Frontend EX1', messages: 1, tls: { none: 1 } },
      { direction: 'outbound', connector: 'Smart host', messages: 1, tls: { unknown: 1 } },
    ])
  })

  it('has the failed logon that stands there', () => {
    const { facts } = readText(docExamples('smtp-protocol-log')[0])
    expect(facts.filter(({ kind }) => kind === 'failed-logon')).toMatchObject([
      { tls: '1.2', authentication: 'basic', client: '203.0.113.9' },
    ])
  })
})
