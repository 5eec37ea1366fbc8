import uPlot from 'uplot'
import type { EpochDay } from '../../facts/day.ts'
import type { Swatch } from '../swatch.ts'
import { countAxis, dayAxis, shareAxis } from './chart-axes.ts'
import type { ChartModel } from './chart-data.ts'
import type { PlotBox } from './chart-geometry.ts'
import { drawTotals } from './chart-totals.ts'

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

/** Room for a total above the highest bar, CSS pixels. */
const TOP = 20
const HALF_DAY = 43_200
/** More days than these have no room for a point each. */
const MAX_POINT_DAYS = 31

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

/** Days that no line reaches, since both their neighbours have no data: without a point they would not be seen. */
export function lonePoints(values: readonly (number | null)[]): number[] {
  const isThere = (index: number): boolean => typeof values[index] === 'number'
  return values.flatMap((_, index) =>
    isThere(index) && !isThere(index - 1) && !isThere(index + 1) ? [index] : [],
  )
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
      points: {
        show: model.days.length <= MAX_POINT_DAYS,
        filter: (_plot, _series, show) => (show ? null : lonePoints(series.values)),
        size: 6,
        fill: theme.color(series.swatch),
      },
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
