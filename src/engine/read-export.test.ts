import { describe, expect, it } from 'vitest'
import { listFacts } from '../../test/helpers/list-facts.ts'
import {
  type DetailRecord,
  detailText,
  guid,
  type SummaryRecord,
  summaryText,
} from '../../test/helpers/trace-text.ts'
import type { ColumnMapping } from '../facts/column-mapping.ts'
import { ImportError } from '../facts/import-error.ts'
import { keepDays } from '../facts/kept-days.ts'
import type { ExportSource } from './export-source.ts'
import { type ReadExport, type ReadOptions, type ReadProgress, readExport } from './read-export.ts'

const NOW = Date.UTC(2026, 10, 20, 12)
const RECORD: DetailRecord = {
  time: '2026-11-19T08:00:00.0000000Z',
  id: guid(1),
  source: 'SMTP',
  event: 'RECEIVE',
  clientHost: 'mail.fabrikam.com',
  sender: 'bestellung@fabrikam.com',
  custom: [
    ['S:InboundConnectorData', "Name=Büro; O'Brien;ConnectorType=OnPremises"],
    ['S:tlsversion', 'TLS1.2'],
  ],
}
const TEXT = detailText([RECORD, { ...RECORD, id: guid(2), time: '2026-11-20T08:00:00.0000000Z' }])

function source(content: string | Uint8Array, chunkBytes = 1 << 20): ExportSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    name: 'unknown.csv',
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.slice(at, at + chunkBytes)
    },
  }
}

/** Read as Node does: at once, `most` bytes at a time; the last `missing` of them are gone when they are read. */
function directSource(content: string | Uint8Array, { most = 1 << 20, missing = 0 } = {}) {
  const chunked = source(content)
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  let openFiles = 0
  const openDirect = () => {
    openFiles++
    return {
      read(room: Uint8Array, at: number) {
        const part = bytes.subarray(at, Math.min(at + room.length, at + most, bytes.length - missing))
        room.set(part)
        return part.length
      },
      close: () => void openFiles--,
    }
  }
  return { source: { ...chunked, openDirect }, openFiles: () => openFiles }
}

function read(content: string | Uint8Array, options: Partial<ReadOptions> = {}, chunkBytes?: number) {
  return readExport(source(content, chunkBytes), { now: NOW, ...options })
}

/** With its days as a list. */
function listed({ facts, ...account }: ReadExport) {
  if (facts.kind !== 'messages') throw new Error(`${facts.kind} have no days`)
  return { ...account, facts: { ...facts, days: keepDays(facts.days) } }
}

async function failure(content: string | Uint8Array, options: Partial<ReadOptions> = {}) {
  const error = await read(content, options).catch((thrown: unknown) => thrown)
  if (!(error instanceof ImportError)) throw new Error(`no ImportError: ${String(error)}`)
  return { code: error.code, details: error.details }
}

function utf16(text: string, hasMark: boolean): Uint8Array {
  return new Uint8Array(Buffer.from((hasMark ? '\ufeff' : '') + text, 'utf16le'))
}

