import { type DayRange, dayCount, type EpochDay } from '../../facts/day.ts'

/** The plotting area inside a chart's box, CSS pixels. Each day has the same width of it. */
export interface PlotBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The day under an x of the chart's box; the first or last one beside the area. */
export function dayAt(x: number, box: PlotBox, drawn: DayRange): EpochDay {
  const count = dayCount(drawn)
  const index = Math.floor(((x - box.left) / Math.max(1, box.width)) * count)
  return drawn.from + Math.min(count - 1, Math.max(0, index))
}

/** Left edge and width of a run of days in the chart's box. */
export function bandOf(days: DayRange, box: PlotBox, drawn: DayRange): { left: number; width: number } {
  const step = box.width / dayCount(drawn)
  return { left: box.left + (days.from - drawn.from) * step, width: dayCount(days) * step }
}

const TIP_GAP = 12

/**
 * Where a tip of a width stands beside an x: to its right where it fits, else to its left, else as far as the
 * box goes.
 */
export function tipLeft(x: number, width: number, boxWidth: number): number {
  if (x + TIP_GAP + width <= boxWidth) return x + TIP_GAP
  if (x - TIP_GAP - width >= 0) return x - TIP_GAP - width
  return Math.max(0, Math.min(x, boxWidth - width))
}
