import type { VirtualWindow } from './virtual-window.ts'

/** A row by its place in the list, or room in its stead. `key` keeps its node while the list scrolls. */
export type BodyItem =
  | { readonly kind: 'row'; readonly place: number }
  | { readonly kind: 'space'; readonly key: string; readonly height: number }

/**
 * What stands in the body of a table from top to bottom: the rows of the window, room for the others, and the row that holds the
 * focus also where it is out of view. A row that goes would take the focus with it, and the next key would go nowhere.
 */
export function bodyItems(view: VirtualWindow, held: number | null, rowHeight: number): readonly BodyItem[] {
  const rows = Array.from({ length: view.end - view.first }, (_, index): BodyItem => row(view.first + index))
  if (held !== null && held < view.first && view.before >= rowHeight) {
    const above = Math.min(held * rowHeight, view.before - rowHeight)
    const gap = view.before - rowHeight - above
    return [
      ...space('before', above),
      row(held),
      ...space('gap', gap),
      ...rows,
      ...space('after', view.after),
    ]
  }
  if (held !== null && held >= view.end && view.after >= rowHeight) {
    const gap = Math.min((held - view.end) * rowHeight, view.after - rowHeight)
    const below = view.after - rowHeight - gap
    return [
      ...space('before', view.before),
      ...rows,
      ...space('gap', gap),
      row(held),
      ...space('after', below),
    ]
  }
  return [...space('before', view.before), ...rows, ...space('after', view.after)]
}

function row(place: number): BodyItem {
  return { kind: 'row', place }
}

function space(key: string, height: number): readonly BodyItem[] {
  return height > 0 ? [{ kind: 'space', key, height }] : []
}
