import { describe, expect, it } from 'vitest'
import { docExamples } from '../../test/helpers/doc-examples.ts'
import { readFormat } from '../../test/helpers/read-format.ts'
import type { PeriodTotals } from '../facts/facts.ts'
import { smtpAuthClients } from './smtp-auth-clients.ts'

const PERIOD = { from: 20_770, to: 20_776 }

/** The totals of a table, and what was said beside them. */
function read(text: string) {
  const { result, rejected } = readFormat(smtpAuthClients, text, { period: PERIOD })
  const { totals } = result.facts as PeriodTotals
  return { result, rejected, totals }
}

describe('smtpAuthClients', () => {
  it('reads a share of the volume per sender', () => {
    const { totals, result, rejected } = read(
      [
        'Sender address,Domain,TLS 1.0,TLS 1.1,TLS 1.2,Messages sent,Authentication Protocol',
        'printer-2@contoso.com,contoso.com,100,0,0,250,Basic',
        'billing@contoso.com,contoso.com,0,0,100,18200,OAuth',
        'alarm@fabrikam.com,fabrikam.com,5,0,95,60,Basic Authentication',
      ].join('\r\n'),
    )
    expect(rejected).toEqual([])
    // 5 % of 60 are 3.
    expect(totals).toEqual([
      {
        sender: 'alarm@fabrikam.com',
        messages: 60,
        tls: { '1.0': 3, '1.2': 57 },
        authentication: { basic: 60 },
      },
      {
        sender: 'billing@contoso.com',
        messages: 18_200,
        tls: { '1.2': 18_200 },
        authentication: { oauth: 18_200 },
      },
      { sender: 'printer-2@contoso.com', messages: 250, tls: { '1.0': 250 }, authentication: { basic: 250 } },
    ])
    // 250 + 18,200 + 60.
    expect(result.messages).toBe(18_510)
    expect(result.repeats).toBe(0)
    expect(result.covered).toEqual(PERIOD)
    expect(result.facts).toMatchObject({ kind: 'period-totals', period: PERIOD })
    expect(result.warnings).toEqual(['period-given', 'values-read-as-percent'])
  })

  it('says that the days are unknown while nobody has said them', () => {
    const { result } = readFormat(smtpAuthClients, 'Sender address,Message count\na@contoso.com,5\n')
    expect(result.warnings).toEqual(['period-unknown'])
    expect(result.covered).toBeNull()
    expect(result.facts).toMatchObject({ period: null })
  })

  it.each([
    'Sender address,Domain,TLS 1.0,TLS 1.1,TLS 1.2,Messages sent',
    'SenderAddress,Domain,Tls10Count,Tls11Count,Tls12Count,MessageCount',
    'Sender address;Domain;TLS 1,0 (%);TLS 1,1 (%);TLS 1,2 (%);Messages sent',
    'Afsenderadresse,Domæne,TLS 1.0 (procent),TLS 1.1 (procent),TLS 1.2 (procent),Sendte meddelelser',
    'Absenderadresse;Domäne;TLS 1,0 (Prozent);TLS 1,1 (Prozent);TLS 1,2 (Prozent);Gesendete Nachrichten',
    'Avsändaradress,Domän,TLS 1.0,TLS 1.1,TLS 1.2,Skickade meddelanden',
    '寄件者位址,網域,TLS 1.0 (百分比),TLS 1.1 (百分比),TLS 1.2 (百分比),郵件數目',
    'Indirizzo del mittente,Dominio,TLS 1.0 (percentuale),TLS 1.1 (percentuale),TLS 1.2 (percentuale),Messaggi inviati',
  ])('knows the header %j', (header) => {
    const delimiter = header.includes(';') ? ';' : ','
    const { totals } = read(
      `${header}\n${['a@contoso.com', 'contoso.com', 0, 0, 100, 100].join(delimiter)}\n`,
    )
    expect(totals).toEqual([
      { sender: 'a@contoso.com', messages: 100, tls: { '1.2': 100 }, authentication: { unknown: 100 } },
    ])
  })

  it.each([
    ['Afsenderadresse', '"TLS1,0 %"', '"TLS1,1 %"', '"TLS1,2 %"', 'Antal meddelelser'],
    ['Absenderadresse', '"TLS1,0 %"', '"TLS1,1 %"', '"TLS1,2 %"', 'Anzahl der Nachrichten'],
    ['Avsändarens adress', '"TLS1,0 %"', '"TLS1,1 %"', '"TLS1,2 %"', 'Antal meddelanden'],
    ['寄件者位址', 'TLS1.0%', 'TLS1.1%', 'TLS1.2%', '郵件數目'],
    ['Sender address', 'TLS1.0%', 'TLS1.1%', 'TLS1.2%', 'Message count'],
  ])('knows the older TLS usage table of %s, with share and count in a cell', (...header) => {
    const { totals, result } = read(`${header.join(',')}\nA@Contoso.com,33% (40),0% (0),80 (67%),120\n`)
    expect(totals).toEqual([
      {
        sender: 'a@contoso.com',
        messages: 120,
        tls: { '1.0': 40, '1.2': 80 },
        authentication: { unknown: 120 },
      },
    ])
    expect(result.warnings).toContain('values-read-as-count')
  })

  it.each([
    'Sender address,Message count',
    'Afsenderadresse,Antal meddelelser',
    'Absenderadresse,Anzahl der Nachrichten',
    'Avsändaradress,Antal meddelanden',
    '寄件者位址,郵件數目',
    'Sender address,Domain,Messages sent,Authentication Protocol',
    'Sender address,Message count,',
  ])('knows the sending volume table %j', (header) => {
    expect(smtpAuthClients.recognise(header.split(','))).not.toBeNull()
  })

  it('knows no TLS in the sending volume table', () => {
    const { totals, result } = read('Sender address,Message count\na@contoso.com,"1,205"\n')
    expect(totals).toEqual([
      { sender: 'a@contoso.com', messages: 1205, tls: { unknown: 1205 }, authentication: { unknown: 1205 } },
    ])
    expect(result.warnings).toEqual(['period-given'])
  })

  it.each([
    'Date,Sender address,TLS 1.0,TLS 1.2,Messages sent',
    'Start date,Sender address,TLS 1.0,TLS 1.2,Messages sent',
    'Sender address,Recipient address,TLS 1.2,Messages sent',
    'Sender address,Subject,TLS 1.2,Messages sent',
    'Sender address,Status,TLS 1.2,Messages sent',
    'Sender address,Connector name,TLS 1.2,Messages sent',
    'Sender address,connector_id,TLS 1.2,Messages sent',
    'Sender address,Message count,Size',
    'Sender address,TLS 1.2',
    'Domain,TLS 1.2,Messages sent',
    'origin_timestamp_utc,sender_address,recipient_status,message_subject',
  ])('leaves %j to others', (header) => {
    expect(smtpAuthClients.recognise(header.split(','))).toBeNull()
  })

  it('allows columns that it does not know beside TLS columns', () => {
    const { totals } = read('Sender address,Region,No TLS,TLS 1.3,Messages sent\na@contoso.com,EU,25,75,8\n')
    expect(totals[0]?.tls).toEqual({ none: 2, '1.3': 6 })
  })

  it('adds the rows of one sender, equal ones too, each split on its own', () => {
    const { totals } = read(
      [
        'Sender address,TLS 1.0,TLS 1.2,Messages sent,Authentication Protocol',
        'Erp@contoso.com,50,50,3,Basic',
        'Erp@contoso.com,50,50,3,Basic',
        '<erp@contoso.com>,0,100,10,Modern Authentication',
        'erp@contoso.com,0,100,1,Kerberos',
      ].join('\n'),
    )
    // Half of 3, twice: 2 and 1 each; then 10 and 1 with TLS 1.2.
    expect(totals).toEqual([
      {
        sender: 'erp@contoso.com',
        messages: 17,
        tls: { '1.0': 4, '1.2': 13 },
        authentication: { basic: 6, oauth: 10, unknown: 1 },
      },
    ])
  })

  it('does not list a sender with 0 messages', () => {
    const { totals, rejected, result } = read('Sender address,TLS 1.2,Messages sent\na@contoso.com,0,0\n')
    expect(totals).toEqual([])
    expect(rejected).toEqual([])
    expect(result.messages).toBe(0)
  })

  it('counts the records that it cannot read, under their code', () => {
    const { totals, rejected } = read(
      [
        'Sender address,TLS 1.2,Messages sent',
        ',100,5',
        'a@contoso.com,100,-5',
        'a@contoso.com,100,2.5',
        'a@contoso.com,100,',
        'a@contoso.com,100,NaN',
        'a@contoso.com,100,5,x',
        'a@contoso.com,100,5,',
      ].join('\n'),
    )
    expect(rejected).toEqual([
      { code: 'missing-sender', record: 1 },
      { code: 'bad-number', record: 2 },
      { code: 'bad-number', record: 3 },
      { code: 'bad-number', record: 4 },
      { code: 'bad-number', record: 5 },
      { code: 'field-count', record: 6 },
    ])
    expect(totals).toMatchObject([{ messages: 5 }])
  })

  it('decides once for the whole file what the numbers are', () => {
    const counts = read('Sender address,TLS 1.0,TLS 1.2,Messages sent\na@x.org,100,0,100\nb@x.org,12,30,42\n')
    expect(counts.totals.map(({ tls }) => tls)).toEqual([{ '1.0': 100 }, { '1.0': 12, '1.2': 30 }])
    expect(counts.result.warnings).toContain('values-read-as-count')

    const fractions = read(
      'Sender address,TLS 1.0,TLS 1.2,Messages sent\na@x.org,1,0,7\nb@x.org,0.25,0.75,40\n',
    )
    // A quarter of 40 is 10.
    expect(fractions.totals.map(({ tls }) => tls)).toEqual([{ '1.0': 7 }, { '1.0': 10, '1.2': 30 }])
    expect(fractions.result.warnings).toContain('values-read-as-fraction')
  })

  it('states no decision where there was no row to decide by', () => {
    expect(read('Sender address,TLS 1.2,Messages sent\n').result.warnings).toEqual(['period-given'])
  })
})

