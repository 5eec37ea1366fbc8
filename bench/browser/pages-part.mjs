/** @import { Page } from 'puppeteer' */
/** @import { Options } from '../lib/options.mjs' */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchChromium } from '../../scripts/lib/launch.mjs'
import { senderDayFile } from '../lib/data-files.mjs'
import { say } from '../lib/say.mjs'
import { median, rounded } from '../lib/statistics.mjs'
import { untilQuiet } from './cpu-watch.mjs'
import { importFile, openExtension } from './extension-import.mjs'

const POPUP = 'src/pages/popup/index.html'
const SORTED = { sort100kMs: 100_000, sort1MMs: 1_000_000 }
const LISTED = 100_000

/** Milliseconds; what they are stands in docs/performance.md. @typedef {Readonly<Record<string, number | null>>} PageTimes */

/**
 * The store and the pages with 90 days of 5,000 senders, all of it in Chromium: warm in the browser that took the export in,
 * cold in one that has just begun.
 * @param {Options} options
 * @returns {Promise<PageTimes>} medians of the rounds
 */
export async function runPagesPart({ rounds, size }) {
  const file = senderDayFile({ days: 90, senders: Math.round(5_000 * size) })
  const profile = mkdtempSync(join(tmpdir(), 'mail-flow-insights-bench-'))
  /** @type {Map<string, number[]>} */
  const times = new Map()
  const note = (/** @type {string} */ name, /** @type {number} */ ms) => {
    times.set(name, [...(times.get(name) ?? []), ms])
    say(`pages: ${name} ${ms.toFixed(1)}`)
  }
  try {
    await inBrowser(profile, async (page, root) => {
      await openExtension(page, root)
      await importFile(page, file)
      await page.evaluate(() => /** @type {*} */ (window).benchStore.hashed())
      for (let round = 0; round < rounds; round++) {
        note('storeWriteMs', await ask(page, 'writeAgain'))
        note('reportWarmMs', await ask(page, 'report'))
        for (const [name, count] of Object.entries(SORTED)) note(name, await ask(page, 'sort', count))
        note('filter100kMs', await ask(page, 'filter', LISTED))
        note('scrollStepMs', await ask(page, 'scrollStep', LISTED))
      }
      for (let round = 0; round < rounds; round++) note('popupWarmMs', await paintedPopup(page, root))
    })
    for (let round = 0; round < rounds; round++) {
      await inBrowser(profile, async (page, root) => note('popupColdMs', await paintedPopup(page, root)))
      await inBrowser(profile, async (page, root) => {
        await openExtension(page, root, { isIdle: true })
        note('reportColdMs', await ask(page, 'report'))
      })
    }
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
  return Object.fromEntries([...times].map(([name, values]) => [name, rounded(median(values))]))
}

/** @param {string} profile @param {(page: Page, root: string) => Promise<void>} work */
async function inBrowser(profile, work) {
  const { browser, root, close } = await launchChromium({ profile })
  try {
    const pid = browser.process()?.pid
    if (pid) await untilQuiet(pid)
    await work(await browser.newPage(), root)
  } finally {
    await close()
  }
}

/** @param {Page} page @param {'writeAgain' | 'report' | 'sort' | 'filter' | 'scrollStep'} method @param {number} [count] @returns {Promise<number>} */
function ask(page, method, count = 0) {
  return page.evaluate((name, value) => /** @type {*} */ (window).benchStore[name](value), method, count)
}

/** From the beginning of the popup's load until its numbers are on the screen. @param {Page} page @param {string} root */
async function paintedPopup(page, root) {
  const { identifier } = await page.evaluateOnNewDocument(() => {
    const isReady = () => document.querySelector('[data-report-ready]') !== null
    Object.assign(window, {
      benchPainted: new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (!isReady()) return
          observer.disconnect()
          // The second frame begins when the first one has been painted.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())))
        })
        observer.observe(document, { subtree: true, childList: true, attributes: true })
      }),
    })
  })
  await page.goto(root + POPUP)
  const painted = await page.evaluate(
    () => /** @type {Promise<number>} */ (/** @type {*} */ (window).benchPainted),
  )
  await page.removeScriptToEvaluateOnNewDocument(identifier)
  return painted
}
