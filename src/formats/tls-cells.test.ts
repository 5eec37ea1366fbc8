import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countTls, parseTlsCell, type TlsUnit } from './tls-cells.ts'

describe('parseTlsCell', () => {
  it.each([
    ['100%', { kind: 'percent', percent: 100 }],
    ['100 %', { kind: 'percent', percent: 100 }],
    ['99.5%', { kind: 'percent', percent: 99.5 }],
    ['99,5 %', { kind: 'percent', percent: 99.5 }],
    ['99,5\u00a0%', { kind: 'percent', percent: 99.5 }],
    ['1.234%', { kind: 'percent', percent: 1.234 }],
    ['100', { kind: 'plain', text: '100' }],
    ['0.995', { kind: 'plain', text: '0.995' }],
    ['1.234.567', { kind: 'plain', text: '1.234.567' }],
    ['100% (120)', { kind: 'count', count: 120 }],
    ['120 (100%)', { kind: 'count', count: 120 }],
    ['99,5 % (1.234)', { kind: 'count', count: 1234 }],
    ['', { kind: 'nothing' }],
    [' - ', { kind: 'nothing' }],
    ['–', { kind: 'nothing' }],
    ['n/a', { kind: 'nothing' }],
    ['-5', { kind: 'nothing' }],
    ['NaN', { kind: 'nothing' }],
    ['10 (20)', { kind: 'nothing' }],
    ['10% (20%)', { kind: 'nothing' }],
  ])('reads %j', (text, cell) => {
    expect(parseTlsCell(text)).toEqual(cell)
  })
})

/** Cells for none, 1.0, 1.1, 1.2, 1.3. */
function count(texts: readonly string[], volume: number, unit: TlsUnit) {
  return countTls(texts.map(parseTlsCell), volume, unit)
}

describe('countTls', () => {
  it('splits the volume by percentages', () => {
    // 2.5 % and 97.5 % of 80 are 2 and 78.
    expect(count(['', '2.5', '0', '97.5', ''], 80, 'percent')).toEqual({ '1.0': 2, '1.2': 78 })
  })

  it('reads the same shares as fractions', () => {
    expect(count(['', '0.025', '0', '0,975', ''], 80, 'fraction')).toEqual({ '1.0': 2, '1.2': 78 })
  })

  it('gives what rounding leaves to the largest remainder, ties to the earlier version', () => {
    // 33.3 + 33.3 + 33.4 = 100; of 10: 3.33, 3.33, 3.34, and the tenth goes to the last.
    expect(count(['', '33.3', '33.3', '33.4', ''], 10, 'percent')).toEqual({ '1.0': 3, '1.1': 3, '1.2': 4 })
    // Half of 3 each: 1.5 and 1.5.
    expect(count(['', '50', '', '50', ''], 3, 'percent')).toEqual({ '1.0': 2, '1.2': 1 })
  })

  it('takes shares of 99 or more relative to their own sum', () => {
    // 49.5 of 99 is one half of 200.
    expect(count(['', '49.5', '', '49.5', ''], 200, 'percent')).toEqual({ '1.0': 100, '1.2': 100 })
    expect(count(['', '0.49', '', '0.5', ''], 99, 'fraction')).toEqual({ '1.0': 49, '1.2': 50 })
    // 101 in all: 51 of 101 and 50 of 101 messages.
    expect(count(['', '51', '', '50', ''], 101, 'percent')).toEqual({ '1.0': 51, '1.2': 50 })
  })

  it('leaves what the shares do not cover unknown', () => {
    // 98 % of 200 are 196.
    expect(count(['', '', '', '98', ''], 200, 'percent')).toEqual({ '1.2': 196, unknown: 4 })
    expect(count(['', '-', '', '0', ''], 7, 'percent')).toEqual({ unknown: 7 })
    expect(count(['', 'n/a', '', '90', ''], 10, 'percent')).toEqual({ '1.2': 9, unknown: 1 })
  })

  it('takes counts as they are, and what they leave as unknown', () => {
    expect(count(['1', '20', '', '1.234', '3'], 1258, 'count')).toEqual({
      none: 1,
      '1.0': 20,
      '1.2': 1234,
      '1.3': 3,
    })
    expect(count(['', '20', '', '70', ''], 100, 'count')).toEqual({ '1.0': 20, '1.2': 70, unknown: 10 })
  })

  it('takes counts above the volume relative to their own sum', () => {
    // 30 + 90 = 120 for a volume of 60: a quarter and three quarters.
    expect(count(['', '30', '', '90', ''], 60, 'count')).toEqual({ '1.0': 15, '1.2': 45 })
  })

  it('lets the count win over the percentage beside it', () => {
    // 8 of 12 is 66.7 %, and the cell says 67 %.
    const cells = ['0% (0)', '4 (33%)', '', '67% (8)', '']
    expect(count(cells, 12, 'percent')).toEqual({ '1.0': 4, '1.2': 8 })
  })

  it('adds a percentage to counts as its part of the volume', () => {
    // 25 % of 40 are 10, beside 30 counted.
    expect(count(['', '25', '', '75% (30)', ''], 40, 'percent')).toEqual({ '1.0': 10, '1.2': 30 })
  })

  it('has nothing to split in a volume of 0', () => {
    expect(count(['', '100', '', '', ''], 0, 'percent')).toEqual({})
    expect(count(['', '5', '', '', ''], 0, 'count')).toEqual({})
  })

  it('adds up to the volume, whatever the cells say', () => {
    const cell = fc.oneof(
      fc.constantFrom('', '-', 'n/a', '100%', '0', '33,3', '0.995', '1.234'),
      fc.nat(5000).map((count) => `${count} (7%)`),
      fc.float({ min: 0, max: 150, noNaN: true }).map((percent) => `${percent.toFixed(2)}%`),
    )
    const units = fc.constantFrom<TlsUnit>('percent', 'count', 'fraction')
    const cells = fc.array(cell, { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(cells, fc.nat(1_000_000), units, (texts, volume, unit) => {
        const parts = Object.values(count(texts, volume, unit))
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(volume)
        expect(parts.every((part) => Number.isInteger(part) && part > 0)).toBe(true)
      }),
    )
  })
})
