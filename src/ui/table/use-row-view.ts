import type { RefObject } from 'preact'
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { isScaled, scrollTopShowing, type VirtualInput, virtualWindow } from './virtual-window.ts'

/** Also in data-table.css. */
export const ROW_HEIGHT = 44
const HEAD_HEIGHT = 36
const TABLE_HEIGHT = 528

/** A list is drawn anew after so many rows of scrolling; the spare rows cover them. */
const ROWS_A_STEP = 2

/** Which rows of a long list are drawn, and which one has the focus. */
export interface RowView {
  readonly window: ReturnType<typeof virtualWindow>
  /** The place of the row that has the focus or had it last; `null` before. */
  readonly held: number | null
  /** The place of the row that the Tab key goes to. */
  readonly stop: number
  /** Whole rows in view. */
  readonly page: () => number
  readonly onScroll: () => void
  readonly onFocus: (place: number) => void
  /** Brings a row into view and gives it the focus. */
  readonly moveTo: (place: number) => void
  /** Back to the first row, without a focus. */
  readonly toTop: () => void
}

export function useRowView(scroller: RefObject<HTMLElement | null>, count: number): RowView {
  const [input, setInput] = useState({ scrollTop: 0, viewHeight: TABLE_HEIGHT - HEAD_HEIGHT })
  const [held, setHeld] = useState<number | null>(null)
  const wanted = useRef<number | null>(null)
  const view: VirtualInput = { count, rowHeight: ROW_HEIGHT, ...input }
  const last = Math.max(0, count - 1)
  const look = useCallback((): VirtualInput => {
    const element = scroller.current
    const viewHeight = (element?.clientHeight ?? 0) - HEAD_HEIGHT
    return {
      count,
      rowHeight: ROW_HEIGHT,
      scrollTop: element?.scrollTop ?? 0,
      viewHeight: Math.max(ROW_HEIGHT, viewHeight),
    }
  }, [scroller, count])
  const onScroll = useCallback(() => {
    const now = look()
    const step = isScaled(now) ? 1 : ROWS_A_STEP * ROW_HEIGHT
    const scrollTop = Math.floor(now.scrollTop / step) * step
    const { viewHeight } = now
    setInput((known) =>
      known.scrollTop === scrollTop && known.viewHeight === viewHeight ? known : { scrollTop, viewHeight },
    )
  }, [look])
  const moveTo = useCallback(
    (place: number) => {
      wanted.current = place
      setHeld(place)
      // A key at the end of the list changes nothing, and still brings its row back into view.
      focusWanted(scroller.current, wanted, look)
    },
    [scroller, look],
  )
  useLayoutEffect(() => focusWanted(scroller.current, wanted, look))
  const toTop = useCallback(() => {
    setHeld(null)
    if (scroller.current) scroller.current.scrollTop = 0
  }, [scroller])
  return {
    window: virtualWindow(view),
    held: held === null ? null : Math.min(held, last),
    stop: Math.min(held ?? Math.ceil(input.scrollTop / ROW_HEIGHT), last),
    page: () => Math.max(1, Math.floor(look().viewHeight / ROW_HEIGHT)),
    onScroll,
    onFocus: setHeld,
    moveTo,
    toTop,
  }
}

/** Once the wanted row is drawn: scrolls to it and gives it the focus. */
function focusWanted(
  scroller: HTMLElement | null,
  wanted: { current: number | null },
  look: () => VirtualInput,
): void {
  if (!scroller || wanted.current === null) return
  const row = scroller.querySelector<HTMLElement>(`tr[data-place="${wanted.current}"]`)
  if (!row) return
  scroller.scrollTop = scrollTopShowing(wanted.current, look())
  wanted.current = null
  row.focus({ preventScroll: true })
}
