/** One bar of a sparkline, in the units of its box. */
export interface SparkBar {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Bars to scale; a covered day without messages is a hairline, a day without data has no bar. */
export function sparkBars(
  values: readonly (number | null)[],
  box: { readonly width: number; readonly height: number },
): readonly SparkBar[] {
  const highest = Math.max(1, ...values.map((value) => value ?? 0))
  const step = box.width / Math.max(1, values.length)
  return values.flatMap((value, index) => {
    if (value === null) return []
    const height = Math.max(1, (value / highest) * box.height)
    return [{ x: index * step + step * 0.15, y: box.height - height, width: step * 0.7, height }]
  })
}
