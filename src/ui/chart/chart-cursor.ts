import { type DayRange, dayCount, type EpochDay, isInside } from '../../facts/day.ts'

/** Where a reader is in a chart. Days, not places: they stay right when the chart shows other days. */
export interface ChartView {
  /** The day that the tip speaks of. */
  readonly cursor: EpochDay | null
  /** Where a selection began; it reaches to the cursor. */
  readonly anchor: EpochDay | null
  /** The days that alone are drawn. */
  readonly zoom: DayRange | null
  /** Whether the cursor moved by a key: only then its day is read aloud. */
  readonly isSpoken: boolean
}

export type ChartAction =
  /** The pointer is over a day, or has left. */
  | { readonly type: 'point'; readonly day: EpochDay | null }
  /** The pointer went down on one day and is on another. */
  | { readonly type: 'drag'; readonly from: EpochDay; readonly to: EpochDay }
  /** The pointer went up: a selection of several days becomes the zoom. */
  | { readonly type: 'drop' }
  | { readonly type: 'key'; readonly key: string; readonly isShift: boolean }
  | { readonly type: 'reset' }

export const START: ChartView = { cursor: null, anchor: null, zoom: null, isSpoken: false }

const WEEK = 7

/** The days that are drawn: the zoom, as far as the chart still has its days. */
export function drawnDays(view: ChartView, whole: DayRange): DayRange {
  const { zoom } = view
  return zoom && isInside(zoom.from, whole) && isInside(zoom.to, whole) ? zoom : whole
}

/** The selected days in their order; `null` without a selection. */
export function selectionOf({ anchor, cursor }: ChartView): DayRange | null {
  if (anchor === null || cursor === null) return null
  return { from: Math.min(anchor, cursor), to: Math.max(anchor, cursor) }
}

/** What an action makes of a view of a chart that spans `whole`. The same view comes back when it changes nothing. */
export function nextView(view: ChartView, action: ChartAction, whole: DayRange): ChartView {
  switch (action.type) {
    case 'point':
      return view.cursor === action.day && view.anchor === null
        ? view
        : { ...view, cursor: action.day, anchor: null, isSpoken: false }
    case 'drag':
      return { ...view, anchor: action.from, cursor: action.to, isSpoken: false }
    case 'drop':
      // The pointer is over another day now, wherever that is.
      return { ...zoomIn(view), cursor: null }
    case 'reset':
      return { ...view, anchor: null, zoom: null }
    case 'key':
      return afterKey(view, action, drawnDays(view, whole))
  }
}

/** One day is no zoom: it would draw a single bar, and a click would do it. */
function zoomIn(view: ChartView): ChartView {
  const selection = selectionOf(view)
  if (!selection) return view
  return { ...view, anchor: null, zoom: dayCount(selection) > 1 ? selection : view.zoom }
}

function afterKey(view: ChartView, action: { key: string; isShift: boolean }, drawn: DayRange): ChartView {
  if (action.key === 'Enter') {
    return view.anchor === null ? view : { ...zoomIn(view), isSpoken: true }
  }
  if (action.key === 'Escape') return stepBack(view)
  const cursor = movedCursor(view.cursor, action.key, drawn)
  if (cursor === null) return view
  const anchor = action.isShift ? (view.anchor ?? view.cursor ?? cursor) : null
  return { ...view, cursor, anchor, isSpoken: true }
}

/** Escape takes back one thing a press: the selection, the zoom, the cursor. */
function stepBack(view: ChartView): ChartView {
  if (view.anchor !== null) return { ...view, anchor: null }
  if (view.zoom !== null) return { ...view, zoom: null }
  return view.cursor === null ? view : { ...view, cursor: null, isSpoken: false }
}

/** A cursor that is nowhere comes in from the side that the key moves away from. `null`: no key of ours. */
function movedCursor(cursor: EpochDay | null, key: string, { from, to }: DayRange): EpochDay | null {
  const step = stepOf(key)
  if (key === 'Home') return from
  if (key === 'End') return to
  if (step === 0) return null
  if (cursor === null || cursor < from || cursor > to) return step > 0 ? from : to
  return Math.min(to, Math.max(from, cursor + step))
}

function stepOf(key: string): number {
  switch (key) {
    case 'ArrowLeft':
      return -1
    case 'ArrowRight':
      return 1
    case 'PageUp':
      return -WEEK
    case 'PageDown':
      return WEEK
    default:
      return 0
  }
}
