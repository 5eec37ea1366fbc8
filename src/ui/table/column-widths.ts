/** In pixels. */
export const NARROWEST = 64
export const WIDEST = 960

/** What a column without a width has at least, before the table scrolls sideways. */
const FREE_WIDTH = 200
const STEP = 16

/** A width that a column may have, whole pixels. */
export function allowedWidth(width: number): number {
  return Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)))
}

/** The width after a key on the edge of a column, with Shift in larger steps; `null` for other keys. */
export function widthAfterKey(key: string, width: number, isLarge: boolean): number | null {
  const step = isLarge ? STEP * 4 : STEP
  switch (key) {
    case 'ArrowRight':
      return allowedWidth(width + step)
    case 'ArrowLeft':
      return allowedWidth(width - step)
    case 'Home':
      return NARROWEST
    case 'End':
      return WIDEST
    default:
      return null
  }
}

/** What a table needs so that no column is squeezed: the widths in pixels, and room for a column without one. */
export function neededWidth(columns: readonly { readonly width?: string }[]): number {
  return columns.reduce((sum, { width }) => sum + (width ? Number.parseFloat(width) : FREE_WIDTH), 0)
}
