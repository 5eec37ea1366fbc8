import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { ElementHandle, Page } from 'puppeteer'
import type { BrowserName } from './extension-browser.ts'

/** Drops files on the middle of the page: in Chromium as the system does it, in Firefox by events of our own. */
export async function dropFiles(name: BrowserName, page: Page, paths: readonly string[]): Promise<void> {
  if (name === 'chromium') await dropBySystem(page, paths)
  else await dropByEvents(page, paths)
}

async function dropBySystem(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.createCDPSession()
  const { x, y } = middleOf(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x, y, data })
  }
  await session.detach()
}

/** Gives files to the page's own file field, as its button does; also large ones, which Firefox cannot drop here. */
export async function chooseFiles(page: Page, paths: readonly string[]): Promise<void> {
  const field = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement> | null
  await field?.uploadFile(...paths)
}

/** Firefox's automation cannot drag a file in; the page sees the same events, only not trusted ones. */
async function dropByEvents(page: Page, paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({
    name: basename(path),
    content: readFileSync(path).toString('base64'),
    lastModified: Math.trunc(statSync(path).mtimeMs),
  }))
  await page.evaluate(
    (dropped, point) => {
      const dataTransfer = new DataTransfer()
      for (const { name, content, lastModified } of dropped) {
        const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
        dataTransfer.items.add(new File([bytes], name, { lastModified }))
      }
      const target = document.elementFromPoint(point.x, point.y) ?? document.body
      for (const type of ['dragenter', 'dragover', 'drop']) {
        target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
      }
    },
    files,
    middleOf(page),
  )
}

function middleOf(page: Page): { x: number; y: number } {
  const { width, height } = page.viewport() ?? { width: 1280, height: 900 }
  return { x: width / 2, y: height / 2 }
}
