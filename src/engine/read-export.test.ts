import { describe, expect, it } from 'vitest'
import { listFacts } from '../../test/helpers/list-facts.ts'
import {
  type DetailRecord,
  detailText,
  guid,
  type SummaryRecord,
  summaryText,
} from '../../test/helpers/trace-text.ts'
import { ImportError } from '../facts/import-error.ts'
import type { ExportSource } from './export-source.ts'
import { type ReadOptions, type ReadProgress, readExport } from './read-export.ts'

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

function read(content: string | Uint8Array, options: Partial<ReadOptions> = {}, chunkBytes?: number) {
  return readExport(source(content, chunkBytes), { now: NOW, ...options })
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
      isTimeLocal: false,
      records: 2,
      accepted: 2,
      blank: 0,
      rejected: [],
      messages: 2,
      repeats: 0,
      warnings: [],
      // 2026-11-19 is day 20,776 since 1970.
      covered: { from: 20_776, to: 20_777 },
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
    const plain = await read(TEXT)
    for (const chunkBytes of [1, 7, 64, 1 << 20]) {
      expect(await read(bytes, {}, chunkBytes)).toEqual({ ...plain, encoding })
    }
  })

  it('reads line ends of either kind, a last record without one, and counts blank lines apart', async () => {
    const plain = await read(TEXT)
    expect(await read(TEXT.replaceAll('\r\n', '\n').trimEnd())).toEqual(plain)
    const spaced = await read(`${TEXT.replaceAll('\r\n', '\r\n\r\n')}\r\n`)
    // The header's, the first record's, the second's, and one more at the end.
    expect(spaced).toMatchObject({ records: 6, accepted: 2, blank: 4 })
    expect(spaced.facts).toEqual(plain.facts)
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
