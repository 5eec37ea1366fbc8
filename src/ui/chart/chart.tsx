import type { JSX } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'
import { type DayRange, dayCount } from '../../facts/day.ts'
import { t } from '../../platform/i18n.ts'
import { format } from '../format.ts'
import { drawnDays, nextView, START } from './chart-cursor.ts'
import type { ChartModel } from './chart-data.ts'
import { ChartLegend } from './chart-legend.tsx'
import { ChartPlot } from './chart-plot.tsx'
import { shownModel, spanOf } from './chart-shown.ts'
import { ChartTable } from './chart-table.tsx'
import { liveText } from './chart-words.ts'
import './chart.css'

interface ChartProps {
  readonly model: ChartModel
  /** What the chart shows, in words. */
  readonly title: string
  /** Pixels of the drawing, without the legend. */
  readonly height: number
  /** Draw its table twin in its place. */
  readonly isTable?: boolean
}

/** A chart of days with its legend, or its table twin. Zoom and series switched off belong to the drawing alone. */
export function Chart(props: ChartProps): JSX.Element | null {
  const { model, title } = props
  const whole = spanOf(model)
  if (props.isTable) {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      <section class="chart-table" aria-label={title} tabIndex={0}>
        <ChartTable model={model} title={title} />
      </section>
    )
  }
  if (!whole) return null
  return (
    <figure class="chart">
      <DrawnChart model={model} title={title} height={props.height} whole={whole} />
      <div class="visually-hidden">
        <ChartTable model={model} title={title} />
      </div>
    </figure>
  )
}

function DrawnChart(props: {
  model: ChartModel
  title: string
  height: number
  whole: DayRange
}): JSX.Element {
  const { model, whole } = props
  const plot = useRef<HTMLDivElement>(null)
  const [view, setView] = useState(START)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const { from, to } = drawnDays(view, whole)
  const shown = useMemo(() => shownModel(model, { from, to }, hidden), [model, from, to, hidden])
  const all = useMemo(() => shownModel(model, { from, to }), [model, from, to])
  const isZoomed = dayCount({ from, to }) < dayCount(whole)
  // Seen at once; who listens is told that all days are back, and not before any were away.
  const hasZoomed = useRef(false)
  if (isZoomed) hasZoomed.current = true
  return (
    <>
      <ChartPlot
        model={shown}
        view={view}
        title={props.title}
        height={props.height}
        drawn={{ from, to }}
        box={plot}
        onAction={(action) => setView((last) => nextView(last, action, whole))}
      />
      <p class="visually-hidden" aria-live="polite">
        {liveText(shown, view)}
      </p>
      <div class="chart-zoom">
        <span role="status">
          {isZoomed ? zoomText({ from, to }, whole) : null}
          {!isZoomed && hasZoomed.current ? (
            <span class="visually-hidden">{t('chartZoomedAll', { count: dayCount(whole) })}</span>
          ) : null}
        </span>
        {isZoomed ? (
          <button
            type="button"
            class="button button-small"
            onClick={() => {
              setView(START)
              // The button goes: the focus must not go with it.
              plot.current?.focus()
            }}
          >
            {t('chartZoomReset')}
          </button>
        ) : null}
      </div>
      <ChartLegend
        model={all}
        hidden={hidden}
        onToggle={(name) => setHidden((last) => toggled(last, name))}
      />
    </>
  )
}

function zoomText(drawn: DayRange, whole: DayRange): string {
  return t('chartZoomed', { count: dayCount(drawn), all: dayCount(whole), range: format.range(drawn) })
}

function toggled(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(names)
  if (!next.delete(name)) next.add(name)
  return next
}
