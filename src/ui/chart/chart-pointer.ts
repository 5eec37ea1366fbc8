import type { TargetedPointerEvent } from 'preact'
import { useRef } from 'preact/hooks'
import type { DayRange, EpochDay } from '../../facts/day.ts'
import type { ChartAction } from './chart-cursor.ts'
import { dayAt, type PlotBox } from './chart-geometry.ts'

type Pointed = TargetedPointerEvent<HTMLDivElement>
type PointerHandlers = {
  readonly [Name in 'Down' | 'Move' | 'Up' | 'Cancel' | 'Leave' as `onPointer${Name}`]?: (
    event: Pointed,
  ) => void
}

/** Pointing, and dragging over days, as actions. */
export function usePointer(
  plot: PlotBox | null,
  drawn: DayRange,
  onAction: (action: ChartAction) => void,
): PointerHandlers {
  const pressed = useRef<EpochDay | null>(null)
  if (!plot) return {}
  const dayOf = (event: Pointed): EpochDay =>
    dayAt(event.clientX - event.currentTarget.getBoundingClientRect().left, plot, drawn)
  const end = (action: ChartAction): void => {
    pressed.current = null
    onAction(action)
  }
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return
      pressed.current = dayOf(event)
      event.currentTarget.setPointerCapture(event.pointerId)
      onAction({ type: 'point', day: pressed.current })
    },
    onPointerMove: (event) => {
      const day = dayOf(event)
      const from = pressed.current
      onAction(from === null || from === day ? { type: 'point', day } : { type: 'drag', from, to: day })
    },
    onPointerUp: (event) => {
      if (pressed.current !== null && pressed.current !== dayOf(event)) end({ type: 'drop' })
      pressed.current = null
    },
    onPointerCancel: () => end({ type: 'point', day: null }),
    onPointerLeave: (event) => {
      // A finger leaves when it is lifted: its tip stays to be read.
      if (pressed.current === null && event.pointerType !== 'touch') onAction({ type: 'point', day: null })
    },
  }
}
