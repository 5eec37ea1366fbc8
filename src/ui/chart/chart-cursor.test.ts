import { describe, expect, it } from 'vitest'
import { type ChartView, drawnDays, nextView, START, selectionOf } from './chart-cursor.ts'

/** Two weeks. */
const WHOLE = { from: 100, to: 113 }

/** The view after keys, `+` before one that is pressed with Shift. */
function press(view: ChartView, ...keys: readonly string[]): ChartView {
  return keys.reduce(
    (last, key) =>
      nextView(last, { type: 'key', key: key.replace('+', ''), isShift: key.startsWith('+') }, WHOLE),
    view,
  )
}

describe('keys', () => {
  it('come in from the side that they move away from', () => {
    expect(press(START, 'ArrowRight').cursor).toBe(100)
    expect(press(START, 'ArrowLeft').cursor).toBe(113)
    expect(press(START, 'ArrowRight').isSpoken).toBe(true)
  })

  it('move by day, week and to the ends, and stop there', () => {
    const at = press(START, 'Home', 'ArrowRight', 'PageDown')
    expect(at.cursor).toBe(108)
    expect(press(at, 'PageDown').cursor).toBe(113)
    expect(press(at, 'PageUp', 'ArrowLeft', 'ArrowLeft').cursor).toBe(100)
    expect(press(at, 'End').cursor).toBe(113)
  })

  it('select days with Shift and zoom with Enter', () => {
    const selected = press(START, 'Home', 'ArrowRight', '+ArrowRight', '+ArrowRight')
    expect(selectionOf(selected)).toEqual({ from: 101, to: 103 })
    const zoomed = press(selected, 'Enter')
    expect(drawnDays(zoomed, WHOLE)).toEqual({ from: 101, to: 103 })
    expect(selectionOf(zoomed)).toBeNull()
    expect(press(zoomed, 'Home').cursor).toBe(101)
    expect(press(zoomed, 'End', 'ArrowRight').cursor).toBe(103)
  })

  it('drop the selection when the cursor moves without Shift', () => {
    expect(selectionOf(press(START, 'Home', '+ArrowRight', 'ArrowRight'))).toBeNull()
  })

  it('take back one thing each Escape: selection, zoom, cursor; then it is not ours', () => {
    const zoomed = press(START, 'Home', '+ArrowRight', 'Enter', '+ArrowRight')
    const unselected = press(zoomed, 'Escape')
    expect([unselected.anchor, unselected.zoom]).toEqual([null, { from: 100, to: 101 }])
    const whole = press(unselected, 'Escape')
    expect([whole.zoom, whole.cursor]).toEqual([null, 101])
    const left = press(whole, 'Escape')
    expect(left.cursor).toBeNull()
    expect(press(left, 'Escape')).toBe(left)
  })

  it('leave other keys, and Enter without a selection, to the page', () => {
    const view = press(START, 'Home')
    expect(press(view, 'Tab', 'a', 'Enter', 'ArrowUp')).toBe(view)
  })
})

describe('pointer', () => {
  it('zooms on the days that it was dragged over, in either direction', () => {
    const dragged = nextView(START, { type: 'drag', from: 105, to: 103 }, WHOLE)
    expect(selectionOf(dragged)).toEqual({ from: 103, to: 105 })
    const dropped = nextView(dragged, { type: 'drop' }, WHOLE)
    expect(dropped).toEqual({ cursor: null, anchor: null, zoom: { from: 103, to: 105 }, isSpoken: false })
    expect(nextView(dropped, { type: 'reset' }, WHOLE).zoom).toBeNull()
  })

  it('does not zoom on one day', () => {
    const dragged = nextView(START, { type: 'drag', from: 105, to: 105 }, WHOLE)
    expect(nextView(dragged, { type: 'drop' }, WHOLE).zoom).toBeNull()
  })

  it('is not read aloud, and keeps the view while it stays on a day', () => {
    const pointed = nextView(press(START, 'Home'), { type: 'point', day: 104 }, WHOLE)
    expect([pointed.cursor, pointed.isSpoken]).toEqual([104, false])
    expect(nextView(pointed, { type: 'point', day: 104 }, WHOLE)).toBe(pointed)
  })
})

it('forgets a zoom on days that the chart has no more', () => {
  const view = { ...START, zoom: { from: 101, to: 103 } }
  expect(drawnDays(view, { from: 102, to: 110 })).toEqual({ from: 102, to: 110 })
})