describe('readExport', () => {
  it('reads an unknown header by what was said of its columns, and says so', async () => {
    const text = 'Who,How many,Note\r\nerp@contoso.com,12,x\r\nscan@contoso.com,3,\r\n'
    const mapping: ColumnMapping = {
      format: 'smtp-auth-clients',
      header: ['Who', 'How many', 'Note'],
      columns: [
        ['Who', 'Sender address'],
        ['How many', 'Messages sent'],
      ],
    }
    const result = await read(text, { mappings: [mapping] })
    expect(result).toMatchObject({
      format: 'smtp-auth-clients',
      messages: 15,
      says: ['submissions'],
      mapping,
    })
    expect(result.warnings).toContain('columns-mapped')
    expect(
      await read(text, { mappings: [{ ...mapping, format: null, header: null }] }).catch(String),
    ).toContain('unknown-format')
    const withoutNote = text.replaceAll(',Note', '').replace(',x', '').replace('3,', '3')
    expect(await read(withoutNote, { mappings: [{ ...mapping, format: null, header: null }] })).toMatchObject(
      {
        messages: 15,
      },
    )
    // Said of another header.
    expect(await failure(withoutNote, { mappings: [mapping] })).toMatchObject({ code: 'unknown-format' })
  })

  it('reads a JSON list by what was said of its columns, also those that come later', async () => {
    const text = JSON.stringify([
      { who: 'erp@contoso.com', number: { ofMails: 12 } },
      { who: 'scan@contoso.com', number: { ofMails: 3 }, tls12: 100 },
    ])
    const columns = [
      ['who', 'Sender address'],
      ['number.ofMails', 'Messages sent'],
      ['tls12', 'TLS 1.2'],
    ] as const
    const result = await read(text, { mappings: [{ format: 'smtp-auth-clients', header: null, columns }] })
    expect(result).toMatchObject({ messages: 15, rejected: [] })
  })

  it('hands on what it rejects as it stands in the file, also cut at any byte', async () => {
    const odd = '"yesterday","a ""quoted"" word",'
    const text = `${TEXT}${odd}\r\n${TEXT.split('\r\n')[1]}\r\n"2026-11-20T08:00:00Z`
    for (const chunkBytes of [3, 1 << 20]) {
      const rejected: unknown[] = []
      await read(text, { onRejected: (...one) => rejected.push(one) }, chunkBytes)
      expect(rejected).toEqual([
        [3, 'bad-timestamp', odd],
        [5, 'unterminated-quote', '"2026-11-20T08:00:00Z'],
      ])
    }
  })

  it('gives an account of the file', async () => {
    const { facts, ...account } = await read(TEXT)
    expect(account).toEqual({
      format: 'extended-trace',
      family: 'message-trace',
      says: ['submissions', 'client-addresses', 'transports', 'connectors', 'connector-tls', 'days'],
      encoding: 'utf-8',
      mapping: null,
      records: 2,
      accepted: 2,
      blank: 0,
      rejected: [],
      messages: 2,
      repeats: 0,
      warnings: [],
      // 2026-11-19 is day 20,776 since 1970.
      covered: { from: 20_776, to: 20_777 },
      hasLocalTimes: false,
      timeZone: null,
    })
    expect(listFacts(facts)).toMatchObject([
      { connector: "Büro; O'Brien", connectorType: 'OnPremises', tls: '1.2', date: '2026-11-19' },
      { connector: "Büro; O'Brien", date: '2026-11-20' },
    ])
  })

  it.each([
    ['utf-8 with a mark', new TextEncoder().encode(`\ufeff${TEXT}`), 'utf-8'],
    ['utf-16le with a mark', utf16(TEXT, true), 'utf-16le'],
    ['utf-16le without a mark', utf16(TEXT, false), 'utf-16le'],
  ])('reads %s the same, in chunks of any size', async (_, bytes, encoding) => {
    const plain = listed(await read(TEXT))
    for (const chunkBytes of [1, 7, 64, 1 << 20]) {
      expect(listed(await read(bytes, {}, chunkBytes))).toEqual({ ...plain, encoding })
    }
  })

  it('reads line ends of either kind, a last record without one, and counts blank lines apart', async () => {
    const plain = listed(await read(TEXT))
    expect(listed(await read(TEXT.replaceAll('\r\n', '\n').trimEnd()))).toEqual(plain)
    const spaced = await read(`${TEXT.replaceAll('\r\n', '\r\n\r\n')}\r\n`)
    // The header's, the first record's, the second's, and one more at the end.
    expect(spaced).toMatchObject({ records: 6, accepted: 2, blank: 4 })
    expect(listed(spaced).facts).toEqual(plain.facts)
  })

  it('analyses a header without records', async () => {
    expect(await read(detailText([]))).toMatchObject({ records: 0, accepted: 0, messages: 0, covered: null })
    expect(await read(detailText([]).trimEnd())).toMatchObject({ format: 'extended-trace', records: 0 })
  })

  it('counts odd records under their codes', async () => {
    const odd: DetailRecord[] = [
      { ...RECORD, time: '' },
      RECORD,
      { ...RECORD, id: '' },
      { ...RECORD, time: '2099-01-01T00:00:00Z' },
    ]
    const { records, accepted, rejected } = await read(`${detailText(odd)}"cut`)
    expect({ records, accepted }).toEqual({ records: 5, accepted: 1 })
    expect(rejected).toEqual([
      { code: 'bad-timestamp', count: 2, firstRecord: 1 },
      { code: 'missing-message-id', count: 1, firstRecord: 3 },
      { code: 'unterminated-quote', count: 1, firstRecord: 5 },
    ])
  })

  it.each([
    [999, []],
    [1000, ['row-cap']],
    [1001, []],
  ])('warns at %i records: %j', async (count, warnings) => {
    const records = Array.from({ length: count }, (_, number) => ({ ...RECORD, id: guid(number) }))
    expect((await read(detailText(records))).warnings).toEqual(warnings)
  })

  it('tells why a file cannot be read', async () => {
    expect(await failure('')).toEqual({ code: 'empty-file', details: {} })
    expect(await failure('\ufeff\r\n \r\n')).toMatchObject({ code: 'empty-file' })
    expect(await failure('name,phone\r\nAnn,1\r\n')).toEqual({
      code: 'unknown-format',
      details: { columns: 'name, phone' },
    })
    expect(await failure('PK\x03\x04 xl/')).toMatchObject({ code: 'excel-workbook' })
    expect(await failure(`a${'\0\x01'.repeat(40)}`)).toMatchObject({ code: 'not-text' })
  })

  it('shortens the columns of a file that nobody knows', async () => {
    const { details } = await failure(`${'x'.repeat(50)},b,c,d,e,f,g,h,i\n`)
    expect(details).toEqual({ columns: `${'x'.repeat(40)}…, b, c, d, e, f, g, h, …` })
  })

  it('reads a file directly as it does in chunks, also with a record longer than a part', async () => {
    const long = { ...RECORD, id: guid(3), messageId: 'x'.repeat(3 << 20) }
    const records = Array.from({ length: 300 }, (_, index) => ({ ...RECORD, id: guid(10 + index) }))
    for (const text of [
      TEXT,
      `\ufeff${TEXT}`,
      `${TEXT}"cut`,
      detailText([...records, long, ...records.slice(7)]),
    ]) {
      const expected = listed(await read(text))
      for (const most of [3 << 20, 1 << 20, 70_001]) {
        const { source: direct, openFiles } = directSource(text, { most })
        const progress: ReadProgress[] = []
        const result = await readExport(direct, { now: NOW, onProgress: (step) => progress.push(step) })
        expect(listed(result)).toEqual(expected)
        expect(progress.at(-1)).toMatchObject({ bytesRead: direct.size, records: expected.records })
        expect(openFiles()).toBe(0)
      }
    }
  })

  it('reads directly what is left of a file that became shorter, and closes what it does not read to its end', async () => {
    const cut = directSource(TEXT, { missing: 3 })
    expect(listed(await readExport(cut.source, { now: NOW }))).toEqual(listed(await read(TEXT.slice(0, -3))))
    const stop = new AbortController()
    const cancelled = directSource(TEXT + 'x'.repeat(3 << 20))
    const late = { now: NOW, signal: stop.signal, onProgress: () => stop.abort() }
    await expect(readExport(cancelled.source, late)).rejects.toMatchObject({ code: 'cancelled' })
    const tooLong = directSource(TEXT + 'x'.repeat(20 << 20))
    await expect(readExport(tooLong.source, { now: NOW })).rejects.toMatchObject({ code: 'record-too-long' })
    expect([cut, cancelled, tooLong].map(({ openFiles }) => openFiles())).toEqual([0, 0, 0])
  })

  it('stops where it is cancelled', async () => {
    expect(await failure(TEXT, { signal: AbortSignal.abort() })).toMatchObject({ code: 'cancelled' })
    const stop = new AbortController()
    const late = { signal: stop.signal, onProgress: () => stop.abort() }
    expect(await failure(TEXT, late)).toMatchObject({ code: 'cancelled' })
  })

  it('tells its progress in bytes and records of the file', async () => {
    const seen: ReadProgress[] = []
    await read(TEXT, { onProgress: (progress) => seen.push(progress) }, 400)
    const bytes = new TextEncoder().encode(TEXT).length
    expect(seen.at(-1)).toEqual({ format: 'extended-trace', bytesRead: bytes, records: 2 })
    const byteCounts = seen.map(({ bytesRead }) => bytesRead)
    expect(byteCounts).toEqual([...byteCounts].sort((a, b) => a - b))
  })
})

