import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { epochDay } from '../facts/day.ts'
import { ImportError } from '../facts/import-error.ts'
import { createTextDictionary } from './dictionary.ts'
import { openKernel } from './kernel/kernel.ts'
import {
  createRecordReader,
  type RecordReader,
  type RecordReaderOptions,
  type RecordView,
} from './record-reader.ts'
import { createKernelReader, createTableReader } from './table-reader.ts'

const COLUMNS = 4
/** In another order than in the file, and one that the file lacks. */
const WANTED = [2, 0, -1, 3]
const SLOTS = WANTED.map((_, slot) => slot)
const ALL = [0, 1, 3]

type Reader = (options: RecordReaderOptions) => RecordReader

const byKernel: Reader = (options) => {
  const kernel = openKernel()
  if (!kernel) throw new Error('this runtime has no WebAssembly')
  return createKernelReader(kernel, options)
}

/** All that a reader tells of a text, value by value. */
function readAll(
  create: Reader,
  bytes: Uint8Array,
  chunkSizes: readonly number[],
  delimiter = ',',
): unknown[] {
  const events: unknown[] = []
  const dictionary = createTextDictionary()
  const tuples: string[] = []
  const reader: RecordReader = create({
    delimiter: delimiter.charCodeAt(0),
    columnCount: COLUMNS,
    columns: WANTED,
    onRecord: (record) =>
      events.push(
        valuesOf(record, tuples),
        SLOTS.map((slot) => record.id(slot, dictionary)),
      ),
    onBlank: () => events.push('blank'),
    onUnterminated: (number) => events.push({ unterminated: number, raw: reader.view.raw() }),
  })
  try {
    for (let at = 0, chunk = 0; at < bytes.length; chunk++) {
      const size = chunkSizes[chunk % chunkSizes.length] ?? bytes.length
      reader.push(bytes.slice(at, at + size))
      at += size
    }
    reader.end()
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    events.push({ error: error.code, details: error.details })
  }
  return [...events, reader.count, reader.invalidCount]
}

function valuesOf(record: RecordView, tuples: string[]) {
  const time = { day: 0, ticks: 0 }
  const identity = new Uint32Array(4)
  const recipients = { count: 0, hasSend: false }
  tuples[record.tuple(ALL)] ??= JSON.stringify(ALL.map((slot) => record.text(slot)))
  return {
    number: record.number,
    raw: record.raw(),
    fieldCount: record.fieldCount,
    isExtraEmpty: record.isExtraEmpty,
    // Told by its texts: two readers may number tuples alike and mean others.
    tuple: tuples[record.tuple(ALL)],
    fields: SLOTS.map((slot) => {
      record.recipients(slot, recipients)
      const isTime = record.time(slot, time)
      const isGuid = record.guid(slot, identity)
      return {
        text: record.text(slot),
        length: record.end(slot) - record.start(slot),
        isEmpty: record.isEmpty(slot),
        digits: record.digits(slot),
        time: isTime ? { ...time } : null,
        guid: isGuid ? [...identity] : null,
        recipients: { ...recipients },
      }
    }),
  }
}

function expectSame(bytes: Uint8Array, chunkSizes: readonly number[], delimiter = ','): void {
  expect(readAll(byKernel, bytes, chunkSizes, delimiter)).toEqual(
    readAll(createRecordReader, bytes, chunkSizes, delimiter),
  )
}

const bytesOf = (text: string) => new TextEncoder().encode(text)
const chunks = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 4 })

