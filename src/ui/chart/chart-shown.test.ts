import { describe, expect, it } from 'vitest'
import { shareByDay, volumeByDomain, volumeLines } from './chart-data.ts'
import {
  dayState,
  gapsOf,
  indexOfDay,
  knownOf,
  plotColumns,
  shownModel,
  spanOf,
  sumOf,
} from './chart-shown.ts'

// Days 10 to 13; day 12 is not covered.
const days = { range: { from: 10, to: 13 }, covered: [10, 11, 13] }
const stack = volumeByDomain(
  [
    { day: 10, domain: 'a', messages: 1 },
    { day: 10, domain: 'b', messages: 5 },
    { day: 13, domain: 'a', messages: 2 },
  ],
  days,
  { domain: null, otherName: 'others' },
)
const shares = shareByDay(
  [
    { day: 10, tls: { '1.2': 3, none: 1, unknown: 12 } },
    { day: 11, tls: { unknown: 2 } },
  ],
  days,
  (version) => version,
)

describe('shownModel', () => {
  it('leaves out the days beside the zoom and the series that are off', () => {
    const shown = shownModel(stack, { from: 11, to: 13 }, new Set(['b']))
    expect(shown.days).toEqual([11, 12, 13])
    expect(shown.covered).toEqual([true, false, true])
    expect(shown.series.map(({ name, values }) => [name, values])).toEqual([['a', [0, null, 2]]])
    expect(spanOf(shown)).toEqual({ from: 11, to: 13 })
  })

  it('keeps what shares are taken over when a version is off', () => {
    const shown = shownModel(shares, { from: 10, to: 11 }, new Set(['none']))
    expect(knownOf(shown)).toBe(4)
    expect(plotColumns(shown)).toEqual([
      [864_000, 950_400],
      [0.75, null],
    ])
  })
})

describe('dayState', () => {
  it('tells no data, 0 messages and no known version apart', () => {
    expect(dayState(stack, 1)).toEqual({ kind: 'counted', total: 0 })
    expect(dayState(stack, 2)).toEqual({ kind: 'uncovered' })
    expect(dayState(shares, 0)).toEqual({ kind: 'counted', total: 4 })
    expect(dayState(shares, 1)).toEqual({ kind: 'no-share', unknown: 2 })
    expect(dayState(shares, 2)).toEqual({ kind: 'uncovered' })
    expect(dayState(shares, 3)).toEqual({ kind: 'no-share', unknown: 0 })
  })

  it('makes runs of the days without a number', () => {
    expect(gapsOf(stack)).toEqual([{ from: 12, to: 12 }])
    expect(gapsOf(shares)).toEqual([{ from: 11, to: 13 }])
  })
})

it('finds a day, also in a part of a chart', () => {
  const part = shownModel(stack, { from: 11, to: 12 })
  expect([10, 11, 12, 13].map((day) => indexOfDay(part, day))).toEqual([-1, 0, 1, -1])
  expect(indexOfDay({ ...stack, days: [] }, 10)).toBe(-1)
})

describe('plotColumns', () => {
  it('adds up a stack, the topmost column first, x in seconds', () => {
    expect(plotColumns(stack)).toEqual([
      [864_000, 950_400, 1_036_800, 1_123_200],
      [6, 0, null, 2],
      [5, 0, null, 0],
    ])
  })

  it('draws shares up to 1, and nothing on a day without a known version', () => {
    expect(plotColumns(shares).slice(1)).toEqual([
      [1, null, null, null],
      [0.25, null, null, null],
    ])
  })

  it('leaves lines as they are', () => {
    const model = volumeLines([{ name: 'in', rows: [{ day: 11, messages: 7, tls: {} }] }], days)
    expect(plotColumns(model)[1]).toEqual([0, 7, null, 0])
  })
})

it('has no sum where no day is covered', () => {
  expect([sumOf([null, 3, 4]), sumOf([null]), sumOf([0])]).toEqual([7, null, 0])
})
