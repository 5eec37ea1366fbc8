import uPlot from 'uplot'
import { secondsOfDay } from '../../facts/day.ts'
import { type ChartModel, totalsOf } from './chart-data.ts'
import type { ChartTheme } from './chart-options.ts'

/** What must lie between two totals that stand beside each other, CSS pixels. */
const MIN_GAP = 6

/** The total of each covered day, also 0; none at all where one would touch its neighbour. */
export function totalLabels(
  model: ChartModel,
  dayWidth: number,
  options: { readonly textWidth: (text: string) => number; readonly formatCount: (count: number) => string },
): readonly (string | null)[] {
  if (model.series.length === 0) return []
  const labels = totalsOf(model).map((total) => (total === null ? null : options.formatCount(total)))
  const widest = Math.max(0, ...labels.map((label) => (label === null ? 0 : options.textWidth(label))))
  return widest + MIN_GAP <= dayWidth ? labels : []
}

/** Writes the totals above a stack. */
export function drawTotals(
  plot: uPlot,
  model: ChartModel,
  theme: ChartTheme,
  formatCount: (count: number) => string,
): void {
  const { ctx, bbox } = plot
  const ratio = uPlot.pxRatio
  const dayWidth = bbox.width / ratio / Math.max(1, model.days.length)
  const labels = totalLabels(model, dayWidth, { textWidth: theme.textWidth, formatCount })
  const totals = totalsOf(model)
  ctx.save()
  ctx.font = theme.font.replace(/^\d+/, (size) => String(Number(size) * ratio))
  ctx.fillStyle = theme.text
  ctx.textAlign = 'center'
  ctx.textBaseline = 'alphabetic'
  labels.forEach((label, index) => {
    if (label === null) return
    const x = plot.valToPos(secondsOfDay(model.days[index] ?? 0), 'x', true)
    const y = plot.valToPos(totals[index] ?? 0, 'y', true)
    ctx.fillText(label, x, y - 4 * ratio)
  })
  ctx.restore()
}
