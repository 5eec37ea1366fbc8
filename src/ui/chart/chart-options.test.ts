import { describe, expect, it } from 'vitest'
import { seriesDash, seriesSwatch, TLS_SWATCHES } from '../swatch.ts'
import { type ChartModel, shareByDay, volumeLines } from './chart-data.ts'
import { type ChartTheme, chartOptions, lonePoints } from './chart-options.ts'

const theme: ChartTheme = {
  text: 'text-color',
  grid: 'grid-color',
  font: '12px x',
  isForced: false,
  pixelRatio: 2,
  color: ({ token }) => token,
  fill: ({ token }) => `pattern ${token}`,
  textWidth: (text) => text.length * 7,
}

function optionsOf(model: ChartModel, isForced = false) {
  return chartOptions({
    model,
    theme: { ...theme, isForced },
    width: 664,
    height: 320,
    formatDay: (day) => `day ${day}`,
    formatCount: (count) => `${count} messages`,
    formatPercent: (share) => `${share * 100} percent`,
    onBox: () => {},
  })
}

const stack: ChartModel = {
  kind: 'stack',
  days: [20_000, 20_001],
  covered: [true, true],
  series: [
    { name: 'No TLS', swatch: TLS_SWATCHES.none, values: [1, 2] },
    { name: 'Unknown', swatch: TLS_SWATCHES.unknown, values: [3, 1] },
  ],
}

it('finds the days that no line reaches', () => {
  expect(lonePoints([4, null, 5, 6, null, null, 0, null])).toEqual([0, 6])
  expect(lonePoints([1, 2])).toEqual([])
})

describe('chartOptions', () => {
  it('takes every colour of the axes from the theme', () => {
    for (const axis of optionsOf(stack).axes ?? []) {
      expect(axis.stroke).toBe('text-color')
      expect(axis.ticks?.stroke ?? 'grid-color').toBe('grid-color')
      expect(axis.grid?.stroke ?? 'grid-color').toBe('grid-color')
    }
  })

  it('names days by our own format and never by a clock', () => {
    const options = optionsOf(stack)
    expect(options.scales?.x?.time).toBe(false)
    const [axis] = (options.axes ?? []) as unknown as {
      splits: (plot: { bbox: { width: number } }) => number[]
      values: (plot: null, splits: number[]) => string[]
    }[]
    const splits = axis?.splits({ bbox: { width: 1200 } }) ?? []
    expect(axis?.values(null, splits)).toEqual(['day 20000', 'day 20001'])
  })

  it('counts from zero, and draws an empty chart up to 1', () => {
    expect(yRange(stack)(null, 3, 100)).toEqual([0, 108])
    expect(yRange(stack)(null, 0, 0)).toEqual([0, 1])
  })

  it('draws shares up to 100 percent, whatever is switched off', () => {
    const model = shareByDay(
      [{ day: 1, tls: { '1.2': 1 } }],
      { range: { from: 1, to: 1 }, covered: [1] },
      String,
    )
    expect(yRange(model)(null, 0, 0.4)).toEqual([0, 1])
    const axis = optionsOf(model).axes?.[1] as unknown as {
      splits: () => number[]
      values: (plot: null, splits: number[]) => string[]
    }
    expect(axis.values(null, axis.splits())).toEqual([
      '0 percent',
      '25 percent',
      '50 percent',
      '75 percent',
      '100 percent',
    ])
  })

  it('paints a stack from its top down, so that each series covers what it shares', () => {
    const [, ...series] = optionsOf(stack).series
    expect(series.map(({ label }) => label)).toEqual(['Unknown', 'No TLS'])
    const fill = series[1]?.fill as unknown as () => string
    expect(fill()).toBe('pattern tls-none')
  })

  it('draws an edge around every bar where patterns alone tell them', () => {
    const widths = (isForced: boolean) =>
      optionsOf(stack, isForced)
        .series.slice(1)
        .map(({ width, stroke }) => [width, stroke])
    // The outline of what is unknown is its pattern.
    expect(widths(false)).toEqual([
      [1, 'tls-unknown'],
      [0, 'tls-none'],
    ])
    expect(widths(true)).toEqual([
      [1, 'text-color'],
      [1, 'text-color'],
    ])
  })

  it('leaves a gap in a line where a day is not covered, and gives each a dash', () => {
    const lists = [
      { name: 'Inbound', rows: [] },
      { name: 'Outbound', rows: [] },
    ]
    const [, line, second] = optionsOf(volumeLines(lists, { range: { from: 1, to: 2 }, covered: [1] })).series
    expect(line?.spanGaps).toBe(false)
    expect(line?.stroke).toBe(seriesSwatch(0).token)
    expect([line?.dash, second?.dash]).toEqual([[], seriesDash(1).map((length) => length * 2)])
  })
})

function yRange(model: ChartModel) {
  return optionsOf(model).scales?.y?.range as unknown as (plot: null, min: number, max: number) => number[]
}
