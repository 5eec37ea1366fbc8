import { describe, expect, it } from 'vitest'
import { type ProtocolLine, protocolRecords, protocolText, TLS12 } from '../../test/helpers/protocol-log.ts'
import { runCli, runOn } from '../../test/helpers/run-cli.ts'
import { TRACKING_HEADERS, trackingFields } from '../../test/helpers/tracking-log.ts'

const SESSION: readonly ProtocolLine[] = [
  ['+'],
  TLS12,
  ['<', 'AUTH LOGIN'],
  ['*', '', 'User Name: scan@contoso.com'],
  ['>', '535 5.7.3 Authentication unsuccessful'],
  ['<', 'AUTH LOGIN'],
  ['>', '235 2.7.0 Authentication successful'],
  ['<', 'MAIL FROM:<Scanner@contoso.com>'],
  ['<', 'RCPT TO:<ann@contoso.com>'],
  ['>', '250 2.6.0 <a@scan> [InternalId=1] Queued mail for delivery'],
  ['-', '', 'Local'],
]
const PREAMBLE = [
  '\ufeff#Software: Microsoft Exchange Server',
  '#Version: 15.0.0.0',
  '#Log-type: SMTP Receive Protocol Log',
  '#Date: 2026-11-18T00:00:00.000Z',
  '#Fields: ',
].join('\r\n')

function logFile(text: string): string {
  return PREAMBLE + text
}

const SUBMISSION = {
  family: 'on-premises',
  clients: 1,
  messages: 1,
  tls: { '1.2': 1 },
  authentication: { basic: 1 },
  failedLogons: 1,
  failedLogonUsers: [{ user: 'scan@contoso.com', count: 1, clientIps: ['203.0.113.9'] }],
  senders: [{ address: 'scanner@contoso.com', clientIps: ['203.0.113.9'], certainty: 'certain' }],
}

describe('protocol logs on the command line', () => {
  it('state submissions and failed logons', async () => {
    const { imports, smtpAuth, mailFlow } = (
      await runCli({ 'RECV20261118-1.LOG': logFile(protocolText({ lines: SESSION })) })
    ).json()
    expect(imports).toMatchObject([{ format: 'smtp-protocol-log', records: 11, accepted: 11, messages: 1 }])
    expect(smtpAuth).toMatchObject(SUBMISSION)
    expect(mailFlow).toMatchObject({ family: null, internal: 0 })
  })

  it('say the same with their header cut off, in pieces, and twice', async () => {
    const records = protocolRecords({ lines: SESSION })
    const piece = (from: number, to: number) => `${records.slice(from, to).join('\r\n')}\r\n`
    const pieces = {
      'b.log': piece(7, 11),
      'a.log': piece(0, 3),
      'c.log': piece(3, 7),
      'd.log': piece(7, 11),
    }
    const { imports, smtpAuth } = (await runCli(pieces)).json()
    expect(smtpAuth).toMatchObject(SUBMISSION)
    expect(imports.map(({ messages, duplicates }) => [messages, duplicates])).toEqual([
      [1, 0],
      [0, 0],
      [0, 0],
      [1, 1],
    ])
    const whole = logFile(protocolText({ lines: SESSION }))
    const twice = (await runCli({ 'a.log': whole, 'b.log': whole })).json()
    expect(twice.smtpAuth).toMatchObject(SUBMISSION)
    expect(twice.imports[1]).toMatchObject({ messages: 1, duplicates: 1 })
  })

  it('tell failed logons to a person', async () => {
    const { out } = await runOn({ 'a.log': logFile(protocolText({ lines: SESSION.slice(0, 5) })) }, [])
    expect(out).toContain('1 logon failed')
    expect(out).toContain('scan@contoso.com\t203.0.113.9')
  })

  it('are read beside tracking logs, also where a restart wrote a second header', async () => {
    const names = TRACKING_HEADERS[2016]
    const record = trackingFields(
      {
        event: 'RECEIVE',
        source: 'SMTP',
        connector: 'EX1\\Default EX1',
        messageId: '<m@x>',
        networkId: '0f3c1a2b-5d6e-4f70-8a9b-000000000009',
        sender: 'orders@fabrikam.com',
        custom: 'S:FromEntity=Internet',
      },
      names,
    )
    const block = `#Log-type: Message Tracking Log\r\n#Fields: ${names.join(',')}\r\n${record.join(',')}\r\n`
    const files = {
      'MSGTRK1.LOG': `\ufeff${block}${block}`,
      'RECV1.LOG': logFile(protocolText({ lines: SESSION })),
    }
    expect((await runOn(files, [])).out).toContain(
      '1 day (2026-11-18) is covered by tracking logs and by protocol logs',
    )
    const { imports, smtpAuth, mailFlow } = (await runCli(files)).json()
    expect(imports).toMatchObject([
      { format: 'message-tracking-log', records: 2, messages: 1, duplicates: 1 },
      { format: 'smtp-protocol-log' },
    ])
    expect(smtpAuth).toMatchObject(SUBMISSION)
    expect(mailFlow).toMatchObject({
      family: 'on-premises',
      inbound: { messages: 1, tls: { unknown: 1 } },
      connectors: [{ direction: 'inbound', connector: 'EX1\\Default EX1', messages: 1 }],
      twiceCovered: ['2026-11-18'],
    })
  })
})
