/** How many commands stand in the bar; the rest goes behind "More". All in pixels. */
export function commandsThatFit(
  widths: readonly number[],
  { room, gap, more }: { readonly room: number; readonly gap: number; readonly more: number },
): number {
  const needed = (count: number): number =>
    widths.slice(0, count).reduce((sum, width) => sum + width, 0) + gap * Math.max(0, count - 1)
  if (needed(widths.length) <= room) return widths.length
  let count = widths.length - 1
  while (count > 0 && needed(count) + gap + more > room) count -= 1
  return Math.max(0, count)
}
