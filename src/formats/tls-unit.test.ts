import { describe, expect, it } from 'vitest'
import type { HeaderUnit } from './portal-columns.ts'
import { parseTlsCell } from './tls-cells.ts'
import { createTlsUnitFinder } from './tls-unit.ts'

type Row = readonly [volume: number, ...cells: readonly string[]]

function unitOf(rows: readonly Row[], headers: readonly HeaderUnit[] = [null, null, null]) {
  const finder = createTlsUnitFinder(headers)
  for (const [volume, ...cells] of rows) finder.observe(cells.map(parseTlsCell), volume)
  return finder.decide()
}

describe('createTlsUnitFinder', () => {
  it('a cell with a percent sign decides, whatever the header says', () => {
    expect(unitOf([[412, '100%', '0', '0']], ['count', 'count', 'count'])).toBe('percent')
  })

  it('a header of counts decides before the values do', () => {
    expect(unitOf([[412, '0.5', '0', '0.5']], ['count', null, null])).toBe('count')
  })

  it('numbers up to 1, not all whole, are fractions even under a percent header', () => {
    expect(
      unitOf(
        [
          [412, '1', '0', '0'],
          [80, '0,995', '0', '0.005'],
        ],
        ['percent', null, null],
      ),
    ).toBe('fraction')
  })

  it('ones and zeros alone are no fractions', () => {
    expect(unitOf([[1, '1', '0', '0']])).toBe('count')
    expect(unitOf([[412, '1', '0', '0']])).toBe('percent')
  })

  it('one number above 1 makes them all percentages', () => {
    expect(unitOf([[412, '0.5', '99.5', '0']])).toBe('percent')
  })

  it('a percent word in the header decides before the rows vote', () => {
    expect(unitOf([[60, '20', '0', '40']], ['percent', 'percent', 'percent'])).toBe('percent')
  })

  it('rows vote by what they add up to', () => {
    expect(
      unitOf([
        [60, '20', '0', '40'],
        [7, '7', '0', '0'],
        [300, '100', '0', '0'],
      ]),
    ).toBe('count')
    expect(
      unitOf([
        [412, '100', '0', '0'],
        [80, '2.5', '0', '97.5'],
        [60, '60', '0', '0'],
      ]),
    ).toBe('percent')
    expect(unitOf([[1234, '1.234', '', '-']])).toBe('count')
  })

  it('rows of 99 to 101 messages do not vote', () => {
    expect(
      unitOf([
        [100, '100', '0', '0'],
        [99, '99', '0', '0'],
        [101, '50', '0', '51'],
      ]),
    ).toBe('percent')
    expect(
      unitOf([
        [100, '100', '0', '0'],
        [101, '100', '0', '0'],
        [7, '7', '0', '0'],
      ]),
    ).toBe('count')
  })

  it('a draw, and rows that say nothing, are percentages', () => {
    expect(
      unitOf([
        [60, '60', '0', '0'],
        [412, '100', '0', '0'],
      ]),
    ).toBe('percent')
    expect(unitOf([[0, '0', '0', '0']])).toBe('percent')
    expect(unitOf([])).toBe('percent')
  })

  it('counts beside every percentage leave nothing to decide', () => {
    expect(unitOf([[120, '100% (120)', '', '-']], ['percent', 'percent', 'percent'])).toBe('count')
    expect(unitOf([[120, '100% (120)', '0%', '']])).toBe('percent')
  })
})
