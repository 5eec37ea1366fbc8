import { describe, expect, it } from 'vitest'
import { type ChartModel, volumeLines } from './chart-data.ts'
import { chartOptions, daySplits } from './chart-options.ts'
import { seriesSwatch, TLS_SWATCHES } from './swatch.ts'

const theme = {
  text: 'text-color',
  grid: 'grid-color',
  font: '12px x',
  color: ({ token }: { token: string }) => token,
  fill: ({ token }: { token: string }) => `pattern ${token}`,
}

function optionsOf(model: ChartModel) {
  return chartOptions({
    model,
    theme,
    width: 664,
    height: 320,
    formatDay: (day) => `day ${day}`,
    formatCount: (count) => `${count} messages`,
    onPoint: () => {},
  })
}

const stack: ChartModel = {
  kind: 'stack',
  days: [20_000, 20_001],
  series: [
    { name: 'No TLS', swatch: TLS_SWATCHES.none, values: [1, 2] },
    { name: 'Unknown', swatch: TLS_SWATCHES.unknown, values: [3, null] },
  ],
}

describe('daySplits', () => {
  it('names every day where there is room', () => {
    expect(daySplits([1, 2, 3], 640)).toEqual([1, 2, 3])
  })

  it('names the last day and steps back by whole weeks', () => {
    const days = Array.from({ length: 30 }, (_, index) => 100 + index)
    // Room for 10 labels of 64 pixels: steps of 2 give 15, steps of 7 give 5.
    expect(daySplits(days, 640)).toEqual([101, 108, 115, 122, 129])
  })
})

describe('chartOptions', () => {
  it('takes every colour of the axes from the theme', () => {
    for (const axis of optionsOf(stack).axes ?? []) {
      expect(axis.stroke).toBe('text-color')
      expect(axis.ticks?.stroke).toBe('grid-color')
      expect(axis.grid?.stroke ?? 'grid-color').toBe('grid-color')
    }
  })

  it('names days by our own format and never by a clock', () => {
    const options = optionsOf(stack)
    expect(options.scales?.x?.time).toBe(false)
    const [axis] = (options.axes ?? []) as unknown as {
      splits: (plot: { width: number }) => number[]
      values: (plot: null, splits: number[]) => string[]
    }[]
    expect(axis?.values(null, axis.splits({ width: 664 }))).toEqual(['day 20000', 'day 20001'])
  })

  it('counts from zero, and draws an empty chart up to 1', () => {
    const range = optionsOf(stack).scales?.y?.range as unknown as (p: null, a: number, b: number) => number[]
    expect(range(null, 3, 100)).toEqual([0, 108])
    expect(range(null, 0, 0)).toEqual([0, 1])
  })

  it('paints a stack from its top down, so that each series covers what it shares', () => {
    const [, ...series] = optionsOf(stack).series
    expect(series.map(({ label }) => label)).toEqual(['Unknown', 'No TLS'])
    const fill = series[1]?.fill as unknown as () => string
    expect(fill()).toBe('pattern tls-none')
  })

  it('leaves a gap in a line where a day is not covered', () => {
    const model = volumeLines([{ name: 'Inbound', rows: [] }], { range: { from: 1, to: 2 }, covered: [1] })
    const [, line] = optionsOf(model).series
    expect(line?.spanGaps).toBe(false)
    expect(line?.stroke).toBe(seriesSwatch(0).token)
  })
})
