/** The rows that are drawn, and the room that the others take, in pixels. */
export interface VirtualWindow {
  readonly first: number
  /** Behind the last drawn row. */
  readonly end: number
  readonly before: number
  readonly after: number
}

export interface VirtualInput {
  readonly count: number
  readonly rowHeight: number
  readonly scrollTop: number
  readonly viewHeight: number
}

/** Rows drawn beyond each edge, so that a quick scroll does not show blank. */
const SPARE_ROWS = 12

/** Which of many rows of one height are in view. */
export function virtualWindow(input: VirtualInput): VirtualWindow {
  const { count, rowHeight } = input
  const top = Math.floor(Math.max(0, input.scrollTop) / rowHeight)
  const first = Math.max(0, Math.min(top, count - 1) - SPARE_ROWS)
  const shown = Math.ceil(input.viewHeight / rowHeight) + 2 * SPARE_ROWS
  const end = Math.min(count, first + shown)
  return { first, end, before: first * rowHeight, after: (count - end) * rowHeight }
}