/** What a trace of these records says, as a list of JSON objects. */
const OBJECTS = [1, 2].map((number) => ({
  date_time_utc: `2026-11-${18 + number}T08:00:00.0000000Z`,
  network_message_id: guid(number),
  source: 'SMTP',
  event_id: 'RECEIVE',
  client_hostname: 'mail.fabrikam.com',
  sender_address: 'bestellung@fabrikam.com',
  recipient_count: 1,
  custom_data: "'S:InboundConnectorData=Name=Büro;ConnectorType=OnPremises';S:tlsversion=TLS1.2",
}))
const TRACE_FACTS = [
  { connector: 'Büro', connectorType: 'OnPremises', tls: '1.2', date: '2026-11-19', deliveries: 1 },
  { connector: 'Büro', connectorType: 'OnPremises', tls: '1.2', date: '2026-11-20', deliveries: 1 },
]

describe('JSON', () => {
  const lines = OBJECTS.map((object) => `${JSON.stringify(object)}\n`).join('')

  it.each([
    ['a list', JSON.stringify(OBJECTS)],
    ['a list of a service', JSON.stringify({ '@odata.context': 'x', value: OBJECTS })],
    ['one a line', lines],
    ['one a line, in UTF-16', utf16(lines, false)],
    ['a list with two marks', `\ufeff\ufeff${JSON.stringify(OBJECTS, null, 2)}`],
  ])('reads as records: %s', async (_, content) => {
    for (const chunkBytes of [1, 64, 1 << 20]) {
      const { facts, ...account } = await read(content, {}, chunkBytes)
      expect(account).toMatchObject({ format: 'extended-trace', records: 2, accepted: 2, rejected: [] })
      expect(listFacts(facts)).toMatchObject(TRACE_FACTS)
    }
  })

  it('has its odd elements counted, and says what is missing', async () => {
    const cut = `{"value":[${JSON.stringify({ ...OBJECTS[0], date_time_utc: 7 })},{},5,${JSON.stringify(OBJECTS[1])},{"da`
    const { records, accepted, rejected, warnings } = await read(cut)
    expect({ records, accepted, warnings }).toEqual({ records: 5, accepted: 1, warnings: ['file-cut-off'] })
    expect(rejected).toEqual([
      { code: 'bad-timestamp', count: 2, firstRecord: 1 },
      { code: 'bad-json', count: 1, firstRecord: 3 },
      { code: 'cut-off', count: 1, firstRecord: 5 },
    ])
    const page = { value: OBJECTS, '@odata.nextLink': 'https://example.com' }
    expect((await read(JSON.stringify(page))).warnings).toEqual(['more-pages'])
  })

  it('may name a column in later elements only', async () => {
    const [first, second] = OBJECTS
    const { sender_address: _, ...bare } = first ?? {}
    const { facts } = await read(JSON.stringify([bare, second]))
    expect(listFacts(facts).map(({ sender }) => sender)).toEqual(['', 'bestellung@fabrikam.com'])
  })

  it('of other things is told', async () => {
    expect(await failure('[{"name":"Ann","phone":{"home":1}}]')).toEqual({
      code: 'unknown-format',
      details: { columns: 'name, phone.home' },
    })
    expect(await failure('{"policies":[]}')).toMatchObject({ code: 'unknown-format' })
    expect(await failure('[]')).toMatchObject({ code: 'empty-file' })
    expect(await failure('{"value":[]}')).toMatchObject({ code: 'empty-file' })
    expect(await failure('[{"date_time_utc":"2026-11')).toMatchObject({ code: 'damaged' })
  })
})

