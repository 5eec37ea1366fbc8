/** @import { ElementHandle, Page } from 'puppeteer' */
/** @import { DataFile } from '../lib/data-files.mjs' */
/** @import { Run } from '../lib/run-node.mjs' */
import { launchChromium } from '../../scripts/lib/launch.mjs'
import { canonicalGroups, totalsOf } from '../lib/tables.mjs'
import { untilQuiet, watchCpu } from './cpu-watch.mjs'
import { importFile, openExtension } from './extension-import.mjs'
import { forgetPeaks, memoryOf, pageProcesses } from './process-tree.mjs'

/** A run that takes longer hangs. */
const LIMIT_MS = 15 * 60_000

/** @typedef {{ hashCpuMs: number | null, idleMiB: number }} BrowserOnly `hashCpuMs`: what the second pass after the seal cost */
/** @typedef {Run & BrowserOnly} BrowserRun */

/**
 * One contender on one file in a browser of its own. CPU is that of all the browser's processes.
 * @param {string} contender
 * @param {DataFile} file
 * @param {{ address: string, isCounted?: boolean }} options the peers' pages; whether the result is wanted
 * @returns {Promise<BrowserRun>}
 */
export async function runInBrowser(contender, file, { address, isCounted = true }) {
  const { browser, root, close } = await launchChromium({})
  const pid = browser.process()?.pid
  if (!pid) throw new Error('Chromium has no process.')
  try {
    const page = await browser.newPage()
    page.setDefaultTimeout(LIMIT_MS)
    const isOurs = contender === 'ours'
    if (isOurs) await openExtension(page, root)
    else await openPeer(page, `${address}/${contender}.html`)
    await untilQuiet(pid)
    return isOurs ? await measureOurs(page, pid, file, isCounted) : await measurePeer(page, pid, file)
  } finally {
    await close()
  }
}

/** @param {Page} page @param {string} address */
async function openPeer(page, address) {
  await page.goto(address)
  await page.waitForFunction(() => 'contender' in window)
  await page.evaluate(() => /** @type {*} */ (window).contender.prepare())
}

/** @param {Page} page @param {number} pid @param {DataFile} file @returns {Promise<BrowserRun>} */
async function measurePeer(page, pid, file) {
  const input = /** @type {ElementHandle<HTMLInputElement>} */ (await page.$('input[type=file]'))
  await input.uploadFile(file.path)
  await untilQuiet(pid)
  const processes = pageProcesses(pid, 'all')
  forgetPeaks(processes)
  const { nowMiB: idleMiB } = memoryOf(processes)
  const watch = watchCpu(pid)
  const times = await page.evaluate(async (kind) => {
    const from = Date.now()
    await /** @type {*} */ (window).contender.group(kind, document.querySelector('input')?.files?.[0])
    return { from, to: Date.now() }
  }, file.kind)
  watch.stop()
  const peakMiB = memoryOf(processes).peakMiB - idleMiB
  const text = await page.evaluate(() => /** @type {*} */ (window).contender.rows())
  return {
    ...costOf(watch, times),
    peakMiB,
    idleMiB,
    hashCpuMs: null,
    totals: totalsOfLines(file, text),
  }
}

/** @param {Page} page @param {number} pid @param {DataFile} file @param {boolean} isCounted @returns {Promise<BrowserRun>} */
async function measureOurs(page, pid, file, isCounted) {
  const processes = pageProcesses(pid, 'extension')
  forgetPeaks(processes)
  const { nowMiB: idleMiB } = memoryOf(processes)
  const watch = watchCpu(pid)
  const imported = await importFile(page, file)
  const peakMiB = memoryOf(processes).peakMiB - idleMiB
  if (isCounted) await imported.hashed()
  watch.stop()
  return {
    ...costOf(watch, imported),
    peakMiB,
    idleMiB,
    hashCpuMs: isCounted ? watch.cpuAt(Date.now()) - watch.cpuAt(imported.to) : null,
    totals: isCounted ? totalsOfLines(file, await imported.rows()) : null,
  }
}

/** @param {ReturnType<typeof watchCpu>} watch @param {{ from: number, to: number }} times */
function costOf(watch, { from, to }) {
  const cpuMs = watch.cpuAt(to) - watch.cpuAt(from)
  return { cpuMs, processCpuMs: cpuMs, wallMs: to - from }
}

/** @param {DataFile} file @param {string} text lines of cells between tabs; empty of a contender that does not count */
function totalsOfLines(file, text) {
  if (text === '') return null
  const rows = text.split('\n').map((line) => {
    const [day = '', sender = '', third = '', messages, bytes] = line.split('\t')
    return { day, sender, third, messages: Number(messages), bytes: Number(bytes) }
  })
  return totalsOf(canonicalGroups(file.kind, rows))
}
