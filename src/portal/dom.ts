const SVG = 'http://www.w3.org/2000/svg'

/** Builds an element from attributes and children, text as text nodes. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value)
  node.append(...children)
  return node
}

/** One stroke of a drawing: the path data and its colour. */
export interface Stroke {
  readonly path: string
  readonly color: string
  readonly width: number
}

/** A small drawing, 24 units square, that says nothing to a screen reader. */
export function drawing(strokes: readonly Stroke[]): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  for (const { path, color, width } of strokes) {
    const line = document.createElementNS(SVG, 'path')
    const attributes = { d: path, fill: 'none', stroke: color, 'stroke-width': String(width) }
    for (const [name, value] of Object.entries(attributes)) line.setAttribute(name, value)
    line.setAttribute('stroke-linecap', 'round')
    line.setAttribute('stroke-linejoin', 'round')
    svg.append(line)
  }
  return svg
}

/** The product's envelope, as in `public/icons/icon.svg`. */
export const ENVELOPE: readonly Stroke[] = [
  { path: 'M3 5h18v14H3z', color: 'currentColor', width: 2 },
  { path: 'M4 7l8 6 8-6', color: '#2092f9', width: 2 },
]

export const CROSS: readonly Stroke[] = [{ path: 'M5 5l14 14M19 5L5 19', color: 'currentColor', width: 2 }]

export const CHEVRON: readonly Stroke[] = [{ path: 'M5 9l7 7 7-7', color: 'currentColor', width: 2 }]

/** A button that is one drawing; its name is read out and shown on hover. */
export function iconButton(name: string, label: string, icon: SVGElement): HTMLButtonElement {
  return element('button', { type: 'button', class: name, title: label, 'aria-label': label }, icon)
}
