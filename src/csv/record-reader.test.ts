import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecords } from '../../test/fakes/records.ts'
import { createRecordReader } from './record-reader.ts'

const CHUNK_SIZES = [1, 2, 3, 64, 1_000_000]

interface Case {
  readonly text: string
  readonly rows: string[][]
  readonly blank?: number
}

const CASES: Readonly<Record<string, Case>> = {
  'no bytes': { text: '', rows: [] },
  'no last line end': { text: 'a,b,c', rows: [['a', 'b', 'c']] },
  'CRLF, LF and CR in one file': {
    text: '1,2,3\r\n4,5,6\n7,8,9\r0,0,0',
    rows: [
      ['1', '2', '3'],
      ['4', '5', '6'],
      ['7', '8', '9'],
      ['0', '0', '0'],
    ],
  },
  'CR and LF are one line end, CR and CR are two': {
    text: 'a,,\r\n\r\rb,,\n',
    rows: [
      ['a', '', ''],
      ['b', '', ''],
    ],
    blank: 2,
  },
  'blank lines, also of spaces': { text: '\n  \na,b,c\n\t\n', rows: [['a', 'b', 'c']], blank: 3 },
  'a short record reads as empty': {
    text: 'a\nb,c\n',
    rows: [
      ['a', '', ''],
      ['b', 'c', ''],
    ],
  },
  'empty fields': { text: ',,\n , ,\n"","",""\n', rows: [['', '', '']], blank: 2 },
  'quotes around delimiters and line breaks': {
    text: '"a,1","b\r\n2","c""3"\nx,y,z\n',
    rows: [
      ['a,1', 'b\r\n2', 'c"3'],
      ['x', 'y', 'z'],
    ],
  },
  'doubled quotes alone': { text: '"""","""""",""""""""\n', rows: [['"', '""', '"""']] },
  'a quote in the middle is text': { text: 'a"b,5",x ""y\n', rows: [['a"b', '5"', 'x ""y']] },
  'text behind a closing quote: the field was never quoted': {
    text: '"Ann B"@contoso.com,b,c\nd,e,f\n',
    rows: [
      ['"Ann B"@contoso.com', 'b', 'c'],
      ['d', 'e', 'f'],
    ],
  },
  'a stray quote that the next record seems to close': {
    text: '"abc,1,2\n"def",3,4\n',
    rows: [
      ['"abc', '1', '2'],
      ['def', '3', '4'],
    ],
  },
  'a space before the quote makes it text': { text: 'a, "b",c\n', rows: [['a', ' "b"', 'c']] },
  'a quoted field at the very end': { text: 'a,b,"c"', rows: [['a', 'b', 'c']] },
  'a delimiter at the very end': { text: 'a,b,', rows: [['a', 'b', '']] },
  'characters of two, three and four bytes': { text: 'ä,€,😀\n', rows: [['ä', '€', '😀']] },
}

describe('records', () => {
  for (const [name, { text, rows, blank = 0 }] of Object.entries(CASES)) {
    test.each(CHUNK_SIZES)(`${name}, in chunks of %d`, (chunkSize) => {
      const read = readRecords(text, { columnCount: 3, chunkSize })
      expect(read).toMatchObject({ rows, blank, unterminated: null, count: rows.length + blank })
    })
  }
})

const anyText = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', ';'), maxLength: 8 })
/** A record of spaces and delimiters alone is a blank line. */
const isBlank = (row: readonly string[]) => row.every((field) => field.trim() === '')
const anyRow = fc.array(anyText, { minLength: 2, maxLength: 4 }).filter((row) => !isBlank(row))
const anyTable = fc.array(anyRow, { maxLength: 8 })
const anyLineEnd = fc.constantFrom('\n', '\r\n', '\r')

function quote(field: string): string {
  return `"${field.replaceAll('"', '""')}"`
}

test('any table comes back, however it is cut, ended and quoted', () => {
  fc.assert(
    fc.property(
      anyTable,
      anyLineEnd,
      fc.boolean(),
      fc.boolean(),
      fc.integer({ min: 1, max: 70 }),
      (table, lineEnd, isLastEnded, isAllQuoted, chunkSize) => {
        const write = (field: string) => (isAllQuoted || /[",\r\n]/.test(field) ? quote(field) : field)
        const text = table.map((row) => row.map(write).join(',')).join(lineEnd)
        const read = readRecords(isLastEnded && table.length > 0 ? text + lineEnd : text, {
          columnCount: 4,
          chunkSize,
        })
        expect(read.rows).toEqual(table.map((row) => Array.from({ length: 4 }, (_, at) => row[at] ?? '')))
        expect(read.fieldCounts).toEqual(table.map((row) => row.length))
      },
    ),
  )
})

test('any text at all reads the same in any chunks', () => {
  const anyBytes = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '\t', 'ü'), maxLength: 40 })
  fc.assert(
    fc.property(anyBytes, fc.constantFrom(1, 2, 3, 7, 64), (text, chunkSize) => {
      const options = { columnCount: 2 }
      expect(readRecords(text, { ...options, chunkSize })).toEqual(readRecords(text, options))
    }),
    { numRuns: 500 },
  )
})

test('only wanted columns are kept; a missing one reads as empty', () => {
  const read = readRecords('a,b,c\n', { columnCount: 3, columns: [2, -1, 0] })
  expect(read.rows).toEqual([['c', '', 'a']])
})

