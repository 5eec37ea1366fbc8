import { describe, expect, it } from 'vitest'
import { docExamples } from '../../test/helpers/doc-examples.ts'
import { readFormat } from '../../test/helpers/read-format.ts'
import { parseDay } from '../facts/day.ts'
import type { FormatContext } from './format.ts'
import { outboundSecurityReport } from './outbound-security-report.ts'

const BLOCKED =
  'Recipient Domain,Security Type,Count of Messages Blocked,Distinct Error Generated for Domain\r\n'
const SENT = 'Date,SMTP DANE,MTA-STS,TLS,No-TLS\r\n'

function read(text: string, context: Partial<FormatContext> = {}) {
  const { result, rejected } = readFormat(outboundSecurityReport, text, context)
  if (result.facts.kind !== 'tls-outcomes') throw new Error(result.facts.kind)
  const rows = result.facts.rows.map(
    ({ day, domain, policy, isFailure, reason, count }) =>
      `${day ?? '-'} ${domain} ${policy} ${isFailure ? `failed ${reason}` : 'held'} ${count}`,
  )
  return { result, rejected, rows: rows.sort() }
}

describe('outboundSecurityReport', () => {
  it('reads the messages blocked', () => {
    const { result, rejected, rows } = read(
      `${BLOCKED}Fabrikam.com,SMTP DANE,12,5.7.323 tlsa-invalid\r\nfabrikam.com,MTA-STS,"1,200",\r\n`,
    )
    expect(rejected).toEqual([])
    expect(rows).toEqual([
      '- fabrikam.com dane failed 5.7.323 tlsa-invalid 12',
      '- fabrikam.com mta-sts failed unspecified 1200',
    ])
    expect(result).toMatchObject({ messages: 1212, repeats: 0, covered: null, warnings: ['period-unknown'] })
    expect(result.facts).toMatchObject({
      rows: [{ reporter: 'Microsoft', report: '', unit: 'messages' }, {}],
    })
  })

  it('reads the messages sent, a column a protection', () => {
    const { result, rows } = read(`${SENT}2026-11-18,3,0,900,1\r\n2026-11-19,,,40,\r\n`)
    const day = parseDay('2026-11-18')
    expect(rows).toEqual([
      `${day}  dane held 3`,
      `${day}  none held 1`,
      `${day}  tls held 900`,
      `${day + 1}  tls held 40`,
    ])
    expect(result).toMatchObject({ messages: 944, covered: { from: day, to: day + 1 }, warnings: [] })
  })

  it('reads the messages sent, a row a protection', () => {
    const { rows } = read(
      'Date;Security type;Messages sent\n2026-11-18;MTA-STS;7\n2026-11-18;Opportunistic TLS;8\n',
    )
    const day = parseDay('2026-11-18')
    expect(rows).toEqual([`${day}  mta-sts held 7`, `${day}  tls held 8`])
  })

  it('keeps rows without a day when the period is given, and covers it', () => {
    const period = { from: parseDay('2026-11-01'), to: parseDay('2026-11-07') }
    const { result, rows } = read(`${BLOCKED}a.com,DANE,1,x\r\n`, { period })
    expect(rows).toEqual(['- a.com dane failed x 1'])
    expect(result).toMatchObject({ covered: period, warnings: ['period-given'] })
  })

  it('adds rows that differ in nothing else; the order of rows changes nothing', () => {
    const rows = ['a.com,MTA-STS,1,x', 'b.com,MTA-STS,2,x', 'a.com,MTA-STS,3,x']
    const one = read(`${BLOCKED}${rows.join('\r\n')}`)
    const other = read(`${BLOCKED}${rows.toReversed().join('\r\n')}`)
    expect(one.rows).toEqual(['- a.com mta-sts failed x 4', '- b.com mta-sts failed x 2'])
    expect(other.result).toEqual(one.result)
  })

  it.each([
    ['SMTP DANE', 'dane'],
    ['DANE with DNSSEC', 'dane'],
    ['MTA-STS', 'mta-sts'],
    ['mta sts (enforce)', 'mta-sts'],
    ['TLS', 'tls'],
    ['Opportunistic TLS', 'tls'],
    ['No-TLS', 'none'],
    ['Kein TLS', 'none'],
    ['', 'unknown'],
    ['S/MIME', 'unknown'],
  ])('reads the security type %j as %s', (type, policy) => {
    expect(read(`${BLOCKED}a.com,${type},1,x\r\n`).rows).toEqual([`- a.com ${policy} failed x 1`])
  })

  it('takes a bare number for how many errors there were, not for one', () => {
    expect(read(`${BLOCKED}a.com,DANE,1,3\r\n`).rows).toEqual(['- a.com dane failed unspecified 1'])
  })

  it('refuses what it cannot read', () => {
    const bad = [
      'a.com,DANE,-1,x',
      'a.com,DANE,1.5,x',
      'a.com,DANE,,x',
      'a.com,DANE,many,x',
      'a.com,DANE,1,x,y',
    ]
    const { rejected, rows } = read(`${BLOCKED}${bad.join('\r\n')}`)
    expect(rejected.map(({ code }) => code)).toEqual([
      'bad-number',
      'bad-number',
      'bad-number',
      'bad-number',
      'field-count',
    ])
    expect(rows).toEqual([])
    expect(read(`${SENT}soon,1,1,1,1\r\n`).rejected).toEqual([{ code: 'bad-timestamp', record: 1 }])
  })

  it.each([
    ['da', 'Modtagerdomæne,Sikkerhedstype,Antal blokerede meddelelser,Fejl'],
    ['de', 'Empfängerdomäne,Sicherheitstyp,Anzahl der blockierten Nachrichten,Fehler'],
    ['sv', 'Mottagardomän,Säkerhetstyp,Antal blockerade meddelanden,Fel'],
    ['zh', '收件者網域,安全性類型,封鎖的郵件數目,錯誤'],
    ['re-ordered', 'Count of messages blocked,Recipient domain'],
    ['sent', 'Date,MTA-STS'],
  ])('recognises the header in %s', (_, header) => {
    expect(outboundSecurityReport.recognise(header.split(','))).not.toBeNull()
  })

  it.each([
    'Sender address,Messages sent',
    'Date,Connector direction and name,TLS 1.0,TLS 1.2,No TLS,Volume',
    'Recipient domain,Count',
    'Date,TLS,No TLS',
    'Date,MTA-STS,Subject',
    'origin_timestamp_utc,recipient_status',
  ])('is not "%s"', (header) => {
    expect(outboundSecurityReport.recognise(header.split(','))).toBeNull()
  })
})

describe('the example of docs/formats.md', () => {
  it('gives the numbers that stand there', () => {
    expect(read(docExamples('outbound-security-report')[0]).rows).toEqual([
      '- fabrikam.com dane failed 5.7.323 tlsa-invalid 12',
      '- fabrikam.com mta-sts failed unspecified 1200',
    ])
  })
})
