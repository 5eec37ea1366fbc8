/** Narrower than this, in CSS pixels, the panel is better off in its drawer. */
const MIN_BLOCK_WIDTH = 340

/** Whether an element lays out its children one below the other, is wide enough, and can become higher. */
export function canTake(parent: Element): boolean {
  return parent.clientWidth >= MIN_BLOCK_WIDTH && stacksChildren(getComputedStyle(parent)) && canGrow(parent)
}

type Layout = Pick<CSSStyleDeclaration, 'display' | 'flexDirection'>

/** In a row or a grid a block more would push the portal's own parts out of their places. */
export function stacksChildren({ display, flexDirection }: Layout): boolean {
  if (display.endsWith('flex')) return flexDirection === 'column'
  return display === 'block' || display === 'flow-root'
}

/** Whether what is pushed down can still be scrolled to: the first ancestor that cuts must be one that scrolls. */
function canGrow(start: Element): boolean {
  for (let element: Element | null = start; element; element = element.parentElement) {
    const { overflowY } = getComputedStyle(element)
    if (overflowY === 'auto' || overflowY === 'scroll') return true
    if (overflowY === 'hidden' || overflowY === 'clip') return false
  }
  return true
}
