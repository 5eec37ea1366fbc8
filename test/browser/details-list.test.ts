import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeIn } from './harness/drop-files.ts'
import { createExportFolder, table } from './harness/exports.ts'
import { type ExtensionBrowser, openExtensionBrowser, PATIENCE } from './harness/extension-browser.ts'
import { press, rowsOf, see, seeNo } from './harness/screen.ts'

const SENDERS = 100_000
const LABEL = 'Senders through SMTP AUTH'

/** Sender `00000` sent 1 message, `00001` sent 2, up to `99999` with 100,000. The digits are mixed so that the file is in no order. */
function sender(number: number): string {
  return `app-${String(number).padStart(5, '0')}@contoso.com`
}
const CLIENTS = table(
  'Sender address,Message count,Authentication protocol,TLS 1.2 (%)',
  // 7,919 is a prime, so that every number comes once.
  Array.from({ length: SENDERS }, (_, index) => {
    const number = (index * 7_919) % SENDERS
    return `${sender(number)},${number + 1},Basic,100`
  }),
)

// In one browser: 100,000 senders are one page, and Firefox's automation reads no clipboard.
describe('a list of 100,000 senders', () => {
  const folder = createExportFolder()
  let extension: ExtensionBrowser
  let page: Page

  beforeAll(async () => {
    extension = await openExtensionBrowser('chromium')
    page = await extension.openPage('src/pages/report/index.html')
  })
  afterAll(async () => {
    await extension?.close()
    folder.remove()
  })

  it('takes the senders in', async () => {
    await takeIn('chromium', page, [
      folder.write('SMTP AUTH clients.csv', CLIENTS, new Date('2025-11-17T09:00:00Z')),
    ])
    await see(page, '1 import')
    await press(page, 'SMTP Auth clients')
    await press(page, 'View details table')
    await see(page, '100,000 senders')
  })

  it('draws a few rows, says how many there are, and begins with the largest', async () => {
    const rows = await rowsOf(page, LABEL)
    expect(rows.length).toBeLessThan(60)
    expect([rows[0]?.[0], rows[1]?.[0]]).toEqual([sender(99_999), sender(99_998)])
    expect(await attributeOf(page, 'aria-rowcount')).toBe('100001')
    expect(await shownIndexes(page)).toMatchObject({ first: 2 })
  })

  it('sorts by a click on a head, and says so', async () => {
    await press(page, 'Message count ↓')
    await firstRow(page, sender(0))
    expect(await sortedHeads(page)).toEqual(['Message count ascending'])
    await press(page, 'Sender address')
    await press(page, 'Sender address ↑')
    await firstRow(page, sender(99_999))
    expect(await sortedHeads(page)).toEqual(['Sender address descending'])
  })

  it('finds, says how many, and copies what it found as a table', async () => {
    await page.type('input[type=search]', 'APP-1234')
    // 12340 to 12349.
    await see(page, '10 of 100,000 shown')
    expect(await attributeOf(page, 'aria-rowcount')).toBe('11')
    expect((await rowsOf(page, LABEL)).map(([address]) => address)).toEqual(
      Array.from({ length: 10 }, (_, index) => sender(12_349 - index)),
    )
    await listenToCopy(page)
    await page.focus('tr[data-place="0"]')
    await copyByKey(page)
    await see(page, '10 rows copied')
    const { text, html } = await copied(page)
    const [head, first, ...others] = text.trimEnd().split('\r\n')
    expect(head?.split('\t').slice(0, 3)).toEqual(['Sender address', 'Message count', 'Change'])
    expect(first?.split('\t').slice(0, 4)).toEqual([
      sender(12_349),
      '12350',
      // Nobody knows the period before.
      '',
      'Basic',
    ])
    expect(others).toHaveLength(9)
    expect(html).toContain(`<tr><td>${sender(12_349)}</td>`)
    await page.click('input[type=search]', { count: 3 })
    await page.keyboard.press('Backspace')
    await seeNo(page, 'of 100,000 shown')
  })

  it('is gone through by keys from end to end, and the focus stays on its row while the list scrolls', async () => {
    await page.focus('tr[data-place="0"]')
    await page.keyboard.press('End')
    await focusOn(page, sender(0))
    await page.keyboard.press('ArrowUp')
    await focusOn(page, sender(1))
    expect(await isFocusInView(page)).toBe(true)
    await scrollTo(page, 0)
    await focusOn(page, sender(1))
    expect(await isFocusInView(page)).toBe(false)
    await page.keyboard.press('ArrowUp')
    await focusOn(page, sender(2))
    expect(await isFocusInView(page)).toBe(true)
    await page.keyboard.press('Home')
    await focusOn(page, sender(99_999))
    await page.keyboard.press('PageDown')
    expect(await focusedPlace(page)).toBeGreaterThan(5)
    expect(await isFocusInView(page)).toBe(true)
  })

  it('selects with Shift and copies the selected rows alone', async () => {
    await page.keyboard.press('Home')
    await page.keyboard.down('Shift')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.up('Shift')
    await see(page, '3 rows selected')
    await copyByKey(page)
    await see(page, '3 rows copied')
    expect((await copied(page)).text.trimEnd().split('\r\n')).toHaveLength(4)
    await page.keyboard.press('Escape')
    await seeNo(page, '3 rows')
  })

  it('opens a row by a key and gives the focus back to it, also after the list scrolled', async () => {
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForSelector('dialog[open]', { timeout: PATIENCE.timeout })
    for (let turn = 0; turn < 6; turn++) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true)
    }
    await scrollTo(page, 2_000_000)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.$('dialog'), PATIENCE).toBeNull()
    await focusOn(page, sender(99_998))
    await page.keyboard.press('ArrowDown')
    await focusOn(page, sender(99_997))
    expect(await isFocusInView(page)).toBe(true)
  })

  it('makes a column wider by keys and by dragging, and gives its width back', async () => {
    const edge = '[role=separator][aria-label="Width of the column Message count"]'
    const width = () => page.$eval(edge, (one) => (one.closest('th') as HTMLElement).offsetWidth)
    // The columns share what the page has room for.
    const atFirst = await width()
    await page.focus(edge)
    await page.keyboard.press('ArrowRight')
    await expect.poll(width, PATIENCE).toBe(atFirst + 16)
    expect(await page.$eval(edge, (one) => one.getAttribute('aria-valuenow'))).toBe(String(atFirst + 16))
    const box = await (await page.$(edge))?.boundingBox()
    if (!box) throw new Error('The edge is not on the screen.')
    await page.mouse.move(box.x + 4, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + 44, box.y + 10)
    await page.mouse.up()
    await expect.poll(width, PATIENCE).toBe(atFirst + 56)
    await page.focus(edge)
    await page.keyboard.press('Enter')
    await expect.poll(width, PATIENCE).toBe(atFirst)
  })
})

