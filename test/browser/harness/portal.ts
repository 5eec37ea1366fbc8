import type { Frame, Page } from 'puppeteer'
import { expect } from 'vitest'
import { PATIENCE, panelFrame } from './extension-browser.ts'

/** What the fake portal offers to a test; `scripts/lib/portal/portal.js`. */
interface Portal {
  goTo(address: string): void
  render(): void
  setDark(isDark: boolean): void
  foreign(): readonly Element[]
}

/** Moves without loading, as portals do. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => (globalThis as unknown as { portal: Portal }).portal.goTo(to), address)
}

/** Draws the portal anew and throws out every node that is not its own. */
export async function rerender(page: Page): Promise<void> {
  await page.evaluate(() => (globalThis as unknown as { portal: Portal }).portal.render())
}

export async function setDark(page: Page): Promise<void> {
  await page.evaluate(() => (globalThis as unknown as { portal: Portal }).portal.setDark(true))
}

/** How the panel is seen: in its place, open or folded to a line; as drawer; as launcher; `hidden`: none of it. */
export type Look = 'block' | 'folded' | 'drawer' | 'launcher' | 'hidden'

/** What the page can learn of each of our host elements: one, unless something is wrong; none where we are silent. */
export interface SeenHost {
  readonly look: Look
  readonly attributes: readonly string[]
  readonly children: number
  readonly hasOpenRoot: boolean
}

/** The elements that the portal did not make itself. */
export async function seenHosts(page: Page): Promise<readonly SeenHost[]> {
  return page.evaluate(() => {
    const lookOf = (host: Element): Look => {
      const { height, width } = host.getBoundingClientRect()
      if (document.body.contains(host)) {
        if (height === 0 || width === 0) return 'hidden'
        return height > 100 ? 'block' : 'folded'
      }
      if (document.elementFromPoint(innerWidth - 100, 20) === host) return 'drawer'
      return document.elementFromPoint(innerWidth - 20, innerHeight - 116) === host ? 'launcher' : 'hidden'
    }
    return (globalThis as unknown as { portal: Portal }).portal.foreign().map((host) => ({
      look: lookOf(host),
      attributes: host.getAttributeNames(),
      children: host.childNodes.length,
      hasOpenRoot: host.shadowRoot !== null,
    }))
  })
}

export async function looksOf(page: Page): Promise<readonly Look[]> {
  return (await seenHosts(page)).map(({ look }) => look)
}

/** What the portal's own policy was broken by. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (globalThis as unknown as { violations: readonly string[] }).violations)
}

/** Waits for the panel, in its place or as launcher, and opens it; the frame in it. */
export async function openPanel(page: Page): Promise<Frame> {
  await expect.poll(() => looksOf(page), PATIENCE).toHaveLength(1)
  await expect.poll(() => looksOf(page), PATIENCE).not.toEqual(['hidden'])
  // It remembers how an earlier test left it.
  if ((await looksOf(page))[0] === 'launcher') await pressLauncher(page)
  return panelFrame(page)
}

/** The launcher lies in a closed root: found by where a person sees it, 40 px wide at the right edge. */
export async function pressLauncher(page: Page): Promise<void> {
  const { width, height } = viewportOf(page)
  await page.mouse.click(width - 20, height - 116)
}

/** The drawer's own button, at the end of its head. */
export async function pressClose(page: Page): Promise<void> {
  await page.mouse.click(viewportOf(page).width - 20, 20)
}

/** Pulls the drawer's left edge until the drawer would be this wide. */
export async function pullEdge(page: Page, width: number): Promise<void> {
  const frame = await panelFrame(page)
  const drawn = await frame.evaluate(() => innerWidth)
  // The scroll bar of a long page is beside the drawer.
  const right = await page.evaluate(() => document.documentElement.clientWidth)
  await page.mouse.move(right - drawn - 2, 450)
  await page.mouse.down()
  await page.mouse.move(right - width, 450, { steps: 4 })
  await page.mouse.up()
}

function viewportOf(page: Page): { width: number; height: number } {
  return page.viewport() ?? { width: 1280, height: 900 }
}
