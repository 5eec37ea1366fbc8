import { describe, expect, it } from 'vitest'
import type { ImportCoverage } from '../facts/coverage.ts'
import { comparePeriodImports, completeRange, coveredDays, defaultRange, doOverlap } from './range.ts'

function trace(from: number, to: number): ImportCoverage {
  return { id: '1', file: 'a.csv', format: 'extended-trace', family: 'message-trace', covered: { from, to } }
}

function portal(from: number, to: number): ImportCoverage {
  return {
    id: '2',
    file: 'b.csv',
    format: 'smtp-auth-clients',
    family: 'portal-report',
    covered: { from, to },
  }
}

const UNKNOWN: ImportCoverage = { ...portal(0, 0), covered: null }

describe('defaultRange', () => {
  it.each([
    ['seven days to the last covered day', [trace(80, 100), trace(60, 70)], { from: 94, to: 100 }],
    [
      'wider for the newest period total',
      [trace(80, 100), portal(85, 99), portal(60, 80)],
      { from: 85, to: 100 },
    ],
    ['the shorter of two periods with one end', [portal(80, 99), portal(90, 99)], { from: 90, to: 99 }],
    ['not narrower for a short period', [portal(99, 99)], { from: 93, to: 99 }],
    ['what is covered alone', [UNKNOWN, trace(100, 100)], { from: 94, to: 100 }],
  ])('is %s', (_, imports, range) => {
    expect(defaultRange(imports)).toEqual(range)
  })

  it('is unknown where no day is covered', () => {
    expect(defaultRange([])).toBeNull()
    expect(defaultRange([UNKNOWN])).toBeNull()
  })
})

describe('completeRange', () => {
  const imports = [trace(80, 100)]

  it.each([
    [
      { from: 10, to: 20 },
      { from: 10, to: 20 },
    ],
    [
      { from: null, to: 90 },
      { from: 84, to: 90 },
    ],
    [
      { from: 50, to: null },
      { from: 50, to: 100 },
    ],
    [
      { from: 120, to: null },
      { from: 120, to: 120 },
    ],
    [
      { from: null, to: null },
      { from: 94, to: 100 },
    ],
  ])('makes %j whole', (asked, range) => {
    expect(completeRange(asked, imports)).toEqual(range)
  })

  it('cannot end where nothing is covered', () => {
    expect(completeRange({ from: 50, to: null }, [UNKNOWN])).toBeNull()
    expect(completeRange({ from: null, to: 90 }, [])).toEqual({ from: 84, to: 90 })
  })
})

describe('the order of period totals', () => {
  const period = (from: number, to: number, sha256 = 'a') => ({ period: { from, to }, sha256 })

  it('puts the later end first, then the shorter, then the larger hash, an unknown one last', () => {
    const inOrder = [
      period(1, 20),
      period(10, 16, 'b'),
      period(10, 16, 'a'),
      period(9, 16, 'c'),
      { period: null, sha256: 'z' },
      { period: null, sha256: 'y' },
    ]
    expect([...inOrder].reverse().sort(comparePeriodImports)).toEqual(inOrder)
  })

  it('knows which overlap', () => {
    expect(doOverlap({ from: 1, to: 7 }, { from: 7, to: 9 })).toBe(true)
    expect(doOverlap({ from: 1, to: 7 }, { from: 8, to: 9 })).toBe(false)
    expect(doOverlap(null, { from: 8, to: 9 })).toBe(true)
  })
})

describe('coveredDays', () => {
  it('joins the imports of one family, inside the range', () => {
    const imports = [trace(10, 12), trace(12, 13), portal(1, 30), { ...trace(1, 2), covered: null }]
    expect(coveredDays(imports, 'message-trace', { from: 11, to: 20 })).toEqual([11, 12, 13])
    expect(coveredDays(imports, 'message-trace', null)).toEqual([])
    expect(coveredDays(imports, 'on-premises', { from: 11, to: 20 })).toEqual([])
  })
})
