import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLogReader } from './log-reader.ts'

const WANTED = ['time', 'data']

/** The first column that every header has, by name; a header without `time` is foreign. */
function readLog(text: string, chunkSize = 1 << 16) {
  const rows: string[][] = []
  const numbers: number[] = []
  const odd: string[] = []
  let blank = 0
  const layoutOf = (fields: readonly string[]) => ({
    delimiter: 0x2c,
    columnCount: fields.length,
    columns: WANTED.map((name) => fields.indexOf(name)),
  })
  const reader = createLogReader({
    ...layoutOf(['time', 'data']),
    onRecord(record) {
      rows.push(WANTED.map((_, slot) => record.text(slot)))
      numbers.push(record.number)
    },
    onBlank: () => blank++,
    onUnterminated: (number) => odd.push(`unterminated ${number}`),
    onForeign: (number) => odd.push(`foreign ${number}`),
    onHeader: ({ fields }) => (fields.includes('time') ? layoutOf(fields) : null),
  })
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += chunkSize) reader.push(bytes.slice(at, at + chunkSize))
  reader.end()
  return { rows, numbers, odd, blank, count: reader.count }
}

const RESTARTED =
  '1,a\r\n#Software: Exchange\r\n#Version: 15.2\r\n#Fields: data,time\r\n"b, b",2\r\n\r\n#Date: x\r\nc#,3\r\n'

describe('a log', () => {
  it.each([1, 2, 3, 7, 64, 1 << 16])('goes on by a header in its middle, in chunks of %i', (chunkSize) => {
    expect(readLog(RESTARTED, chunkSize)).toEqual({
      rows: [
        ['1', 'a'],
        ['2', 'b, b'],
        ['3', 'c#'],
      ],
      // The blank line has a number, `#` lines have none.
      numbers: [1, 2, 4],
      odd: [],
      blank: 1,
      count: 4,
    })
  })

  it('counts records below a header that nobody knows', () => {
    expect(readLog('1,a\n#Fields: x,y\n2,b\n3,c\n#Fields: time,data\n4,d\n')).toMatchObject({
      rows: [
        ['1', 'a'],
        ['4', 'd'],
      ],
      odd: ['foreign 2', 'foreign 3'],
      count: 4,
    })
  })

  it('loses one line to an open quote, such as a crash leaves', () => {
    const read = readLog('1,"cut of\r\n#Fields: time,data\r\n2,"b"\r\n3,c')
    expect(read).toMatchObject({
      rows: [
        ['2', 'b'],
        ['3', 'c'],
      ],
      odd: ['unterminated 1'],
    })
  })

  it('ends in a # line', () => {
    expect(readLog('1,a\n#Fields: time').rows).toEqual([['1', 'a']])
    expect(readLog('#')).toMatchObject({ rows: [], count: 0 })
    expect(readLog('')).toMatchObject({ rows: [], count: 0 })
  })

  it('passes over a # line of any length', () => {
    expect(readLog(`#${'x'.repeat(200_000)}\n1,a\n`, 1000).rows).toEqual([['1', 'a']])
  })

  it('knows a # only at the start of a line', () => {
    expect(readLog('1#,#a\n 2,b\n').rows).toEqual([
      ['1#', '#a'],
      [' 2', 'b'],
    ])
  })

  it('reads the same however it is cut', () => {
    const line = fc.constantFrom(
      '1,a',
      '2,"b""#"',
      '"open',
      '#Fields: data,time',
      '#Fields: x',
      '#',
      '',
      '#Date: "',
      '3,#',
    )
    const log = fc.tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'))
    fc.assert(
      fc.property(log, fc.integer({ min: 1, max: 20 }), ([lines, end], chunkSize) => {
        const text = lines.join(end)
        expect(readLog(text, chunkSize)).toEqual(readLog(text))
      }),
      { numRuns: 500 },
    )
  })
})

it('gives other texts other tuples, also below a second header', () => {
  const TIME = [0]
  const tuples: number[] = []
  const layout = { delimiter: 0x2c, columnCount: 2, columns: [0, 1] }
  const ignore = () => {}
  const reader = createLogReader({
    ...layout,
    onRecord: (record) => tuples.push(record.tuple(TIME)),
    ...{ onBlank: ignore, onUnterminated: ignore, onForeign: ignore },
    onHeader: () => layout,
  })
  reader.push(new TextEncoder().encode('a,1\n#Fields: time,data\nb,2\na,3\n'))
  reader.end()
  const [a, b, again] = tuples
  expect(b).not.toBe(a)
  expect(again).toBe(a)
})
