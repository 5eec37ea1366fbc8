import type { Place } from '../platform/portal-words.ts'
import { canTake } from './room.ts'
import { isTitleOf, TITLES } from './titles.ts'

/** Where the panel stands in the page: in this element, before that child of it (`null`: as the last). */
export interface Anchor {
  readonly parent: Element
  readonly before: Element | null
}

/** One way to find the place. The portals cannot be relied on, so there are several, the surest first. */
type AnchorRule = (place: Place, main: Element) => Anchor | null

/** By what a person reads: below the page's heading. */
const belowHeading: AnchorRule = (place, main) => {
  const headings = main.querySelectorAll('h1, h2, h3, [role="heading"]')
  const title = [...headings].find((heading) => isShown(heading) && isTitleOf(place, heading.textContent))
  return title ? outside(title, main, 'after') : null
}

/** By what the page is made of: above its command bar. */
const aboveCommandBar: AnchorRule = (_place, main) => {
  const bars = main.querySelectorAll('[role="menubar"], [role="toolbar"]')
  const bar = [...bars].find(isShown)
  return bar ? outside(bar, main, 'before') : null
}

/** At the head of the part that scrolls, by the mark of the portals' component library. */
const inScrollRegion: AnchorRule = (_place, main) => {
  const region = main.matches('[data-is-scrollable]') ? main : main.querySelector('[data-is-scrollable]')
  return region ? headOf(region) : null
}

const atHeadOfMain: AnchorRule = (_place, main) => headOf(main)

/** Whether the page of a place is expected to have room for the panel. */
export function hasAnchor(place: Place): boolean {
  return place in TITLES
}

/**
 * The place for the panel in the page as it is now, or `null`. `isSettled`: the page has had its time to draw itself;
 * before that only its heading counts, since all else may still be that of the page before.
 */
export function findAnchor(place: Place, isSettled: boolean): Anchor | null {
  if (!hasAnchor(place)) return null
  const main = [...document.querySelectorAll('main, [role="main"]')].find(isShown)
  const later = main ? [aboveCommandBar, inScrollRegion, atHeadOfMain] : []
  for (const rule of isSettled ? [belowHeading, ...later] : [belowHeading]) {
    const anchor = rule(place, main ?? document.body)
    if (anchor) return anchor
  }
  return null
}

/** Climbs from an element to where a block of full width can stand beside it. */
function outside(start: Element, main: Element, side: 'before' | 'after'): Anchor | null {
  for (let node = start; node !== main && node.parentElement; node = node.parentElement) {
    const parent = node.parentElement
    if (canTake(parent)) return { parent, before: side === 'before' ? node : node.nextElementSibling }
  }
  return null
}

function headOf(parent: Element): Anchor | null {
  return canTake(parent) ? { parent, before: parent.firstElementChild } : null
}

function isShown(element: Element): boolean {
  return element.getClientRects().length > 0
}
