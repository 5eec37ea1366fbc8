import { describe, expect, it } from 'vitest'
import { domainsOf, shareByDay, tlsByDay, totalsOf, volumeByDomain, volumeLines } from './chart-data.ts'

// Days 10 to 13; day 12 is not covered.
const days = { range: { from: 10, to: 13 }, covered: [10, 11, 13] }
const rows = [
  { day: 10, domain: 'a', messages: 1 },
  { day: 10, domain: 'b', messages: 5 },
  { day: 13, domain: 'a', messages: 2 },
]

describe('volumeByDomain', () => {
  it('draws the largest domain first; a covered day without messages is 0, an uncovered one null', () => {
    const model = volumeByDomain(rows, days, { domain: null, otherName: 'others' })
    expect(model.days).toEqual([10, 11, 12, 13])
    expect(model.series.map(({ name, values }) => [name, values])).toEqual([
      ['b', [5, 0, null, 0]],
      ['a', [1, 0, null, 2]],
    ])
    expect(totalsOf(model)).toEqual([6, 0, null, 2])
  })

  it('keeps the colour of a domain that is shown alone', () => {
    const all = volumeByDomain(rows, days, { domain: null, otherName: 'others' })
    const alone = volumeByDomain(rows, days, { domain: 'a', otherName: 'others' })
    expect(alone.series).toHaveLength(1)
    expect(alone.series[0]?.swatch).toEqual(all.series[1]?.swatch)
  })

  it('draws six domains each, and of more all beyond the fifth as one', () => {
    const day = (index: number) => ({ day: 10, domain: `d${index}`, messages: 10 - index })
    const drawn = (count: number) =>
      volumeByDomain(
        Array.from({ length: count }, (_, index) => day(index)),
        days,
        {
          domain: null,
          otherName: 'others',
        },
      ).series
    expect(drawn(6).map(({ name, folded }) => [name, folded])).toEqual(
      ['d0', 'd1', 'd2', 'd3', 'd4', 'd5'].map((name) => [name, undefined]),
    )
    const seven = drawn(7)
    expect(seven.map(({ name }) => name)).toEqual(['d0', 'd1', 'd2', 'd3', 'd4', 'others'])
    // d5 and d6: 5 + 4.
    expect([seven[5]?.values[0], seven[5]?.folded]).toEqual([9, 2])
  })

  it('names what an address without a domain stands for', () => {
    const model = volumeByDomain([{ day: 10, domain: '', messages: 1 }], days, {
      domain: null,
      otherName: 'others',
    })
    expect(model.series.map(({ name }) => name)).toEqual(['(no domain)'])
  })

  it('has 0 on a covered day also when nobody sent at all', () => {
    const model = volumeByDomain([], days, { domain: null, otherName: 'others' })
    expect(totalsOf(model)).toEqual([0, 0, null, 0])
  })
})

it('orders domains by messages, then by name', () => {
  expect(domainsOf([...rows, { day: 11, domain: 'c', messages: 3 }])).toEqual(['b', 'a', 'c'])
})

it('draws the TLS versions that occur, no TLS first', () => {
  const model = tlsByDay(
    [
      { day: 10, messages: 4, tls: { '1.2': 3, none: 1 } },
      { day: 11, messages: 2, tls: { unknown: 2 } },
    ],
    days,
    (version) => version,
  )
  expect(model.series.map(({ name, values }) => [name, values])).toEqual([
    ['none', [1, 0, null, 0]],
    ['1.2', [3, 0, null, 0]],
    ['unknown', [0, 2, null, 0]],
  ])
})

it('takes shares over the known messages of a day and keeps the unknown ones beside them', () => {
  const model = shareByDay(
    [
      { day: 10, tls: { '1.2': 3, none: 1, unknown: 12 } },
      { day: 11, tls: { unknown: 2 } },
    ],
    days,
    (version) => version,
  )
  expect(model.series.map(({ name, values }) => [name, values])).toEqual([
    ['none', [1, 0, null, 0]],
    ['1.2', [3, 0, null, 0]],
  ])
  expect(model.bases).toEqual([
    { known: 4, unknown: 12 },
    { known: 0, unknown: 2 },
    null,
    { known: 0, unknown: 0 },
  ])
})

it('gives each line a dash of its own', () => {
  const model = volumeLines(
    [
      { name: 'in', rows: [{ day: 11, messages: 7, tls: {} }] },
      { name: 'out', rows: [] },
    ],
    days,
  )
  expect(model.series.map(({ values }) => values)).toEqual([
    [0, 7, null, 0],
    [0, 0, null, 0],
  ])
  expect(model.series[0]?.dash).not.toEqual(model.series[1]?.dash)
})