describe('the example of docs/formats.md', () => {
  it('gives the numbers that stand there', () => {
    const { totals } = read(docExamples('smtp-auth-clients')[0])
    expect(totals).toEqual([
      {
        sender: 'alarm@fabrikam.com',
        messages: 63,
        tls: { '1.0': 5, '1.2': 58 },
        authentication: { basic: 60, oauth: 3 },
      },
      {
        sender: 'gate@fabrikam.com',
        messages: 20,
        tls: { '1.2': 18, unknown: 2 },
        authentication: { basic: 20 },
      },
    ])
  })

  it('gives the numbers of the other rules', () => {
    const { totals, rejected, result } = read(docExamples('smtp-auth-clients')[1] ?? '')
    expect(totals).toEqual([
      {
        sender: 'door@fabrikam.com',
        messages: 1234,
        tls: { none: 234, '1.2': 1000 },
        authentication: { oauth: 1234 },
      },
      {
        sender: 'gate@fabrikam.com',
        messages: 8,
        tls: { none: 3, '1.2': 5 },
        authentication: { unknown: 8 },
      },
      {
        sender: 'lift@fabrikam.com',
        messages: 10,
        tls: { '1.2': 4, unknown: 6 },
        authentication: { basic: 10 },
      },
    ])
    expect(rejected).toEqual([
      { code: 'missing-sender', record: 5 },
      { code: 'bad-number', record: 6 },
    ])
    expect(result.warnings).toContain('values-read-as-count')
  })

  it.each([
    ['percent', 'TLS 1.0,TLS 1.2', '0%,100', { '1.2': 40 }],
    ['count', 'TLS 1.0 count,TLS 1.2 count', '0,40', { '1.2': 40 }],
    ['fraction', 'TLS 1.0,TLS 1.2', '0.25,0.75', { '1.0': 10, '1.2': 30 }],
    ['percent', 'TLS 1.0 (%),TLS 1.2 (%)', '0,40', { '1.2': 16, unknown: 24 }],
    ['count', 'TLS 1.0,TLS 1.2', '10,30', { '1.0': 10, '1.2': 30 }],
    ['percent', 'TLS 1.0,TLS 1.2', '5,90', { '1.0': 2, '1.2': 36, unknown: 2 }],
  ])('decides for %s under %s of %s', (form, names, cells, tls) => {
    const { totals, result } = read(`Sender address,${names},Messages sent\na@contoso.com,${cells},40\n`)
    expect(totals).toMatchObject([{ messages: 40, tls }])
    expect(result.warnings).toContain(`values-read-as-${form}`)
  })
})
