import { expect, it } from 'vitest'
import { csvText } from './csv-text.ts'

it('quotes every field and ends every line', () => {
  expect(
    csvText([
      ['Record', 'Reason'],
      [17, 'a "b", c\nd'],
    ]),
  ).toBe('\ufeff"Record","Reason"\r\n"17","a ""b"", c\nd"\r\n')
})

it.each([
  ['=1+2', "'=1+2"],
  ['+49 30', "'+49 30"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['  "=1', '\'  ""=1'],
  ['\u200b=1', "'\u200b=1"],
  ['\uff1d1', "'\uff1d1"],
  ['\u0000=1', "'=1"],
  ['a=b', 'a=b'],
  ['a\u0000b', 'ab'],
  ['', ''],
])('leaves no formula in %j', (text, written) => {
  expect(csvText([[text]])).toBe(`\ufeff"${written}"\r\n`)
})

it('leaves a number a number', () => {
  expect(csvText([[-1]])).toBe('\ufeff"-1"\r\n')
})
