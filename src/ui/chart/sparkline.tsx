import type { JSX } from 'preact'
import { sparkBars } from './spark-bars.ts'

/** A week at a glance: one bar a day, a gap where no import covers the day. The numbers stand elsewhere. */
export function Sparkline(props: { values: readonly (number | null)[]; label: string }): JSX.Element {
  const bars = sparkBars(props.values, { width: 96, height: 32 })
  return (
    <svg class="sparkline" viewBox="0 0 96 32" width="96" height="32" role="img" aria-label={props.label}>
      {bars.map((bar) => (
        <rect
          key={bar.x}
          x={bar.x}
          y={bar.y}
          width={bar.width}
          height={bar.height}
          rx="1"
          fill="var(--series-1)"
        />
      ))}
    </svg>
  )
}
