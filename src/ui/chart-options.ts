import uPlot from 'uplot'
import { dayOfMs, type EpochDay, secondsOfDay } from '../facts/day.ts'
import type { ChartModel } from './chart-data.ts'
import type { PlotBox } from './chart-geometry.ts'
import { drawTotals } from './chart-totals.ts'
import type { Swatch } from './swatch.ts'

/** Colours that a canvas cannot take from the stylesheet by itself, and how wide a text is on it. */
export interface ChartTheme {
  readonly text: string
  readonly grid: string
  readonly font: string
  /** Whether the reader's own colours are in force. */
  readonly isForced: boolean
  /** A swatch's colour. */
  color(swatch: Swatch): string
  /** A swatch's colour with its pattern. */
  fill(swatch: Swatch): string | CanvasPattern
  /** Pixels of the screen in one CSS pixel. */
  readonly pixelRatio: number
  /** CSS pixels. */
  textWidth(text: string): number
}

export interface ChartOptionsInput {
  /** What is drawn, without days and series that the reader has put aside. */
  readonly model: ChartModel
  readonly theme: ChartTheme
  readonly width: number
  readonly height: number
  readonly formatDay: (day: EpochDay) => string
  readonly formatCount: (count: number) => string
  /** `share` is 0 to 1. */
  readonly formatPercent: (share: number) => string
  /** Where the days lie now: after each drawing. */
  readonly onBox: (box: PlotBox) => void
}

/** Between two labels of days, CSS pixels. */
const LABEL_GAP = 16
const TOP = 20
const DAY_STEPS = [1, 2, 7, 14, 28, 56, 91, 182, 364]
/** Of few days steps of a week would name one or two alone. */
const FEW_DAYS = 21
const FEW_DAY_STEPS = [1, 2, 3, 4, 5, 7]
const WHOLE_STEPS = [1, 2, 5]
  .flatMap((digit) => Array.from({ length: 12 }, (_, power) => digit * 10 ** power))
  .sort((a, b) => a - b)
const HALF_DAY = 43_200
const QUARTERS = [0, 0.25, 0.5, 0.75, 1]

/** All that uPlot needs. Days are placed and named by us, so that no time zone and no clock format takes part. */
export function chartOptions(input: ChartOptionsInput): uPlot.Options {
  const { model, theme } = input
  return {
    width: input.width,
    height: input.height,
    // To the right half a label of the last day.
    padding: [TOP, 24, 0, 0],
    legend: { show: false },
    // Pointer and keys are one thing to us: chart-cursor.ts.
    cursor: { show: false },
    scales: {
      x: { time: false, range: (_, min, max) => [min - HALF_DAY, max + HALF_DAY] },
      y: { range: (_, _min, max) => [0, model.kind === 'shares' ? 1 : Math.max(1, (max ?? 0) * 1.08)] },
    },
    axes: [dayAxis(input), model.kind === 'shares' ? shareAxis(input) : countAxis(input)],
    series: [{}, ...seriesOptions(model, theme)],
    hooks: {
      draw: [
        (plot) => {
          if (model.kind === 'stack') drawTotals(plot, model, theme, input.formatCount)
          input.onBox(boxOf(plot))
        },
      ],
    },
  }
}

/** The days that get a label: as many as fit the width, from the newest backwards, so that the last day is named. */
export function daySplits(days: readonly EpochDay[], width: number, labelWidth: number): readonly EpochDay[] {
  const room = Math.max(1, Math.floor(width / (labelWidth + LABEL_GAP)))
  const steps = days.length <= FEW_DAYS ? FEW_DAY_STEPS : DAY_STEPS
  const step = steps.find((size) => days.length / size <= room) ?? Math.ceil(days.length / room)
  return days.filter((_, index) => (days.length - 1 - index) % step === 0)
}

function axisStyle({ theme }: ChartOptionsInput): uPlot.Axis {
  return {
    stroke: theme.text,
    font: theme.font,
    grid: { stroke: theme.grid, width: 1 },
    ticks: { stroke: theme.grid, width: 1, size: 4 },
  }
}

function dayAxis(input: ChartOptionsInput): uPlot.Axis {
  const { model, theme } = input
  const labelWidth = Math.max(0, ...model.days.map((day) => theme.textWidth(input.formatDay(day))))
  return {
    ...axisStyle(input),
    grid: { show: false },
    size: 32,
    splits: (plot) =>
      daySplits(model.days, plot.bbox.width / theme.pixelRatio, labelWidth).map((day) => secondsOfDay(day)),
    values: (_, splits) => splits.map((seconds) => input.formatDay(dayOfMs(seconds * 1000))),
  }
}

function countAxis(input: ChartOptionsInput): uPlot.Axis {
  return {
    ...axisStyle(input),
    ticks: { show: false },
    incrs: WHOLE_STEPS,
    values: (_, splits) => splits.map(input.formatCount),
    size: (_, values) => labelSpace(input.theme, values),
  }
}

function shareAxis(input: ChartOptionsInput): uPlot.Axis {
  return {
    ...axisStyle(input),
    ticks: { show: false },
    splits: () => QUARTERS,
    values: (_, splits) => splits.map(input.formatPercent),
    size: (_, values) => labelSpace(input.theme, values),
  }
}

function labelSpace(theme: ChartTheme, labels: readonly string[] | null): number {
  return 16 + Math.ceil(Math.max(8, ...(labels ?? []).map((label) => theme.textWidth(label))))
}

function seriesOptions(model: ChartModel, theme: ChartTheme): uPlot.Series[] {
  if (model.kind === 'lines') {
    return model.series.map((series) => ({
      label: series.name,
      stroke: theme.color(series.swatch),
      width: 2,
      // uPlot scales widths to the pixels of the screen, and dashes not.
      dash: (series.dash ?? []).map((length) => length * theme.pixelRatio),
      spanGaps: false,
      points: { show: model.days.length <= 31, size: 6, fill: theme.color(series.swatch) },
    }))
  }
  const bars = uPlot.paths.bars?.({ size: [0.62, 64, 1] })
  return model.series.toReversed().map((series) => ({
    label: series.name,
    stroke: theme.isForced ? theme.text : theme.color(series.swatch),
    width: theme.isForced || series.swatch.pattern === 'outline' ? 1 : 0,
    fill: () => theme.fill(series.swatch) as CanvasRenderingContext2D['fillStyle'] & string,
    points: { show: false },
    ...(bars ? { paths: bars } : {}),
  }))
}

/** Of the pixels that uPlot drew with: on another screen it draws once before it is made anew. */
function boxOf({ bbox }: uPlot): PlotBox {
  const ratio = uPlot.pxRatio
  return {
    left: bbox.left / ratio,
    top: bbox.top / ratio,
    width: bbox.width / ratio,
    height: bbox.height / ratio,
  }
}
