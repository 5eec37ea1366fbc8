import type { JSX } from 'preact'
import { swatchClass } from '../swatch.ts'
import type { ChartSeries } from './chart-data.ts'
import '../swatch.css'

/** How a series looks, before its name: a square with its pattern, or a piece of its line. */
export function ChartKey({ series }: { series: ChartSeries }): JSX.Element {
  if (series.dash === undefined) {
    return <span class={`swatch-key ${swatchClass(series.swatch)}`} aria-hidden="true" />
  }
  return (
    <svg class="chart-line-key" viewBox="0 0 24 12" width="24" height="12" aria-hidden="true">
      <line
        x1="0"
        y1="6"
        x2="24"
        y2="6"
        stroke={`var(--${series.swatch.token})`}
        stroke-width="2.5"
        stroke-dasharray={series.dash.join(' ')}
      />
    </svg>
  )
}
