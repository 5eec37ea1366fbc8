import type { JSX, RefObject } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { DayRange, EpochDay } from '../../facts/day.ts'
import { t } from '../../platform/i18n.ts'
import { ChartCanvas } from './chart-canvas.tsx'
import { type ChartAction, type ChartView, nextView, selectionOf } from './chart-cursor.ts'
import type { ChartModel } from './chart-data.ts'
import { bandOf, type PlotBox } from './chart-geometry.ts'
import { usePointer } from './chart-pointer.ts'
import { gapsOf, indexOfDay } from './chart-shown.ts'
import { ChartTip } from './chart-tip.tsx'

interface ChartPlotProps {
  /** What is drawn. */
  readonly model: ChartModel
  readonly view: ChartView
  readonly title: string
  readonly height: number
  readonly drawn: DayRange
  readonly box: RefObject<HTMLDivElement | null>
  readonly onAction: (action: ChartAction) => void
}

/** The drawing as one stop of the Tab key: pointer and keys move its cursor, select days and zoom. */
export function ChartPlot(props: ChartPlotProps): JSX.Element {
  const { model, view, drawn } = props
  const keysId = useId()
  const [plot, setPlot] = useState<PlotBox | null>(null)
  const pointer = usePointer(plot, drawn, props.onAction)
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and this has none */}
      <div
        class="chart-plot"
        ref={props.box}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys move the cursor and zoom
        tabIndex={0}
        aria-label={props.title}
        aria-describedby={keysId}
        style={{ minHeight: `${props.height}px` }}
        onKeyDown={(event) => {
          if (takesKey(event, view, drawn)) props.onAction(keyAction(event))
        }}
        onBlur={() => props.onAction({ type: 'point', day: null })}
        onDblClick={() => props.onAction({ type: 'reset' })}
        {...pointer}
      >
        {plot ? <Marks model={model} view={view} plot={plot} drawn={drawn} /> : null}
        <ChartCanvas model={model} height={props.height} onBox={setPlot} />
        {plot && view.cursor !== null ? (
          <ChartTip
            model={model}
            index={indexOfDay(model, view.cursor)}
            x={middleOf(view.cursor, plot, drawn)}
          />
        ) : null}
        {model.series.length === 0 && model.covered.includes(true) ? <Nothing /> : null}
      </div>
      <p class="chart-keys small quiet" id={keysId}>
        {t('chartKeys')}
      </p>
    </>
  )
}

/** What lies under the drawing: days without data, the selected days, the day of the cursor. */
function Marks(props: { model: ChartModel; view: ChartView; plot: PlotBox; drawn: DayRange }): JSX.Element {
  const { model, view, plot, drawn } = props
  const selection = selectionOf(view)
  const cursor = view.cursor !== null && indexOfDay(model, view.cursor) >= 0 ? view.cursor : null
  return (
    <div class="chart-marks" aria-hidden="true" style={{ top: `${plot.top}px`, height: `${plot.height}px` }}>
      {selection ? <Mark name="chart-selection" days={selection} plot={plot} drawn={drawn} /> : null}
      {cursor !== null && !selection ? (
        <Mark name={cursorClass(model, plot)} days={{ from: cursor, to: cursor }} plot={plot} drawn={drawn} />
      ) : null}
      {gapsOf(model).map((gap) => (
        <Mark key={gap.from} name="chart-gap" days={gap} plot={plot} drawn={drawn} />
      ))}
    </div>
  )
}

/** A day narrower than this many CSS pixels gets a strong mark. */
const THIN = 12

function cursorClass(model: ChartModel, plot: PlotBox): string {
  if (model.kind === 'lines') return 'chart-cursor chart-cursor-lines'
  return plot.width / model.days.length < THIN ? 'chart-cursor chart-cursor-thin' : 'chart-cursor'
}

function Mark(props: { name: string; days: DayRange; plot: PlotBox; drawn: DayRange }): JSX.Element {
  const { left, width } = bandOf(props.days, props.plot, props.drawn)
  return <div class={props.name} style={{ left: `${left}px`, width: `${width}px` }} />
}

function Nothing(): JSX.Element {
  return <p class="chart-nothing quiet">{t('chartAllOff')}</p>
}

function middleOf(day: EpochDay, plot: PlotBox, drawn: DayRange): number {
  const { left, width } = bandOf({ from: day, to: day }, plot, drawn)
  return left + width / 2
}

function keyAction(event: KeyboardEvent): ChartAction & { type: 'key' } {
  return { type: 'key', key: event.key, isShift: event.shiftKey }
}

/** Keys that change nothing here stay with the page: Esc then closes the flyout around the chart. */
function takesKey(event: KeyboardEvent, view: ChartView, drawn: DayRange): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false
  if (nextView(view, keyAction(event), drawn) === view) return false
  event.preventDefault()
  event.stopPropagation()
  return true
}
