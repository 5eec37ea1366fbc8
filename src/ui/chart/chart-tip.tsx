import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { format } from '../format.ts'
import type { ChartModel } from './chart-data.ts'
import { tipLeft } from './chart-geometry.ts'
import { ChartKey } from './chart-key.tsx'
import { dayState } from './chart-shown.ts'
import { footOf, gapText, seriesName, valueText } from './chart-words.ts'

/** The numbers of a day beside it. `x`: the middle of the day in the chart's box. What it says is read aloud elsewhere. */
export function ChartTip(props: { model: ChartModel; index: number; x: number }): JSX.Element | null {
  const { model, index, x } = props
  const tip = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = tip.current
    const box = element?.parentElement
    if (element && box) element.style.left = `${tipLeft(x, element.offsetWidth, box.clientWidth)}px`
  })
  const day = model.days[index]
  if (day === undefined) return null
  const state = dayState(model, index)
  return (
    <div class="chart-tip" ref={tip} aria-hidden="true">
      <div class="chart-tip-day">{format.longDay(day)}</div>
      {state.kind === 'counted' ? <DayLines model={model} index={index} /> : <div>{gapText(state)}</div>}
    </div>
  )
}

function DayLines({ model, index }: { model: ChartModel; index: number }): JSX.Element {
  const foot = footOf(model, index)
  return (
    <>
      {model.series.map((series) => (
        <div key={series.name} class="chart-tip-line">
          <span class="chart-tip-name">
            <ChartKey series={series} /> {seriesName(series)}
          </span>
          <span class="number">{valueText(model, series, index)}</span>
        </div>
      ))}
      {foot ? (
        <div class="chart-tip-line chart-tip-foot">
          <span>{foot.label}</span>
          <span class="number">{foot.value}</span>
        </div>
      ) : null}
    </>
  )
}