async function attributeOf(page: Page, name: string): Promise<string | null> {
  return page.$eval(`table[aria-label="${LABEL}"]`, (grid, wanted) => grid.getAttribute(wanted), name)
}

async function shownIndexes(page: Page): Promise<{ first: number }> {
  return { first: await page.$eval('tr[data-place]', (row) => Number(row.getAttribute('aria-rowindex'))) }
}

async function firstRow(page: Page, address: string): Promise<void> {
  await expect.poll(async () => (await rowsOf(page, LABEL))[0]?.[0], PATIENCE).toBe(address)
}

async function sortedHeads(page: Page): Promise<readonly string[]> {
  return page.$$eval('th[aria-sort]', (heads) =>
    heads.map(
      (head) => `${head.querySelector('[class*=title]')?.textContent} ${head.getAttribute('aria-sort')}`,
    ),
  )
}

/** Remembers what the list gives to a copy, instead of reading the clipboard of the machine. */
async function listenToCopy(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.addEventListener('copy', ({ clipboardData }) => {
      document.body.dataset.copiedText = clipboardData?.getData('text/plain') ?? ''
      document.body.dataset.copiedHtml = clipboardData?.getData('text/html') ?? ''
    })
  })
}

/** The command is what a browser with a window makes of Ctrl+C. */
async function copyByKey(page: Page): Promise<void> {
  await page.keyboard.down('Control')
  await page.keyboard.press('c', { commands: ['Copy'] })
  await page.keyboard.up('Control')
}

async function copied(page: Page): Promise<{ text: string; html: string }> {
  return page.evaluate(() => ({
    text: document.body.dataset.copiedText ?? '',
    html: document.body.dataset.copiedHtml ?? '',
  }))
}

async function focusOn(page: Page, address: string): Promise<void> {
  await expect
    .poll(
      () => page.evaluate(() => document.activeElement?.closest('tr')?.querySelector('th')?.innerText),
      PATIENCE,
    )
    .toBe(address)
}

async function focusedPlace(page: Page): Promise<number> {
  return page.evaluate(() => Number(document.activeElement?.getAttribute('data-place')))
}

async function isFocusInView(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const row = document.activeElement?.getBoundingClientRect()
    const list = document.querySelector('.data-table')?.getBoundingClientRect()
    const head = document.querySelector('.data-table thead')?.getBoundingClientRect()
    if (!row || !list || !head) return false
    return row.top >= head.bottom - 1 && row.bottom <= list.bottom + 1
  })
}

/** As the wheel does, and until the rows there are drawn. */
async function scrollTo(page: Page, top: number): Promise<void> {
  await page.$eval('.data-table', (list, place) => list.scrollTo({ top: place }), top)
  const wanted = Math.floor(top / 44) + 1
  await expect
    .poll(
      () =>
        page.$$eval('tr[data-place]', (rows) => rows.map((row) => Number(row.getAttribute('data-place')))),
      PATIENCE,
    )
    .toContain(wanted)
}
