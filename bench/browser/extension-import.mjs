/** @import { ElementHandle, Page } from 'puppeteer' */
/** @import { DataFile } from '../lib/data-files.mjs' */
import { readFileSync } from 'node:fs'
import { STORE_READER } from '../lib/paths.mjs'

const REPORT = 'src/pages/report/index.html'
/** Any file of the extension is of its origin. */
const IDLE_PAGE = 'manifest.json'
/** The page and the engine talk on it (src/engine/protocol.ts). */
const CHANNEL = 'mail-flow-insights-engine'

/**
 * The report page, with "keep originals" off and without a question before the import. `isIdle`: a page of the extension that
 * reads nothing itself.
 * @param {Page} page
 * @param {string} root the extension's address
 * @param {{ isIdle?: boolean }} [options]
 */
export async function openExtension(page, root, { isIdle = false } = {}) {
  await page.goto(root + (isIdle ? IDLE_PAGE : REPORT))
  if (!isIdle) {
    await page.evaluate(chooseSettings)
    await page.goto(root + REPORT)
    await page.waitForSelector('input[type=file]')
  }
  // What follows runs outside the page's policy, as a person's console does.
  await page.evaluate(readFileSync(STORE_READER, 'utf8'))
}

/** Runs in the page. */
function chooseSettings() {
  const settings = { keepOriginals: false, importsAtOnce: true }
  return /** @type {*} */ (globalThis).chrome.storage.local.set({ settings })
}

/**
 * Gives a file to the page as a person does, and waits until it is sealed.
 * @param {Page} page
 * @param {DataFile} file
 * @returns {Promise<{ from: number, to: number, hashed(): Promise<void>, rows(): Promise<string> }>} times in milliseconds
 *   since 1970; `hashed` waits for the second pass after the seal
 */
export async function importFile(page, file) {
  await page.evaluate(followJobs, CHANNEL)
  const input = /** @type {ElementHandle<HTMLInputElement>} */ (await page.$('input[type=file]'))
  const from = Date.now()
  await input.uploadFile(file.path)
  const to = await page.evaluate(() => /** @type {Promise<number>} */ (/** @type {*} */ (window).benchSealed))
  return {
    from,
    to,
    hashed: async () => void (await page.evaluate(() => /** @type {*} */ (window).benchStore.hashed())),
    rows: () => page.evaluate((kind) => /** @type {*} */ (window).benchStore.lines(kind), file.kind),
  }
}

/** Runs in the page: remembers when the engine said that the import is done. @param {string} name */
function followJobs(name) {
  const channel = new BroadcastChannel(name)
  Object.assign(window, {
    benchSealed: new Promise((resolve, reject) => {
      channel.onmessage = ({ data }) => {
        const job = data.event === 'jobs' ? data.jobs[0] : null
        if (job?.phase === 'done') resolve(Date.now())
        if (job?.phase === 'failed') reject(new Error(`the import failed: ${job.error?.code}`))
      }
    }),
  })
}
