/** The place that a key moves to in a list, `null` for other keys. `page`: rows in view. */
export function placeAfterKey(
  key: string,
  { place, count, page }: { readonly place: number; readonly count: number; readonly page: number },
): number | null {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, place + 1)
    case 'ArrowUp':
      return Math.max(0, place - 1)
    case 'PageDown':
      return Math.min(last, place + page)
    case 'PageUp':
      return Math.max(0, place - page)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