describe('a log', () => {
  const [header = '', first = '', second = ''] = TEXT.split('\r\n')
  const preamble = '#Software: Microsoft Exchange Server\r\n#Version: 15.02.0330.005\r\n'

  it('reads as the table below its # lines', async () => {
    const plain = await read(TEXT)
    const log = `\ufeff${preamble}#Fields: ${header}\r\n${first}\r\n#Date: 2026-11-20\r\n${second}\r\n`
    for (const chunkBytes of [1, 64, 1 << 20])
      expect(listed(await read(log, {}, chunkBytes))).toEqual(listed(plain))
  })

  it('is read on by the header of a restart', async () => {
    const plain = await read(TEXT)
    const restarted = `#Fields: ${header}\r\n${first}\r\n${preamble}#Fields: added,${header}\r\nx,${second}\r\n`
    const { facts, ...account } = await read(restarted)
    expect(account).toMatchObject({ records: 2, accepted: 2, messages: 2 })
    expect(listFacts(facts)).toEqual(listFacts(plain.facts))
  })

  it('has records below another header rejected', async () => {
    const other = `#Fields: ${header}\r\n${first}\r\n#Fields: a,b\r\n1,2\r\n3,4\r\n`
    expect(await read(other)).toMatchObject({
      records: 3,
      accepted: 1,
      rejected: [{ code: 'unknown-columns', count: 2, firstRecord: 2 }],
    })
  })
})

