import type { Page } from 'puppeteer'

/** What the fake portal offers to a test; `scripts/lib/portal/portal.js`. */
interface Portal {
  goTo(address: string): void
  render(): void
  setDark(isDark: boolean): void
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

/** `open` or `closed` of each of our host elements: one, unless something is wrong; none where we are silent. */
export async function hostStates(page: Page): Promise<readonly string[]> {
  return page.$$eval('[data-mail-flow-insights]', (hosts) =>
    hosts.map((host) => host.getAttribute('data-mail-flow-insights') ?? ''),
  )
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
  const right = viewportOf(page).width
  const frame = page.frames().find((candidate) => candidate !== page.mainFrame())
  const drawn = (await frame?.evaluate(() => innerWidth)) ?? 0
  await page.mouse.move(right - drawn - 2, 450)
  await page.mouse.down()
  await page.mouse.move(right - width, 450, { steps: 4 })
  await page.mouse.up()
}

function viewportOf(page: Page): { width: number; height: number } {
  return page.viewport() ?? { width: 1280, height: 900 }
}
