import type { JSX } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import uPlot from 'uplot'
import { t } from '../platform/i18n.ts'
import { type ChartModel, plotColumns, totalsOf } from './chart-data.ts'
import { chartOptions } from './chart-options.ts'
import { onThemeChange, readChartTheme } from './chart-theme.ts'
import { format } from './format.ts'
import { swatchClass } from './swatch.ts'
import 'uplot/dist/uPlot.min.css'
import './swatch.css'
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

/** A chart of messages a day with its legend, or its table twin. */
export function Chart(props: ChartProps): JSX.Element {
  if (props.isTable) {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      <section class="chart-table" aria-label={props.title} tabIndex={0}>
        <ChartTable model={props.model} title={props.title} />
      </section>
    )
  }
  return (
    <figure class="chart">
      <Plot {...props} />
      {props.model.series.length > 1 ? <ChartLegend model={props.model} /> : null}
      <div class="visually-hidden">
        <ChartTable model={props.model} title={props.title} />
      </div>
    </figure>
  )
}

interface Point {
  readonly index: number
  readonly left: number
}

/** Creates, updates, resizes and destroys uPlot; what it draws comes from `chartOptions`. */
function Plot({ model, title, height }: ChartProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null)
  const [themeVersion, setThemeVersion] = useState(0)
  const [point, setPoint] = useState<Point | null>(null)
  const columns = useMemo(() => plotColumns(model) as uPlot.AlignedData, [model])
  useEffect(() => onThemeChange(() => setThemeVersion((version) => version + 1)), [])
  useEffect(() => {
    const element = host.current
    if (!element) return
    const options = chartOptions({
      model,
      theme: readChartTheme(),
      width: Math.max(200, element.clientWidth),
      height,
      formatDay: format.day,
      formatCount: format.count,
      onPoint: setPoint,
    })
    const plot = new uPlot(options, columns, element)
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0 && element.clientWidth !== plot.width) {
        plot.setSize({ width: element.clientWidth, height })
      }
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
      plot.destroy()
      setPoint(null)
    }
  }, [model, columns, height, themeVersion])
  return (
    <div class="chart-plot" ref={host} role="img" aria-label={title} style={{ minHeight: `${height}px` }}>
      {point ? <ChartTip model={model} point={point} /> : null}
    </div>
  )
}

function ChartTip(props: { model: ChartModel; point: Point }): JSX.Element | null {
  const { model, point } = props
  const day = model.days[point.index]
  if (day === undefined) return null
  const total = totalsOf(model)[point.index] ?? null
  const isLate = point.index > model.days.length / 2
  return (
    <div class={isLate ? 'chart-tip chart-tip-late' : 'chart-tip'} style={{ left: `${point.left}px` }}>
      <div class="chart-tip-day">{format.longDay(day)}</div>
      {total === null ? (
        <div>{t('chartNoData')}</div>
      ) : (
        <>
          {model.series.map((series) => (
            <TipLine key={series.name} series={series} index={point.index} />
          ))}
          {model.series.length > 1 && model.kind === 'stack' ? (
            <div class="chart-tip-line chart-tip-total">
              <span>{t('chartTotal')}</span>
              <span class="number">{format.count(total)}</span>
            </div>
          ) : null}
        </>
      )}
    </div>
  )
}

function TipLine(props: { series: ChartModel['series'][number]; index: number }): JSX.Element {
  const value = props.series.values[props.index] ?? null
  return (
    <div class="chart-tip-line">
      <span>
        <span class={`swatch-key ${swatchClass(props.series.swatch)}`} /> {props.series.name}
      </span>
      <span class="number">{value === null ? '–' : format.count(value)}</span>
    </div>
  )
}

function ChartLegend(props: { model: ChartModel }): JSX.Element {
  return (
    <ul class="chart-legend" aria-hidden="true">
      {props.model.series.map((series) => (
        <li key={series.name}>
          <span class={`swatch-key ${swatchClass(series.swatch)}`} /> {series.name}
        </li>
      ))}
    </ul>
  )
}

/** The numbers of a chart as a table: what a screen reader reads, and what "Show as table" shows. */
function ChartTable(props: { model: ChartModel; title: string }): JSX.Element {
  const { model } = props
  return (
    <table>
      <caption class="visually-hidden">{props.title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columnDay')}</th>
          {model.series.map((series) => (
            <th key={series.name} scope="col" class="number">
              {series.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {model.days.map((day, index) => (
          <tr key={day}>
            <th scope="row">{format.longDay(day)}</th>
            {model.series.map((series) => (
              <td key={series.name} class="number">
                {cellText(series.values[index] ?? null)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cellText(value: number | null): string {
  return value === null ? t('chartNoData') : format.count(value)
}
