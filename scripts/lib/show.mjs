import { join } from 'node:path'

/** @import { Browser, Page } from 'puppeteer' */

const REPORT = 'src/pages/report/index.html'
const POPUP = 'src/pages/popup/index.html'
const PORTAL = 'https://admin.exchange.microsoft.com/#/reports/smtpauthmailflowdetails'

/** The popup at its largest, as `docs` and its own styles have it. */
const POPUP_SIZE = { width: 360, height: 560 }

/** Large files take their time; a page that hangs must not. */
const IMPORT_MS = 600_000
const PAGE_MS = 30_000

/** What a page says of itself when its numbers stand and no import runs. */
const READY = '[data-report-ready]'
const IDLE = 'body[data-jobs="idle"]'

/**
 * Opens the report page; with the sample it imports that by itself, as if it had been dropped.
 * @param {Browser} browser
 * @param {string} root the extension's address
 * @param {boolean} isSample
 * @returns {Promise<Page>}
 */
export async function openReport(browser, root, isSample) {
  const page = (await browser.pages())[0] ?? (await browser.newPage())
  await page.evaluateOnNewDocument(rememberImport)
  await page.goto(`${root}${REPORT}${isSample ? '?sample' : ''}`)
  await page.waitForSelector('input[type=file]', { timeout: PAGE_MS })
  return page
}

/**
 * Gives files to the page's own file input.
 * @param {Page} page
 * @param {readonly string[]} files
 */
export async function importFiles(page, files) {
  const input = /** @type {import('puppeteer').ElementHandle<HTMLInputElement> | null} */ (
    await page.$('input[type=file]')
  )
  if (!input) throw new Error('The report page has no place for files.')
  await input.uploadFile(...files)
}

/** Runs in the page: a small import begins and ends between two looks at it. */
function rememberImport() {
  const observer = new MutationObserver(() => {
    const jobs = document.body?.dataset.jobs
    if (jobs !== undefined && jobs !== 'idle') document.documentElement.dataset.hasImported = ''
  })
  observer.observe(document, { subtree: true, childList: true, attributeFilter: ['data-jobs'] })
}

/**
 * Imports what waits for a look, with the answers that the page suggests, since nobody is there to say others.
 * @param {Page} page
 * @returns {Promise<readonly string[]>} the cards as they read, such as `Recognised as ... Nov 14 - 20, 2026 (7 days)`
 */
export async function acceptReviews(page) {
  const taken = []
  await page.waitForSelector(`[data-has-imported] ${IDLE}`, { timeout: IMPORT_MS })
  for (;;) {
    const button = await page.$('[data-review-import]')
    if (!button) return taken
    taken.push(await button.evaluate(textOfCard))
    await button.click()
    await page.waitForFunction((gone) => !gone.isConnected, { timeout: PAGE_MS }, button)
    await page.waitForSelector(IDLE, { timeout: IMPORT_MS })
  }
}

/**
 * Runs in the page: what stands on the card of a button, its answers included.
 * @param {Element} button
 */
function textOfCard(button) {
  const card = /** @type {HTMLFormElement | null} */ (button.closest('form'))
  const answers = [...(card?.querySelectorAll('input, select') ?? [])].map(
    (field) => /** @type {HTMLInputElement} */ (field).value,
  )
  const figures = [...(card?.querySelectorAll('dl > div, fieldset') ?? [])].map((one) =>
    /** @type {HTMLElement} */ (one).innerText.replace(/\s+/g, ' ').trim(),
  )
  return `${card?.getAttribute('aria-label')}: ${[...figures.slice(0, 4), ...answers].join('; ')}`
}

/**
 * What the report page shows, as text, once an import ran and none runs any more.
 * @param {Page} page
 */
export async function summaryOf(page) {
  await page.waitForSelector(`[data-has-imported] ${IDLE}`, { timeout: IMPORT_MS })
  await page.waitForSelector(READY, { timeout: PAGE_MS })
  // An import shows its own tab; the first one is the dashboard, whose widgets are the answer.
  await page.click('[role=tab]')
  await page.waitForSelector('[role=tab]:first-child[aria-selected=true]', { timeout: PAGE_MS })
  const texts = await page.$$eval('.widget', (widgets) =>
    widgets.map((widget) => /** @type {HTMLElement} */ (widget).innerText.trim()),
  )
  return texts.map((text) => text.replace(/\n{2,}/g, '\n')).join('\n\n')
}

/**
 * Pictures of report, popup and portal panel, as files in a folder; their paths.
 * @param {Browser} browser
 * @param {string} root
 * @param {Page} report
 * @param {string} folder
 */
export async function takePictures(browser, root, report, folder) {
  const paths = ['report', 'popup', 'panel'].map((name) => join(folder, `${name}.png`))
  const [reportPath = '', popupPath = '', panelPath = ''] = paths
  await report.screenshot({ path: reportPath, fullPage: true })

  const popup = await browser.newPage()
  await popup.setViewport(POPUP_SIZE)
  await popup.goto(root + POPUP)
  await popup.waitForSelector(READY, { timeout: PAGE_MS })
  await popup.screenshot({ path: popupPath })

  const portal = await browser.newPage()
  await openPanel(portal)
  await portal.screenshot({ path: panelPath })
  return paths
}

/** @param {Page} page */
async function openPanel(page) {
  await page.goto(PORTAL)
  // In its place in this page the panel is open from the start.
  const frame = await page.waitForFrame((candidate) => candidate.url().includes('/panel/'), {
    timeout: PAGE_MS,
  })
  await frame.waitForSelector(READY, { timeout: PAGE_MS })
}
