import type { ElementHandle, Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeIn } from './harness/drop-files.ts'
import { createExportFolder, extendedTrace, submission } from './harness/exports.ts'
import { type ExtensionBrowser, openExtensionBrowser, PATIENCE } from './harness/extension-browser.ts'
import { press, see, seeNo } from './harness/screen.ts'

const REPORT = 'src/pages/report/index.html'
const CHART = 'SMTP AUTH messages a day by sender domain'

const CONTOSO = { sender: 'erp@contoso.com', ip: '198.51.100.20' }
const FABRIKAM = { sender: 'scanner@fabrikam.com', ip: '203.0.113.9' }

/**
 * Two traces with a day between them that none covers. The seven days to 21 Nov, by hand:
 * 17: contoso 2, fabrikam 1; 18: contoso 1; 19: no data; 20: contoso 1; 21: fabrikam 2. 15 and 16: no data.
 */
const FIRST = extendedTrace([
  submission({ id: 1, day: '2025-11-17', ...CONTOSO }),
  submission({ id: 2, day: '2025-11-17', ...CONTOSO }),
  submission({ id: 3, day: '2025-11-17', ...FABRIKAM }),
  submission({ id: 4, day: '2025-11-18', ...CONTOSO }),
])
const SECOND = extendedTrace([
  submission({ id: 5, day: '2025-11-20', ...CONTOSO }),
  submission({ id: 6, day: '2025-11-21', ...FABRIKAM }),
  submission({ id: 7, day: '2025-11-21', ...FABRIKAM }),
])

// In one browser: Firefox's automation cannot read what is announced, and the drawing is the same code.
describe('a chart of days', () => {
  const folder = createExportFolder()
  let extension: ExtensionBrowser
  let page: Page

  beforeAll(async () => {
    extension = await openExtensionBrowser('chromium')
    page = await extension.openPage(REPORT)
  })
  afterAll(async () => {
    await extension?.close()
    folder.remove()
  })

  it('is drawn of imported exports', async () => {
    await takeIn('chromium', page, [
      folder.write('MTDetail_first.csv', FIRST),
      folder.write('MTDetail_second.csv', SECOND),
    ])
    await see(page, '2 imports')
    await press(page, 'SMTP Auth clients')
    await (await chart(page)).scrollIntoView()
    expect(await (await chart(page)).isVisible()).toBe(true)
  })

  it('shows the numbers of the day under the pointer, and none where no export covers it', async () => {
    await page.mouse.move(...(await placeOf(page, 'Nov 17')))
    await seeTip(page, 'Mon, Nov 17, 2025 contoso.com 2 fabrikam.com 1 Total 3')
    await page.mouse.move(...(await placeOf(page, 'Nov 19')))
    await seeTip(page, 'Wed, Nov 19, 2025 No data')
    // Above the chart the pointer has left it.
    await page.mouse.move(2, 2)
    await seeTip(page, null)
  })

  it('moves a cursor by keys and says the numbers of its day', async () => {
    await (await chart(page)).focus()
    await page.keyboard.press('End')
    await seeSpoken(page, 'Fri, Nov 21, 2025: contoso.com 0, fabrikam.com 2, Total 2')
    await page.keyboard.press('ArrowLeft')
    await seeSpoken(page, 'Thu, Nov 20, 2025: contoso.com 1, fabrikam.com 0, Total 1')
    await page.keyboard.press('ArrowLeft')
    await seeSpoken(page, 'Wed, Nov 19, 2025: No data')
    await seeTip(page, 'Wed, Nov 19, 2025 No data')
    await page.keyboard.press('Escape')
    await seeSpoken(page, '')
  })

  it('switches a series off and on with its button', async () => {
    await see(page, 'contoso.com 4', 'Total 7')
    await press(page, 'fabrikam.com 3')
    await see(page, 'Total 4')
    const button = await page.$('::-p-aria([name="fabrikam.com 3"][role="button"])')
    expect(await button?.evaluate((one) => one.getAttribute('aria-pressed'))).toBe('false')
    await page.mouse.move(...(await placeOf(page, 'Nov 17')))
    await seeTip(page, 'Mon, Nov 17, 2025 contoso.com 2')
    await press(page, 'fabrikam.com 3')
    await see(page, 'Total 7')
  })

  it('zooms on the days that are dragged over, and shows all again', async () => {
    await dragOver(page, 'Nov 17', 'Nov 20')
    await see(page, 'Showing 4 of 7 days: Nov 17 – 20, 2025.', 'contoso.com 4', 'fabrikam.com 1')
    await press(page, 'Reset zoom')
    await seeNo(page, 'Showing 4 of 7 days')
    await see(page, 'fabrikam.com 3')
    await dragOver(page, 'Nov 21', 'Nov 20')
    await see(page, 'Showing 2 of 7 days: Nov 20 – 21, 2025.')
    await page.mouse.click(...(await placeOf(page, 'Nov 20')), { count: 2 })
    await seeNo(page, 'Showing 2 of 7 days')
  })

  it('zooms by keys as well, and Esc shows all again', async () => {
    await (await chart(page)).focus()
    await page.keyboard.press('End')
    await page.keyboard.down('Shift')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.up('Shift')
    await seeSpoken(page, 'Nov 20 – 21, 2025: 2 days selected. Enter zooms in on them.')
    await page.keyboard.press('Enter')
    await see(page, 'Showing 2 of 7 days: Nov 20 – 21, 2025.')
    await page.keyboard.press('Escape')
    await seeNo(page, 'Showing 2 of 7 days')
  })
})

/** The chart, by its role and name. */
async function chart(page: Page): Promise<ElementHandle<Element>> {
  return (await page.waitForSelector(`::-p-aria([name="${CHART}"][role="group"])`, {
    timeout: PATIENCE.timeout,
  })) as ElementHandle<Element>
}

/** What stands beside the pointer or the cursor, blanks as one; `null` when nothing does. */
async function tip(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const text = document.querySelector<HTMLElement>('.chart-tip')?.innerText
    return text === undefined ? null : text.replace(/\s+/g, ' ')
  })
}

async function seeTip(page: Page, text: string | null): Promise<void> {
  await expect.poll(() => tip(page), PATIENCE).toBe(text)
}

/** Where a day is on the screen: found by pointing, as a person does. */
async function placeOf(page: Page, day: string): Promise<[number, number]> {
  const box = await (await chart(page)).boundingBox()
  if (!box) throw new Error('the chart is not on the screen')
  for (let x = box.x + box.width; x > box.x; x -= 24) {
    await page.mouse.move(x, box.y + box.height / 2)
    // Two frames: the page has drawn what it has to say.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    if ((await tip(page))?.includes(day)) return [x, box.y + box.height / 2]
  }
  throw new Error(`no day ${day} in the chart`)
}

async function dragOver(page: Page, first: string, last: string): Promise<void> {
  const [from, to] = [await placeOf(page, first), await placeOf(page, last)]
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to, { steps: 4 })
  await page.mouse.up()
}

/** Waits until the chart's live region says this. */
async function seeSpoken(page: Page, text: string): Promise<void> {
  await expect
    .poll(async () => {
      const spoken = await (await chart(page)).evaluate(
        (plot) => plot.closest('figure')?.querySelector('[aria-live=polite]')?.textContent ?? null,
      )
      return spoken?.replace(/\s+/g, ' ')
    }, PATIENCE)
    .toBe(text)
}
