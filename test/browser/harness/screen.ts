import type { ElementHandle, Frame, Page } from 'puppeteer'
import { expect } from 'vitest'
import { PATIENCE } from './extension-browser.ts'

/** A page of ours, or our frame in a portal's page. */
export type View = Page | Frame

/** All that a person can read, with every run of blanks as one. */
export async function textOf(view: View): Promise<string> {
  const text = await view.evaluate(() => document.body.innerText)
  return text.replace(/\s+/g, ' ')
}

export async function see(view: View, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) await expect.poll(() => textOf(view), PATIENCE).toContain(text)
}

export async function seeNo(view: View, text: string): Promise<void> {
  await expect.poll(() => textOf(view), PATIENCE).not.toContain(text)
}

/** Clicks the button or tab of this name; waits until there is one that can be pressed. */
export async function press(view: View, name: string): Promise<void> {
  const found = await buttonOf(view, name)
  // The head of the page covers what is scrolled under it, also for a click.
  await found.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }))
  await standsStill(found)
  await found.click()
}

async function buttonOf(view: View, name: string): Promise<ElementHandle<HTMLElement>> {
  const found = await view.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLButtonElement>('button, summary')].find((candidate) => {
        const own = candidate.getAttribute('aria-label') ?? candidate.innerText.replace(/\s+/g, ' ').trim()
        return own === wanted && !candidate.disabled && candidate.getClientRects().length > 0
      }),
    { timeout: PATIENCE.timeout, polling: PATIENCE.interval },
    name,
  )
  return found as ElementHandle<HTMLElement>
}

/** A hand does not aim at what still moves: cards above come and go with their imports. */
async function standsStill(found: ElementHandle<HTMLElement>): Promise<void> {
  await found.evaluate(async (element) => {
    const twoFrames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const place = () => Math.round(element.getBoundingClientRect().top)
    let before = Number.NaN
    while (place() !== before) {
      before = place()
      await twoFrames()
    }
  })
}

/** Chooses an option of the field with this label. */
export async function choose(view: View, label: string, option: string): Promise<void> {
  const found = (await view.waitForFunction(
    (wanted, text) => {
      const labels = [...document.querySelectorAll('label')]
      const field = labels.find((one) => one.querySelector('.field-label')?.textContent === wanted)
      const select = field?.querySelector('select')
      return select && [...select.options].some((one) => one.text === text) ? select : null
    },
    { timeout: PATIENCE.timeout, polling: PATIENCE.interval },
    label,
    option,
  )) as ElementHandle<HTMLSelectElement>
  const value = await found.evaluate(
    (select, text) => [...select.options].find((one) => one.text === text)?.value ?? '',
    option,
  )
  await found.select(value)
}

/** The options of the field with this label, and the chosen one. */
export async function choicesOf(view: View, label: string): Promise<{ all: string[]; chosen: string }> {
  return view.evaluate((wanted) => {
    const labels = [...document.querySelectorAll('label')]
    const field = labels.find((one) => one.querySelector('.field-label')?.textContent === wanted)
    const select = field?.querySelector('select')
    return {
      all: [...(select?.options ?? [])].map((one) => one.text),
      chosen: select?.selectedOptions[0]?.text ?? '',
    }
  }, label)
}

/** Takes in files that wait for a look, by the button of each. */
export async function accept(view: View, ...files: readonly string[]): Promise<void> {
  if (files.length === 1) return press(view, `Import ${files[0]}`)
  for (const file of files) await buttonOf(view, `Import ${file}`)
  for (const file of files) {
    await press(view, `Import ${file}`)
    // Its card goes, and moves those below it once more when it is stored.
    await view.waitForSelector(`[aria-label="Import ${file}"]`, { hidden: true, timeout: PATIENCE.timeout })
    await settled(view)
  }
}

/** The rows of the table of this name as they read, each cell with its blanks as one; waits until there is a row. */
export async function rowsOf(view: View, label: string): Promise<readonly (readonly string[])[]> {
  await expect.poll(async () => (await drawnRows(view, label)).length, PATIENCE).toBeGreaterThan(0)
  return drawnRows(view, label)
}

async function drawnRows(view: View, label: string): Promise<readonly (readonly string[])[]> {
  return view.evaluate((wanted) => {
    const named = [...document.querySelectorAll('table')].find(
      (candidate) => candidate.caption?.textContent === wanted,
    )
    return [...(named?.querySelectorAll('tbody tr:not([class*=spacer])') ?? [])].map((one) =>
      [...one.children].map((cell) => (cell as HTMLElement).innerText.replace(/\s+/g, ' ').trim()),
    )
  }, label)
}

/** The value that stands with a name: a figure of the report, or a detail of an import. */
async function figureOf(view: View, name: string): Promise<string | null> {
  return view.evaluate((wanted) => {
    const term = [...document.querySelectorAll('dt')].find((candidate) => candidate.innerText === wanted)
    const value = term?.nextElementSibling as HTMLElement | null | undefined
    return value ? value.innerText.replace(/\s+/g, ' ').trim() : null
  }, name)
}

/** Waits until this value stands with this name. */
export async function seeFigure(view: View, name: string, value: string): Promise<void> {
  await expect.poll(() => figureOf(view, name), PATIENCE).toBe(value)
}

/** Waits until nothing is read, stored or loaded any more. */
export async function settled(view: View): Promise<void> {
  await expect.poll(() => view.evaluate(() => document.body.dataset.jobs), PATIENCE).toBe('idle')
}
