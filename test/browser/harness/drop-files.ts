import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { ElementHandle, Frame, Page } from 'puppeteer'
import { type BrowserName, panelFrame } from './extension-browser.ts'
import { accept } from './screen.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** Drops files on the middle of the page: in Chromium as the system does it, in Firefox by events of our own. */
export async function dropFiles(name: BrowserName, page: Page, paths: readonly string[]): Promise<void> {
  if (name === 'chromium') await dropBySystem(page, middleOf(page), paths)
  else await dropByEvents(page, paths)
}

/** Drops files on the page and takes them in, each by the button of its card. */
export async function takeIn(name: BrowserName, page: Page, paths: readonly string[]): Promise<void> {
  await dropFiles(name, page, paths)
  await accept(page, ...paths.map((path) => basename(path)))
}

/** Drops files on our panel in a portal's page. */
export async function dropOnPanel(name: BrowserName, page: Page, paths: readonly string[]): Promise<void> {
  const frame = await panelFrame(page)
  const { width, y } = { width: page.viewport()?.width ?? 1280, y: middleOf(page).y }
  if (name === 'chromium') await dropBySystem(page, { x: width - 150, y }, paths)
  else await dropByEvents(frame, paths)
}

async function dropBySystem(page: Page, point: Point, paths: readonly string[]): Promise<void> {
  const session = await page.createCDPSession()
  const { x, y } = point
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x, y, data })
    // A hand is slower than a frame: the page has drawn its answer before the next event comes.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  }
  await session.detach()
}

/** Gives files to the page's own file field, as its button does; also large ones, which Firefox cannot drop here. */
export async function chooseFiles(page: Page, paths: readonly string[]): Promise<void> {
  const field = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement> | null
  await field?.uploadFile(...paths)
}

/** Firefox's automation cannot drag a file in; the page sees the same events, only not trusted ones. */
async function dropByEvents(view: Page | Frame, paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({
    name: basename(path),
    content: readFileSync(path).toString('base64'),
    lastModified: Math.trunc(statSync(path).mtimeMs),
  }))
  await view.evaluate((dropped) => {
    const dataTransfer = new DataTransfer()
    for (const { name, content, lastModified } of dropped) {
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
      dataTransfer.items.add(new File([bytes], name, { lastModified }))
    }
    const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body
    for (const type of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    }
  }, files)
}

function middleOf(page: Page): Point {
  const { width, height } = page.viewport() ?? { width: 1280, height: 900 }
  return { x: width / 2, y: height / 2 }
}
