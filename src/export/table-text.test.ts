import { expect, it } from 'vitest'
import { htmlTable, tabText } from './table-text.ts'

it('puts tabs between cells and ends every row', () => {
  expect(
    tabText([
      ['Sender', 'Messages'],
      ['a@contoso.com', 1234],
      [null, -5],
    ]),
  ).toBe('Sender\tMessages\r\na@contoso.com\t1234\r\n\t-5\r\n')
})

it('keeps a cell in its place: no tab, no line end, no opened quote', () => {
  expect(tabText([['a\tb', 'c\r\nd', '"e" f', 'g"h']])).toBe('a b\tc d\t"""e"" f"\tg"h\r\n')
})

it('leaves no formula, as text or as HTML', () => {
  expect(tabText([['=1+2', '\t=1', ' +49']])).toBe("'=1+2\t' =1\t' +49\r\n")
  expect(htmlTable([['=1+2'], ['@SUM(A1)']])).toBe(
    "<table><thead><tr><th>'=1+2</th></tr></thead><tbody><tr><td>'@SUM(A1)</td></tr></tbody></table>",
  )
})

it('escapes what would be markup', () => {
  expect(htmlTable([[], ['<img src=x onerror="x">&', 7]])).toBe(
    '<table><thead><tr></tr></thead><tbody><tr><td>&lt;img src=x onerror=&quot;x&quot;&gt;&amp;</td><td>7</td></tr></tbody></table>',
  )
})
