/** The rows that are drawn, and the room that the others take, in pixels. */
export interface VirtualWindow {
  readonly first: number
  /** Behind the last drawn row. */
  readonly end: number
  readonly before: number
  readonly after: number
}

/** Rows of one height in a part of the page that scrolls; all in pixels. */
export interface VirtualInput {
  readonly count: number
  readonly rowHeight: number
  readonly scrollTop: number
  /** Of the part that shows rows. */
  readonly viewHeight: number
}

/** Rows drawn beyond each edge, so that a quick scroll does not show blank. */
const SPARE_ROWS = 8

/**
 * No element is higher: Firefox ends at 17.8 million pixels, Chromium at 33.5 million. More rows (340,000 of 44 pixels) are
 * reached by scrolling proportionally: a pixel of scrolling passes more than one.
 */
export const MAX_HEIGHT = 15_000_000

/** Which of many rows of one height are in view. */
export function virtualWindow(input: VirtualInput): VirtualWindow {
  const { count, rowHeight } = input
  const passed = passedAt(input)
  const top = Math.max(0, Math.min(Math.floor(passed / rowHeight), count - 1))
  const spare = spareRows(input)
  const first = Math.max(0, top - spare.above)
  const end = Math.min(count, top + Math.ceil(input.viewHeight / rowHeight) + spare.below)
  const height = heightOf(input)
  const room = height - (end - first) * rowHeight
  // Where rows are scaled, the first one in view stands where the scrolling is.
  const place = isScaled(input)
    ? Math.round(input.scrollTop - (passed - first * rowHeight))
    : first * rowHeight
  const before = Math.max(0, Math.min(place, room))
  return { first, end, before, after: room - before }
}

/** Where to scroll so that the row is in view, by the shortest way: the same `scrollTop` if it is. */
export function scrollTopShowing(row: number, input: VirtualInput): number {
  const passed = passedAt(input)
  const top = row * input.rowHeight
  const bottom = top + input.rowHeight
  if (top < passed) return top / scaleOf(input)
  if (bottom > passed + input.viewHeight) return (bottom - input.viewHeight) / scaleOf(input)
  return input.scrollTop
}

/** Whether there are more rows than a page can be high. */
export function isScaled({ count, rowHeight }: VirtualInput): boolean {
  return count * rowHeight > MAX_HEIGHT
}

function heightOf({ count, rowHeight }: VirtualInput): number {
  return Math.min(count * rowHeight, MAX_HEIGHT)
}

/** How many pixels of rows one pixel of scrolling passes. */
function scaleOf(input: VirtualInput): number {
  if (!isScaled(input)) return 1
  return (input.count * input.rowHeight - input.viewHeight) / (heightOf(input) - input.viewHeight)
}

/** Pixels of rows above the view. */
function passedAt(input: VirtualInput): number {
  return Math.max(0, input.scrollTop) * scaleOf(input)
}

/** Scaled rows near an edge have less room beside them than they are high. */
function spareRows(input: VirtualInput): { readonly above: number; readonly below: number } {
  if (!isScaled(input)) return { above: SPARE_ROWS, below: SPARE_ROWS }
  const { rowHeight, scrollTop } = input
  const left = heightOf(input) - input.viewHeight - scrollTop
  const within = (room: number): number => Math.max(0, Math.min(SPARE_ROWS, Math.floor(room / rowHeight)))
  return { above: within(scrollTop), below: within(left) }
}
