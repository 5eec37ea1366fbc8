const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]'

/** Lets the Tab key go round inside an element; also over what a list inside keeps out of its way with `tabindex="-1"`. */
export function keepTabInside(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  if (event.key !== 'Tab') return
  const stops = tabStops(event.currentTarget)
  const [first, last] = [stops[0], stops.at(-1)]
  const active = document.activeElement
  const isAtEdge = event.shiftKey ? active === first || active === event.currentTarget : active === last
  if (!isAtEdge) return
  event.preventDefault()
  const next = event.shiftKey ? last : first
  next?.focus()
}

function tabStops(root: HTMLElement): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) =>
      element.tabIndex >= 0 && !element.matches(':disabled') && element.getClientRects().length > 0,
  )
}
