import { describe, expect, test } from 'vitest'
import { readHeader } from './header.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const read = (text: string, isWhole = true) => readHeader(encode(text), isWhole)

describe('a header', () => {
  test.each([
    ['commas', 'a,b,c\n1,2,3\n', ['a', 'b', 'c'], ',', 6],
    [
      'semicolons, with commas in names',
      'Sender;TLS 1,0;TLS 1,1\n',
      ['Sender', 'TLS 1,0', 'TLS 1,1'],
      ';',
      23,
    ],
    ['tabs', 'a\tb\r\n1\t2', ['a', 'b'], '\t', 5],
    ['one column', 'Sender\r\nx', ['Sender'], ',', 8],
    ['quotes', '"a","b, c","d ""e"""\n', ['a', 'b, c', 'd "e"'], ',', 21],
    ['quotes and semicolons', '"a";"b,c"\n', ['a', 'b,c'], ';', 10],
    ['a line break in quotes', '"a\nb",c\n1,2', ['a\nb', 'c'], ',', 8],
    ['spaces', ' a , b \n', ['a', 'b'], ',', 8],
    ['CR', 'a,b\r1,2\r', ['a', 'b'], ',', 4],
    ['no line end', 'a,b', ['a', 'b'], ',', 3],
    ['two byte order marks', '\ufeff\ufeffa,b\n', ['a', 'b'], ',', 10],
    ['a mark before a quote', '\ufeff"a","b"\n', ['a', 'b'], ',', 11],
    ['blank lines', '\r\n \n\na,b\n', ['a', 'b'], ',', 9],
    ['#TYPE', '#TYPE Selected.System.Object\r\n"a","b"\r\n', ['a', 'b'], ',', 39],
    ['sep=', 'sep=;\r\na;b\r\n', ['a', 'b'], ';', 12],
    ['a stray quote', 'Size 3",b\n1,2\n', ['Size 3"', 'b'], ',', 10],
    ['names of objects', '__proto__,constructor\n', ['__proto__', 'constructor'], ',', 22],
  ])('with %s', (_, text, fields, delimiter, end) => {
    expect(read(text)).toMatchObject({ fields, delimiter: delimiter.charCodeAt(0), end, isLog: false })
  })

  test.each([
    [
      'behind the lines of a log',
      '#Software: Exchange\r\n#Version: 15\r\n#Fields: a,b-c\r\n1,2',
      ['a', 'b-c'],
    ],
    ['at once', '#Fields: a,b-c\n', ['a', 'b-c']],
    ['saved by Excel', '#Software: Exchange;\n#Fields: a;b-c\n', ['a', 'b-c']],
    ['without its mark, behind another line', '#Date: 2026-11-20\na,b-c\n', ['a', 'b-c']],
  ])('of a log, %s', (_, text, fields) => {
    expect(read(text)).toMatchObject({ fields, isLog: true })
  })

  test('tells where its line is, for a first line that is none', () => {
    expect(read('\ufeff\n2026-11-20T00:00:00Z,b\nc')).toMatchObject({ start: 4, end: 27 })
  })

  test.each([
    ['sep=;\nTLS 1,0 %, a, b;c\n', ['TLS 1,0 %, a, b', 'c'], ';'],
    ['sep=,\na;b;c,d\n', ['a;b;c', 'd'], ','],
    ['sep=\t\na\tb\n', ['a', 'b'], '\t'],
    ['sep=,\nSender\n', ['Sender'], ','],
    ['sep=|\na;b\n', ['a', 'b'], ';'],
  ])('is cut where %j says', (text, fields, delimiter) => {
    expect(read(text)).toMatchObject({ fields, delimiter: delimiter.charCodeAt(0) })
  })

  test('stands below the empty rows of a spreadsheet', () => {
    expect(read(';;;\r\n;;;\r\na;b;c;d\r\n')?.fields).toEqual(['a', 'b', 'c', 'd'])
  })

  test.each(['', '\ufeff', '\ufeff\ufeff', '\n\r\n  \n', 'sep=,', '#TYPE x\n', ';;;', '#Software: x\n'])(
    'is not in %j',
    (text) => {
      expect(read(text)).toBeNull()
    },
  )

  test.each(['a,b', '"a\nb', 'a,b\r', '\n', '\ufeff#TYPE x\r\n'])('is not whole yet in %j', (text) => {
    expect(read(text, false)).toBeNull()
  })

  test('is whole once its line end is there', () => {
    expect(read('a,b\n', false)?.end).toBe(4)
    expect(read('a,b\r\n', false)?.end).toBe(5)
    expect(read('a,b\r1', false)?.end).toBe(4)
  })

  test('of a million columns is an error', () => {
    expect(() => read(`${'a,'.repeat(1_000_000)}a\n`)).toThrow(
      expect.objectContaining({ code: 'too-many-columns', details: { columns: 1_000_001 } }),
    )
  })
})
