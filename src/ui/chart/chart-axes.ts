import type uPlot from 'uplot'
import { dayOfMs, type EpochDay, secondsOfDay } from '../../facts/day.ts'
import type { ChartOptionsInput, ChartTheme } from './chart-options.ts'

/** Between two labels of days, CSS pixels. */
const LABEL_GAP = 16
const DAY_STEPS = [1, 2, 7, 14, 28, 56, 91, 182, 364]
/** Of few days steps of a week would name one or two alone. */
const FEW_DAYS = 21
const FEW_DAY_STEPS = [1, 2, 3, 4, 5, 7]
const WHOLE_STEPS = [1, 2, 5]
  .flatMap((digit) => Array.from({ length: 12 }, (_, power) => digit * 10 ** power))
  .sort((a, b) => a - b)
const QUARTERS = [0, 0.25, 0.5, 0.75, 1]

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

/** Days from left to right. */
export function dayAxis(input: ChartOptionsInput): uPlot.Axis {
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

/** Whole numbers of messages. */
export function countAxis(input: ChartOptionsInput): uPlot.Axis {
  return {
    ...axisStyle(input),
    ticks: { show: false },
    incrs: WHOLE_STEPS,
    values: (_, splits) => splits.map(input.formatCount),
    size: (_, values) => labelSpace(input.theme, values),
  }
}

/** Quarters of 100 %. */
export function shareAxis(input: ChartOptionsInput): uPlot.Axis {
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
