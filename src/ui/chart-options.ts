import uPlot from 'uplot'
import { dayOfMs, type EpochDay } from '../facts/day.ts'
import type { ChartModel } from './chart-data.ts'
import type { Swatch } from './swatch.ts'

/** Colours that a canvas cannot take from the stylesheet by itself. */
export interface ChartTheme {
  readonly text: string
  readonly grid: string
  readonly font: string
  /** A swatch's colour. */
  color(swatch: Swatch): string
  /** A swatch's colour with its pattern. */
  fill(swatch: Swatch): string | CanvasPattern
}

export interface ChartOptionsInput {
  readonly model: ChartModel
  readonly theme: ChartTheme
  readonly width: number
  readonly height: number
  readonly formatDay: (day: EpochDay) => string
  readonly formatCount: (count: number) => string
  /** The day that the pointer is on: its index and the x of its middle in the chart; `null` when it left. */
  readonly onPoint: (point: { readonly index: number; readonly left: number } | null) => void
}

const LABEL_WIDTH = 64
const DAY_STEPS = [1, 2, 7, 14, 28, 56, 91, 182, 364]
const WHOLE_STEPS = [1, 2, 5].flatMap((digit) =>
  Array.from({ length: 12 }, (_, power) => digit * 10 ** power),
)
const HALF_DAY = 43_200

/** All that uPlot needs. Days are placed and named by us, so that no time zone and no clock format takes part. */
export function chartOptions(input: ChartOptionsInput): uPlot.Options {
  const { model, theme } = input
  const axis = { stroke: theme.text, font: theme.font, grid: { stroke: theme.grid, width: 1 } }
  const ticks = { stroke: theme.grid, width: 1, size: 4 }
  return {
    width: input.width,
    height: input.height,
    padding: [12, 12, 0, 0],
    legend: { show: false },
    cursor: {
      x: model.kind === 'lines',
      y: false,
      drag: { x: false, y: false, setScale: false },
      points: { show: model.kind === 'lines' },
    },
    scales: {
      x: { time: false, range: (_, min, max) => [min - HALF_DAY, max + HALF_DAY] },
      y: { range: (_, _min, max) => [0, Math.max(1, (max ?? 0) * 1.08)] },
    },
    axes: [
      {
        ...axis,
        ticks,
        grid: { show: false },
        size: 32,
        splits: (plot) => daySplits(model.days, plot.width - 64).map((day) => day * 86_400),
        values: (_, splits) => splits.map((seconds) => input.formatDay(dayOfMs(seconds * 1000))),
      },
      {
        ...axis,
        ticks: { ...ticks, show: false },
        incrs: WHOLE_STEPS.toSorted((a, b) => a - b),
        values: (_, splits) => splits.map(input.formatCount),
        size: (_, values) => 20 + 7 * Math.max(1, ...(values ?? []).map((text) => text.length)),
      },
    ],
    series: [{}, ...seriesOptions(model, theme)],
    hooks: { setCursor: [(plot) => input.onPoint(pointOf(plot))] },
  }
}

/** The days that get a label: as many as fit the width, from the newest backwards, so that the last day is named. */
export function daySplits(days: readonly EpochDay[], width: number): readonly EpochDay[] {
  const room = Math.max(1, Math.floor(width / LABEL_WIDTH))
  const step = DAY_STEPS.find((size) => days.length / size <= room) ?? Math.ceil(days.length / room)
  return days.filter((_, index) => (days.length - 1 - index) % step === 0)
}

function seriesOptions(model: ChartModel, theme: ChartTheme): uPlot.Series[] {
  if (model.kind === 'lines') {
    return model.series.map((series) => ({
      label: series.name,
      stroke: theme.color(series.swatch),
      width: 2,
      spanGaps: false,
      points: { show: model.days.length <= 31, size: 6, fill: theme.color(series.swatch) },
    }))
  }
  const bars = uPlot.paths.bars?.({ size: [0.62, 64, 1] })
  return model.series.toReversed().map((series) => ({
    label: series.name,
    stroke: theme.color(series.swatch),
    width: series.swatch.pattern === 'outline' ? 1 : 0,
    fill: () => theme.fill(series.swatch) as CanvasRenderingContext2D['fillStyle'] & string,
    points: { show: false },
    ...(bars ? { paths: bars } : {}),
  }))
}

function pointOf(plot: uPlot): { index: number; left: number } | null {
  const { idx, left } = plot.cursor
  if (idx === null || idx === undefined || left === undefined || left < 0) return null
  const x = plot.data[0]?.[idx]
  return x === undefined ? null : { index: idx, left: plot.valToPos(x, 'x') + plot.over.offsetLeft }
}