describe('encodings and what programs add', () => {
  const small = summaryText([
    {
      time: '2026-11-19T08:00:00Z',
      id: guid(1),
      recipients: 'a@b.c##Send',
      directionality: 'Originating',
      sender: 'büro@contoso.com',
    },
  ])
  const latin = Uint8Array.from(small, (character) => character.charCodeAt(0))
  const big = utf16(small, false).map((_, at, all) => all[at ^ 1] ?? 0)
  const tabs = utf16(small.replaceAll(',', '\t'), true)

  it.each([
    ['UTF-8', small, 'utf-8'],
    ['UTF-8, two marks', `\ufeff\ufeff${small}`, 'utf-8'],
    ['UTF-16BE', big, 'utf-16be'],
    ['UTF-16BE with a mark', Uint8Array.of(0xfe, 0xff, ...big), 'utf-16be'],
    ['UTF-16LE, two marks', utf16(`\ufeff${small}`, true), 'utf-16le'],
    ['windows-1252', latin, 'windows-1252'],
    ['Unicode text of Excel', tabs, 'utf-16le'],
    ["PowerShell's type line", `#TYPE Selected.System.Object\r\n${small}`, 'utf-8'],
    ["Excel's separator line", `sep=;\r\n${small.replaceAll(',', ';')}`, 'utf-8'],
  ])('%s', async (_, content, encoding) => {
    for (const chunkBytes of [1, 64, 1 << 20]) {
      const { facts, ...account } = await read(content, {}, chunkBytes)
      expect(account).toMatchObject({ encoding, records: 1, accepted: 1 })
      expect(account.warnings).toEqual(encoding === 'windows-1252' ? ['encoding-assumed'] : [])
      expect(listFacts(facts)).toMatchObject([{ kind: 'outbound', sender: 'büro@contoso.com' }])
    }
  })

  it('empty rows of a spreadsheet are blank', async () => {
    const excel = `${small.replaceAll(',', ';').trimEnd()}\r\n;;;;;;\r\n ; ;\r\n`
    expect(await read(excel)).toMatchObject({ records: 3, accepted: 1, blank: 2, rejected: [] })
  })
})

describe('dates with slashes', () => {
  const SENT: SummaryRecord = {
    time: '',
    id: guid(1),
    recipients: 'a@b.c##Send',
    directionality: 'Originating',
  }
  const dates = (...times: readonly string[]) =>
    summaryText(times.map((time, index) => ({ ...SENT, time, id: guid(index) })))
  const daysOf = async (text: string) => {
    const { facts, warnings } = await read(text)
    return { days: listFacts(facts).map(({ date }) => date), warnings }
  }

  it('are decided for the file by a part over 12', async () => {
    expect(await daysOf(dates('3/4/2026 08:00', '19/11/2026 08:00'))).toEqual({
      days: ['2026-04-03', '2026-11-19'],
      warnings: [],
    })
    expect(await daysOf(dates('3/4/2026', '11/19/2026 8:00:00 AM'))).toEqual({
      days: ['2026-03-04', '2026-11-19'],
      warnings: [],
    })
  })

  it('have the month first where nothing tells, days first behind semicolons, with a warning', async () => {
    expect(await daysOf(dates('3/4/2026'))).toEqual({
      days: ['2026-03-04'],
      warnings: ['date-order-assumed'],
    })
    const semicolons = dates('3/4/2026').replaceAll(',', ';')
    expect(await daysOf(semicolons)).toEqual({ days: ['2026-04-03'], warnings: ['date-order-assumed'] })
  })

  it('are looked for beyond a first record whose date is none', async () => {
    expect(await daysOf(dates('n/a', '3/4/2026', '19/11/2026'))).toEqual({
      days: ['2026-04-03', '2026-11-19'],
      warnings: [],
    })
  })
})
