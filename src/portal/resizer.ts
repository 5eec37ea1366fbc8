import { clampWidth, PANEL_WIDTH } from '../platform/portal-words.ts'
import { element } from './dom.ts'

/** How far an arrow key moves the drawer's edge, in CSS pixels. */
const KEY_STEP = 20

export interface ResizerOptions {
  readonly label: string
  readonly width: number
  /** While the edge moves. */
  readonly onWidth: (width: number) => void
  /** When it rests. */
  readonly onRest: (width: number) => void
}

/** The drawer's left edge, moved by pointer or arrow keys between the drawer's bounds. */
export function createResizer({ label, width: initial, onWidth, onRest }: ResizerOptions): HTMLElement {
  const edge = element('div', {
    class: 'resizer',
    role: 'separator',
    tabindex: '0',
    'aria-label': label,
    'aria-orientation': 'vertical',
    'aria-valuemin': String(PANEL_WIDTH.min),
    'aria-valuemax': String(PANEL_WIDTH.max),
  })
  let width = initial

  function move(wanted: number) {
    width = clampWidth(wanted)
    edge.setAttribute('aria-valuenow', String(width))
    onWidth(width)
  }

  move(initial)
  // Capture keeps the pointer ours beyond the edge; above the frame the style of `:active` does.
  edge.addEventListener('pointerdown', (event) => edge.setPointerCapture(event.pointerId))
  edge.addEventListener('pointermove', (event) => {
    if (edge.hasPointerCapture(event.pointerId)) move(document.documentElement.clientWidth - event.clientX)
  })
  edge.addEventListener('lostpointercapture', () => onRest(width))
  edge.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: KEY_STEP, ArrowRight: -KEY_STEP }[event.key]
    if (step === undefined) return
    event.preventDefault()
    move(width + step)
    onRest(width)
  })
  return edge
}
