import type { Theme } from '../platform/portal-words.ts'

/** The theme that the portal shows: what it painted, else what its browser prefers. */
export function portalTheme(): Theme {
  for (const element of [document.body, document.documentElement]) {
    const color = element && parseColor(getComputedStyle(element).backgroundColor)
    if (color) return isDark(color) ? 'dark' : 'light'
  }
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

type Color = readonly [red: number, green: number, blue: number]

/** A computed colour, 0 to 255 each; `null` for a see-through one, which says nothing. */
export function parseColor(computed: string): Color | null {
  const [red, green, blue, alpha = 1] = (computed.match(/[\d.]+/g) ?? []).map(Number)
  if (!computed.startsWith('rgb') || red === undefined || green === undefined || blue === undefined)
    return null
  return alpha < 0.5 ? null : [red, green, blue]
}

/** Whether light text belongs on it, by the weights of Rec. 709. */
export function isDark([red, green, blue]: Color): boolean {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128
}