describe('the kernel reads as the reader in TypeScript does', () => {
  test('any bytes of the kind that decides', () => {
    const piece = fc.constantFrom(
      '"',
      '""',
      ',',
      ';',
      '\r',
      '\n',
      '\r\n',
      ' ',
      '\t',
      'a',
      'Ann B',
      'ä',
      '\xff',
      '#',
    )
    const text = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, chunks, fc.constantFrom(',', ';', '\t'), (one, sizes, delimiter) => {
        // One byte a character: `ä` alone is no UTF-8.
        expectSame(
          Uint8Array.from(one, (character) => character.charCodeAt(0)),
          sizes,
          delimiter,
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('tables with quotes where they belong, longer than many blocks', () => {
    const plain = fc.stringMatching(/^[a-z0-9@. -]{0,40}$/)
    const quoted = fc.string({ maxLength: 60 }).map((text) => `"${text.replaceAll('"', '""')}"`)
    const line = fc.array(fc.oneof(plain, quoted), { maxLength: 6 }).map((fields) => fields.join(','))
    const table = fc.array(line, { maxLength: 60 })
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), chunks, (lines, lineEnd, sizes) => {
        expectSame(bytesOf(lines.join(lineEnd)), [...sizes, 5000])
      }),
      { numRuns: 150 },
    )
  })

  test('values, plain and nearly so', () => {
    const time = fc
      .record({
        date: fc.constantFrom(
          '2026-11-20',
          '2024-02-29',
          '2023-02-29',
          '1969-12-31',
          '2026-13-01',
          '2026-11-00',
          '20261120',
        ),
        clock: fc.constantFrom(
          ...['T10:20:30', 'T23:59:59', 'T24:00:00', 'T10:60:00', 'T10:20:60', 'T00:00:00', 'T99:99:99'],
          ...['T1a:20:30', ' 10:20:30', 'T10.20:30', 'T10:20;30', 'T1/:20:30'],
        ),
        fraction: fc.constantFrom(
          ...['', '.', '.1', '.1234567', '.9999999', '.0000000', '.12345678', ',5', '.12x'],
          ...[':1234567', '.12345x7', '.123456:', '.x234567', '.1234 67'],
        ),
        zone: fc.constantFrom('Z', '', 'z', '+01:00'),
      })
      .map(({ date, clock, fraction, zone }) => date + clock + fraction + zone)
    const guid = fc
      .tuple(fc.uuid(), fc.constantFrom('same', 'upper', 'bare', 'braced', 'odd', 'zero'))
      .map(([id, form]) => {
        if (form === 'upper') return id.toUpperCase()
        if (form === 'bare') return id.replaceAll('-', '')
        if (form === 'braced') return `{${id}}`
        if (form === 'odd') return id.replace(/[0-9]/, 'g')
        return form === 'zero' ? id.replace(/[0-9a-f]/g, '0') : id
      })
    const number = fc.oneof(
      fc.nat().map(String),
      fc.constantFrom('0', '9999999999', '10000000000', '-1', '1.5', ' 7', '007'),
    )
    const status = fc
      .array(
        fc.constantFrom(
          'ann@a.com##',
          'Send',
          'Receive',
          ', ',
          ';',
          '#',
          ' ',
          'Deliver',
          'SEND',
          'ä',
          '\u00a0',
        ),
        { maxLength: 12 },
      )
      .map((parts) => `"${parts.join('')}"`)
    const field = fc.oneof(time, guid, number, status)
    const line = fc.array(field, { minLength: 1, maxLength: 4 }).map((fields) => fields.join(','))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), chunks, (lines, sizes) => {
        expectSame(bytesOf(lines.join('\n')), [...sizes, 3000])
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['a quote that never closes', `a,b\n"${'x,\n'.repeat(600_000)}`],
    ['a short one that never closes', 'a,b\n"x,\ny'],
    ['a field of many chunks', `a,"${'b""'.repeat(200_000)}",c\nd,e,f`],
    ['a stray quote before much text', `"a,b\n${'c,d,"e",f\n'.repeat(40_000)}`],
    ['more records than a batch', 'a,1,b,2\n\n'.repeat(5_000)],
    [
      'recipients with the same words, with others, and a last one without a mark behind it',
      ['Receive, Deliver;', 'Receive, Send;', 'Receive, Deliver, Expand, Resolve, Send;', 'Send##x;', 'Send']
        .flatMap((one, _, all) => all.map((other) => `"${`a@b##${one}`.repeat(3)}c##${other}a##${one}"`))
        .join('\n'),
    ],
    ['a header of many columns', `${'x,'.repeat(5_000)}\nb`],
  ])('%s', (_what, text) => {
    expectSame(bytesOf(text), [70_000])
  })

  // Separators are looked for 32 KiB at a time: here the next window begins within what follows.
  test.each(['\n', '\r\n', '\r'])('records on the edge of a window, lines that end with %j', (lineEnd) => {
    const edge = 32 * 1024
    const quoted = ['a,"b ""c""",d,e', '', '"x,y",2,3,4', ',"a"b,c', '1,2,3,4,5,"6"']

    const records = [...quoted, 'short', '1,2,3,4,5,""', 'a,b,c,d', ...quoted]
    for (let before = edge - 40; before <= edge + 4; before += 3) {
      const text = [`${'p'.repeat(before)},q,r,s`, ...records].join(lineEnd)
      expectSame(bytesOf(text), [edge * 2])
      expectSame(bytesOf(text), [edge])
    }
  })

  test.each([
    ['more fields than a window has bytes', `a,b,c,d\n${'e,'.repeat(100_000)}\ng,h,i,"j,k"\n`],
    ['such fields, not all empty', `a,b,c,d\n${','.repeat(100_000)}x\ng,h,i,j`],
    ['such fields, in quotes', `a,b,c,d\n${'"e",'.repeat(100_000)}""\ng,h,i,"j""k"`],
    ['such fields, and nothing more', `a,b,c,d\n${','.repeat(200_000)}`],
    ['empty lines alone', '\n'.repeat(150_000)],
    ['a text of many windows in quotes', `a,"${'b,\n'.repeat(80_000)}",c\nd,e,f,g\n`],
  ])('%s', (_what, text) => {
    for (const size of [50_000, 70_000, 1_000_000]) expectSame(bytesOf(text), [size])
  })

  test('tuples that come again after so many others that nobody remembers them', () => {
    const texts: string[] = []
    let mistaken = 0
    const reader = byKernel({
      delimiter: 0x2c,
      columnCount: COLUMNS,
      columns: WANTED,
      onRecord(record) {
        const text = ALL.map((slot) => record.text(slot)).join()
        const number = record.tuple(ALL)
        texts[number] ??= text
        if (texts[number] !== text) mistaken++
      },
      onBlank() {},
      onUnterminated() {},
    })
    // 45,000 distinct ones, each of them twice.
    const row = (number: number) => `sender-${number % 45_000},x,"Relay ""${number % 9}""",${number % 3}`
    reader.push(bytesOf(Array.from({ length: 90_000 }, (_, number) => row(number)).join('\n')))
    reader.end()
    expect([texts.length, new Set(texts).size, mistaken]).toEqual([45_000, 45_000, 0])
  })

  test('a record that is too long', () => {
    const bytes = new Uint8Array(17 * 1024 * 1024).fill(0x61)
    expect(readAll(byKernel, bytes, [4_000_000])).toEqual([
      { error: 'record-too-long', details: { record: 1 } },
      0,
      0,
    ])
    bytes[0] = 0x22
    expect(readAll(byKernel, bytes, [4_000_000])).toEqual([
      { error: 'unterminated-quote', details: { record: 1 } },
      0,
      0,
    ])
  })
})

// Memory grows at another moment for each.
test.each([4, 8, 12, 16, 20, 24, 28])(
  'memory that grows between two values of %i takes none away',
  (count) => {
    const slots = Array.from({ length: count }, (_, slot) => slot)
    const row = (number: number) =>
      slots.map((slot) => (slot % 3 === 0 ? `2026-11-20T10:00:${10 + slot}Z` : `${number + slot}`)).join(',')
    const text = Array.from({ length: 2000 }, (_, number) => row(number)).join('\n')
    const sum = (create: Reader) => {
      const values: number[] = []
      const dictionary = createTextDictionary()
      const pairs = slots.slice(1).map((slot) => [slot - 1, slot])
      const time = { day: 0, ticks: 0 }
      const reader = create({
        delimiter: 0x2c,
        columnCount: slots.length,
        columns: slots,
        onRecord(record) {
          let total = 0
          for (const slot of slots) {
            total += record.digits(slot) + record.id(slot, dictionary)
            if (record.time(slot, time)) total += time.ticks
          }
          for (const pair of pairs) total += record.tuple(pair)
          for (const slot of slots) total += record.digits(slot) + Number(record.text(slot).length)
          values.push(total)
        },
        onBlank() {},
        onUnterminated() {},
      })
      reader.push(bytesOf(text))
      reader.end()
      return values
    }
    expect(sum(byKernel)).toEqual(sum(createRecordReader))
  },
)

test('the kernel knows every day of four hundred years', () => {
  const lines: string[] = []
  for (let year = 1970; year < 2370; year++) {
    for (const [month, day] of [
      [1, 1],
      [2, 28],
      [3, 1],
      [6, 30],
      [12, 31],
    ] as const) {
      const two = (value: number) => String(value).padStart(2, '0')
      lines.push(`${year}-${two(month)}-${two(day)}T00:00:00Z,,,${epochDay(year, month, day)}`)
    }
  }
  const time = { day: 0, ticks: 0 }
  let read = 0
  const reader = byKernel({
    delimiter: 0x2c,
    columnCount: COLUMNS,
    columns: [0, 3],
    onRecord(record) {
      read++
      expect([record.time(0, time), time.day]).toEqual([true, record.digits(1)])
    },
    onBlank() {},
    onUnterminated() {},
  })
  reader.push(bytesOf(lines.join('\n')))
  reader.end()
  expect(read).toBe(2000)
})

test('many dictionaries, and one that many slots share', () => {
  const rows = Array.from({ length: 3000 }, (_, row) => `a${row % 700},a${row % 300},c,a${row}`).join('\n')
  expectSame(bytesOf(rows), [10_000])
})

test('records of equal bytes have equal hashes, others nearly always have others', () => {
  const hashes: number[] = []
  const reader = byKernel({
    delimiter: 0x2c,
    columnCount: COLUMNS,
    columns: WANTED,
    onRecord: (record) => hashes.push(record.hash()),
    onBlank() {},
    onUnterminated() {},
  })
  reader.push(bytesOf(`${Array.from({ length: 1000 }, (_, row) => `a,b,c,${row % 500}`).join('\n')}\n`))
  reader.end()
  expect(hashes.slice(0, 500)).toEqual(hashes.slice(500))
  expect(new Set(hashes).size).toBe(500)
})

/** The columns of a summary, as far as the kernel wants them: direction, time, identity, bytes, recipients. */
const SUMMARY_COLUMNS = [0, 1, 2, 3, 4]
const DIRECTION = [0]

/** The kernel's log over such a table; `judge` says of a direction, once, whether it is one. */
function openSummary(options: Pick<RecordReaderOptions, 'onRecord' | 'onBlank' | 'onUnterminated'>) {
  const kernel = openKernel()
  if (!kernel) throw new Error('this runtime has no WebAssembly')
  const judged: number[] = []
  let table = 0
  const reader = createKernelReader(kernel, {
    ...options,
    delimiter: 0x2c,
    columnCount: SUMMARY_COLUMNS.length,
    columns: SUMMARY_COLUMNS,
    countFrom: 10,
    plain: {
      tuples: [DIRECTION],
      open({ tables: [first = 0] }) {
        table = first
        kernel.openLog(table, table, 1, 2, 3, 4, 0, 40_000)
      },
      judge(record) {
        judged.push(record.number)
        return record.text(0) !== '?' && kernel.judge(table, record.tuple(DIRECTION), 1) === 1
      },
    },
  })
  return { kernel, reader, judged }
}

const plainLine = (direction: string, time = '2026-11-20T10:00:00Z') =>
  `${direction},${time},00112233-4455-6677-8899-aabbccddeeff,5,ann@contoso.com##Send\n`

test('the kernel takes records by itself, also one that was judged; what that still leaves is shown', () => {
  const events: string[] = []
  const { kernel, reader, judged } = openSummary({
    onRecord: (record) => events.push(`${record.number} ${record.text(0)} ${record.text(1)}`),
    onBlank: () => events.push(`blank ${reader.count}`),
    onUnterminated: (number) => events.push(`cut ${number}`),
  })
  const text = [
    // The first of a direction is judged, the second is not; the third is for its time not plain.
    plainLine('in'),
    plainLine('in'),
    plainLine('in', 'today'),
    '\n',
    plainLine('out'),
    plainLine('?'),
    plainLine('?'),
    plainLine('out'),
    plainLine('new', 'today'),
    plainLine('new'),
    '"in',
  ].join('')
  for (let at = 0; at < text.length; at += 50) reader.push(bytesOf(text.slice(at, at + 50)))
  reader.end()
  expect(events).toEqual([
    '13 in today',
    'blank 14',
    '16 ? 2026-11-20T10:00:00Z',
    '17 ? 2026-11-20T10:00:00Z',
    '19 new today',
    'cut 21',
  ])
  expect(judged).toEqual([11, 13, 15, 16, 17, 19, 19])
  expect([reader.count, kernel.takenCount(), kernel.logSize()]).toEqual([21, 5, 5])
})

test('lines of a log are read in TypeScript: the kernel does not know them', () => {
  const unterminated: number[] = []
  const reader = createTableReader({
    delimiter: 0x2c,
    columnCount: 2,
    columns: [0, 1],
    isLineBound: true,
    onRecord() {},
    onBlank() {},
    onUnterminated: (number) => unterminated.push(number),
  })
  reader.push(bytesOf('a,"b\nc,d\n'))
  reader.end()
  expect([reader.count, unterminated]).toEqual([2, [1]])
})

test('thousands of small files do not use up what memory the browser sets aside', () => {
  for (let file = 0; file < 3000; file++) {
    const reader = createTableReader({
      delimiter: 0x2c,
      columnCount: 2,
      columns: [0],
      onRecord() {},
      onBlank() {},
      onUnterminated() {},
    })
    reader.push(bytesOf('a,b\n'))
    reader.end()
    expect(reader.count).toBe(1)
  }
})
