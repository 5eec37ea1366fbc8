import type { Pattern, Swatch } from '../swatch.ts'

export interface PatternColors {
  readonly color: string
  readonly ink: string
  readonly card: string
  /** Of the ink, 0 to 1. */
  readonly alpha: number
  /** Whether the reader's own colours are in force: then some patterns appear that are solid else. */
  readonly isForced: boolean
}

/** Side of a pattern's tile, CSS pixels. */
function tileSize(pattern: Pattern): number {
  return pattern === 'sparse-hatch' ? 12 : pattern === 'checks' ? 8 : 6
}

/**
 * The same patterns as swatch.css, as one tile in the pixels of the screen. A stack paints over what lies
 * below, so an outline is filled with the card.
 */
export function patternFill(swatch: Swatch, colors: PatternColors): string | CanvasPattern {
  const { pattern } = swatch
  const isSolid = pattern === 'solid' || (pattern === 'solid-or-rows' && !colors.isForced)
  if (isSolid) return colors.color
  if (pattern === 'outline') return colors.card
  const side = Math.round(tileSize(pattern) * devicePixelRatio)
  const tile = document.createElement('canvas')
  tile.width = side
  tile.height = side
  const context = tile.getContext('2d')
  if (!context) return colors.color
  context.fillStyle = colors.color
  context.fillRect(0, 0, side, side)
  context.globalAlpha = colors.alpha
  // A whole number of pixels for the tile, so that its neighbours meet without a seam.
  context.scale(side / tileSize(pattern), side / tileSize(pattern))
  drawPattern(context, pattern, colors.ink)
  return context.createPattern(tile, 'repeat') ?? colors.color
}

function drawPattern(context: CanvasRenderingContext2D, pattern: Pattern, ink: string): void {
  const size = tileSize(pattern)
  context.strokeStyle = ink
  context.fillStyle = ink
  context.lineWidth = 1.5
  switch (pattern) {
    case 'dots':
      context.beginPath()
      context.arc(size / 2, size / 2, 1.3, 0, 2 * Math.PI)
      context.fill()
      break
    case 'dense-hatch':
      drawHatch(context, size, -1)
      break
    case 'sparse-hatch':
      drawHatch(context, size, 1)
      break
    case 'solid-or-rows':
    case 'rows':
      context.fillRect(0, 2, size, 1.5)
      break
    case 'columns':
      context.fillRect(2, 0, 1.5, size)
      break
    case 'grid':
      context.fillRect(0, 2, size, 1)
      context.fillRect(2, 0, 1, size)
      break
    case 'checks':
      context.fillRect(0, 0, size / 2, size / 2)
      context.fillRect(size / 2, size / 2, size / 2, size / 2)
      break
    case 'solid':
    case 'outline':
      break
  }
}

/** Lines go on beyond the tile: cut at its corners they would show a notch where tiles meet. */
function drawHatch(context: CanvasRenderingContext2D, size: number, lean: 1 | -1): void {
  for (const shift of [-size, 0, size]) {
    context.beginPath()
    context.moveTo(shift - size, lean === 1 ? 2 * size : -size)
    context.lineTo(shift + 2 * size, lean === 1 ? -size : 2 * size)
    context.stroke()
  }
}
