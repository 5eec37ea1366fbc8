/** @import { Measurement } from '../lib/measurements.mjs' */
/** @import { Options } from '../lib/options.mjs' */
/** @import { BrowserRun } from './run-in-browser.mjs' */
import { dataFile, KINDS, recordsOf } from '../lib/data-files.mjs'
import { findDisagreements, measureInRounds } from '../lib/measurements.mjs'
import { chosen } from '../lib/options.mjs'
import { say } from '../lib/say.mjs'
import { median, ratio, rounded, worst } from '../lib/statistics.mjs'
import { BROWSER_CONTENDERS } from './contenders.mjs'
import { servePeerPages } from './peer-pages.mjs'
import { runInBrowser } from './run-in-browser.mjs'

/** @typedef {{ utf8: Measurement[], utf16: Measurement[], disagreements: string[], hashCpuRatio: number | null }} BrowserPart */

/**
 * All contenders in Chromium on both files, then ours and reading on the same records in UTF-16LE.
 * @param {Options} options
 * @param {ReadonlySet<string>} peers the packages that are installed
 * @returns {Promise<BrowserPart>}
 */
export async function runBrowserPart(options, peers) {
  const contenders = chosen(options, Object.keys(BROWSER_CONTENDERS)).filter((name) => {
    const { peer } = BROWSER_CONTENDERS[/** @type {keyof typeof BROWSER_CONTENDERS} */ (name)]
    return peer === null || peers.has(peer)
  })
  const pages = await servePeerPages(contenders.filter((name) => name !== 'ours'))
  try {
    const utf8 = await measure(options, contenders, 'utf8', pages.address)
    const utf16 = await measure(options, chosen(options, ['read', 'ours']), 'utf16le', pages.address)
    const disagreements = findDisagreements([...utf8, ...utf16]).map(({ text }) => `Chromium, ${text}`)
    return { utf8, utf16, disagreements, hashCpuRatio: hashRatio(utf8) }
  } finally {
    pages.close()
  }
}

/** The two files of 2 GB: a million messages with many recipients each, and a million records of fewer messages. */
const MEMORY_FILES = /** @type {const} */ ([
  { kind: 'summary', share: 1, recipients: 42 },
  { kind: 'extended', share: 5 },
])

/**
 * The most memory that the extension's process takes above its idle state while it imports 2 GB.
 * @param {Options} options
 */
export function runMemoryPart({ size, rounds }) {
  const files = MEMORY_FILES.map(({ share, ...file }) =>
    dataFile({ ...file, records: recordsOf(file.kind, share * size) }),
  )
  return measureInRounds({
    contenders: ['ours'],
    files,
    rounds,
    run: (contender, file) => runInBrowser(contender, file, { address: '', isCounted: false }),
    onRun: say,
  })
}

/** @param {readonly Measurement[]} measurements MiB, the worse of the files; `null` of none */
export function worstPeak(measurements) {
  return rounded(
    worst(
      measurements.map(({ peakMiB }) => peakMiB),
      'less',
    ),
  )
}

/** @param {Options} options @param {readonly string[]} contenders @param {'utf8' | 'utf16le'} encoding @param {string} address */
function measure({ size, rounds }, contenders, encoding, address) {
  const files = KINDS.map((kind) => dataFile({ kind, records: recordsOf(kind, size), encoding }))
  return measureInRounds({
    contenders,
    files,
    rounds,
    run: (contender, file) => runInBrowser(contender, file, { address }),
    onRun: say,
  })
}

/** What hashing the file after the seal costs against the import. @param {readonly Measurement[]} measurements */
function hashRatio(measurements) {
  const ours = measurements.filter(({ contender }) => contender === 'ours')
  const ratios = ours.map(({ runs, cpuMs }) =>
    ratio(median(runs.map((run) => /** @type {BrowserRun} */ (run).hashCpuMs ?? Number.NaN)), cpuMs),
  )
  return rounded(worst(ratios, 'less'))
}
