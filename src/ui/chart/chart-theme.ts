import type { Swatch } from '../swatch.ts'
import type { ChartTheme } from './chart-options.ts'
import { type PatternColors, patternFill } from './chart-pattern.ts'

/** The colours of theme.css as they stand now, for a canvas. */
export function readChartTheme(): ChartTheme {
  const token = createTokenReader()
  const font = `12px ${getComputedStyle(document.body).fontFamily}`
  const isForced = matchMedia('(forced-colors: active)').matches
  return {
    text: token('text-quiet'),
    grid: token('grid'),
    font,
    isForced,
    pixelRatio: devicePixelRatio,
    color: (swatch) => token(swatch.token),
    fill: (swatch) => patternFill(swatch, patternColors(token, swatch, isForced)),
    textWidth: createTextMeter(font),
  }
}

/** Reads a token as the colour that it stands for: a custom property itself would read `light-dark(...)`. */
function createTokenReader(): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    const color = known.get(name) ?? resolveToken(name)
    known.set(name, color)
    return color
  }
}

function resolveToken(name: string): string {
  const probe = document.createElement('span')
  probe.style.forcedColorAdjust = 'none'
  probe.style.color = `var(--${name})`
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

/** Width of a text in CSS pixels. */
function createTextMeter(font: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d')
  if (context) context.font = font
  return (text) => context?.measureText(text).width ?? 7 * text.length
}

/**
 * Calls back when colour scheme, forced colours or the pixels of the screen change (another screen, the
 * browser's zoom); returns what ends it.
 */
export function onThemeChange(listener: () => void): () => void {
  // A ratio has no event of its own: the query of today's ratio changes when it is left.
  const queries = [
    '(prefers-color-scheme: dark)',
    '(forced-colors: active)',
    `(resolution: ${devicePixelRatio}dppx)`,
  ].map((query) => matchMedia(query))
  for (const query of queries) query.addEventListener('change', listener)
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
    observer.disconnect()
  }
}

/** With forced colours the ink is drawn on the page's colour, as swatch.css does. */
function patternColors(token: (name: string) => string, swatch: Swatch, isForced: boolean): PatternColors {
  const [color, ink, card] = [token(swatch.token), token('pattern-ink'), token('card')]
  if (!isForced) return { color, ink, card, alpha: swatch.token.startsWith('tls') ? 0.6 : 0.45, isForced }
  return swatch.pattern === 'solid'
    ? { color, ink, card, alpha: 1, isForced }
    : { color: ink, ink: token('text'), card, alpha: 1, isForced }
}