test('semicolons and tabs delimit', () => {
  expect(readRecords('a,1;b\n', { columnCount: 2, delimiter: ';' }).rows).toEqual([['a,1', 'b']])
  expect(readRecords('a\t"b\t1"\n', { columnCount: 2, delimiter: '\t' }).rows).toEqual([['a', 'b\t1']])
})

test('fields beyond the header: empty ones are told from others', () => {
  const seen: [number, boolean][] = []
  const reader = createRecordReader({
    delimiter: 0x2c,
    columnCount: 2,
    columns: [0],
    onRecord: ({ fieldCount, isExtraEmpty }) => seen.push([fieldCount, isExtraEmpty]),
    onBlank() {},
    onUnterminated() {},
  })
  reader.push(new TextEncoder().encode('a,b,,\na,b,c\na,b\n'))
  reader.end()
  expect(seen).toEqual([
    [4, true],
    [3, false],
    [2, true],
  ])
})

test('equal records have equal hashes, with or without a last line end', () => {
  const [first, second, third, last] = readRecords('a,"b""1"\r\nc,d\na,"b""1"\nc,d', {
    columnCount: 2,
  }).hashes
  expect(third).toBe(first)
  expect(last).toBe(second)
  expect(first).not.toBe(second)
})

test('bytes that are no UTF-8 are read as windows-1252 and counted', () => {
  const read = readRecords(Uint8Array.of(0x80, 0x2c, 0x61, 0x2c, 0xe4, 0x0a), { columnCount: 3 })
  expect(read.rows).toEqual([['€', 'a', 'ä']])
  expect(read.invalidCount).toBe(2)
})

test.each(CHUNK_SIZES)('a quote that never closes is told by its record, in chunks of %d', (chunkSize) => {
  const read = readRecords('a,b\nc,"d\ne,f\n', { columnCount: 2, chunkSize })
  expect(read).toMatchObject({ rows: [['a', 'b']], unterminated: 2, count: 2 })
})

test('a quote that swallows more than a MiB is an error with its record', () => {
  const text = `a,b\n"${'x'.repeat(1024 * 1024)}`
  expect(() => readRecords(text, { columnCount: 2, chunkSize: 65_536 })).toThrow(
    expect.objectContaining({ code: 'unterminated-quote', details: { record: 2 } }),
  )
})

describe('a record beyond 16 MiB is an error', () => {
  const SIZE = 17 * 1024 * 1024
  test.each([
    ['of text', 'a', 'record-too-long'],
    ['of a million columns and more', ',', 'record-too-long'],
    ['behind an open quote', 'q', 'unterminated-quote'],
  ])('%s', (_, fill, code) => {
    const text = new Uint8Array(SIZE).fill(fill.charCodeAt(0))
    if (fill === 'q') text[0] = 0x22
    for (const chunkSize of [65_536, SIZE]) {
      expect(() => readRecords(text, { columnCount: 2, chunkSize })).toThrow(
        expect.objectContaining({ code, details: { record: 1 } }),
      )
    }
  })

  test('also when its end is there', () => {
    const text = `${'a'.repeat(SIZE)}\nb\n`
    for (const chunkSize of [65_536, SIZE + 10]) {
      expect(() => readRecords(text, { columnCount: 2, chunkSize })).toThrow(
        expect.objectContaining({ code: 'record-too-long' }),
      )
    }
  })
})

test('a record of some MiB is read whole, and what stands behind it', () => {
  const long = 'x'.repeat(5_000_000)
  const read = readRecords(`"${long}",1\nb,2\n`, { columnCount: 2, chunkSize: 65_536 })
  expect(read.rows.map(([first, second]) => [first?.length, second])).toEqual([
    [5_000_000, '1'],
    [1, '2'],
  ])
})

test('the bytes that were pushed are left as they are', () => {
  const bytes = new TextEncoder().encode('"a""b",c\n')
  const copy = bytes.slice()
  readRecords(bytes, { columnCount: 2 })
  expect(bytes).toEqual(copy)
})

describe('records that are lines', () => {
  test.each([
    ['an open quote ends with its line', 'a,"b,c\nd,e,"f"\n', [['d', 'e', 'f']], [1]],
    ['also at the end of the file', 'a,b,c\n"d,e', [['a', 'b', 'c']], [2]],
    ['a quote of the next line does not close it', '"a\nb","c"\n', [['b"', 'c', '']], [1]],
    ['what is quoted within its line is as ever', '"a,1","b""2",c\r\n', [['a,1', 'b"2', 'c']], []],
  ])('%s', (_, text, rows, unterminated) => {
    for (const chunkSize of [1, 2, 5, 100]) {
      const read = readRecords(text, { columnCount: 3, isLineBound: true, chunkSize })
      expect({ rows: read.rows, unterminated: read.allUnterminated }).toEqual({ rows, unterminated })
    }
  })

  test('are counted from where another reader stopped', () => {
    const numbers: number[] = []
    const reader = createRecordReader({
      delimiter: 0x2c,
      columnCount: 1,
      columns: [0],
      countFrom: 7,
      onRecord: ({ number }) => numbers.push(number),
      onBlank() {},
      onUnterminated() {},
    })
    reader.push(new TextEncoder().encode('a\nb\n'))
    reader.end()
    expect(numbers).toEqual([8, 9])
    expect(reader.count).toBe(9)
  })
})
