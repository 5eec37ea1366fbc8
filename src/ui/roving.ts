/**
 * The element that an arrow key moves to among those of a bar or menu, round its ends; Home and End the first and the last.
 * `undefined` for other keys.
 */
export function rovingTarget<Item>(
  items: readonly Item[],
  current: Item | null,
  key: string,
  [back, forth]: readonly [string, string],
): Item | undefined {
  const place = current === null ? -1 : items.indexOf(current)
  if (key === forth) return items[(place + 1) % items.length]
  if (key === back) return items[(Math.max(place, 0) - 1 + items.length) % items.length]
  if (key === 'Home') return items[0]
  return key === 'End' ? items.at(-1) : undefined
}
