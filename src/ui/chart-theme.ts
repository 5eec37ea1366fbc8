import type { ChartTheme } from './chart-options.ts'
import type { Pattern, Swatch } from './swatch.ts'

/** The colours of theme.css as they stand now, for a canvas. */
export function readChartTheme(): ChartTheme {
  const token = createTokenReader()
  return {
    text: token('text-quiet'),
    grid: token('grid'),
    font: `12px ${getComputedStyle(document.body).fontFamily}`,
    color: (swatch) => token(swatch.token),
    fill: (swatch) => patternFill(swatch, patternColors(token, swatch)),
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

/** Calls back when the reader's colour scheme or forced colours change; returns what ends it. */
export function onThemeChange(listener: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  )
  for (const query of queries) query.addEventListener('change', listener)
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
    observer.disconnect()
  }
}

/** With forced colours the ink is drawn on the page's colour, as swatch.css does. */
function patternColors(token: (name: string) => string, swatch: Swatch): PatternColors {
  const [color, ink, card] = [token(swatch.token), token('pattern-ink'), token('card')]
  const isForced = matchMedia('(forced-colors: active)').matches && swatch.pattern !== 'solid'
  return isForced ? { color: ink, ink: color, card, alpha: 1 } : { color, ink, card, alpha: 0.6 }
}

interface PatternColors {
  readonly color: string
  readonly ink: string
  readonly card: string
  /** Of the ink, 0 to 1. */
  readonly alpha: number
}

/** The same patterns as swatch.css, as one tile. A stack paints over what lies below, so an outline is filled with the card. */
function patternFill(swatch: Swatch, colors: PatternColors): string | CanvasPattern {
  if (swatch.pattern === 'solid') return colors.color
  if (swatch.pattern === 'outline') return colors.card
  const size = swatch.pattern === 'sparse-hatch' ? 12 : 6
  const tile = document.createElement('canvas')
  tile.width = size
  tile.height = size
  const context = tile.getContext('2d')
  if (!context) return colors.color
  context.fillStyle = colors.color
  context.fillRect(0, 0, size, size)
  context.globalAlpha = colors.alpha
  drawPattern(context, swatch.pattern, size, colors.ink)
  return context.createPattern(tile, 'repeat') ?? colors.color
}

function drawPattern(context: CanvasRenderingContext2D, pattern: Pattern, size: number, ink: string): void {
  context.strokeStyle = ink
  context.fillStyle = ink
  if (pattern === 'dots') {
    context.beginPath()
    context.arc(size / 2, size / 2, 1.3, 0, 2 * Math.PI)
    context.fill()
    return
  }
  const lean = pattern === 'dense-hatch' ? -1 : 1
  context.lineWidth = 1.5
  for (const shift of [-size, 0, size]) {
    context.beginPath()
    context.moveTo(shift, lean === 1 ? size : 0)
    context.lineTo(shift + size, lean === 1 ? 0 : size)
    context.stroke()
  }
}
