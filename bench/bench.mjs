// `npm run bench`: makes its data, installs the peers, runs them and ours on the same files, and fails when two results
// differ. docs/performance.md says what is measured and how.
/** @import { Measurement } from './lib/measurements.mjs' */
/** @import { Options } from './lib/options.mjs' */
import { cpus } from 'node:os'
import { bundleForNode } from '../scripts/lib/bundle-node.mjs'
import { runBrowserPart, runMemoryPart, worstPeak } from './browser/browser-part.mjs'
import { buildExtension } from './browser/build-extension.mjs'
import { BROWSER_CONTENDERS } from './browser/contenders.mjs'
import { runPagesPart } from './browser/pages-part.mjs'
import { installPeers } from './lib/install-peers.mjs'
import { isWanted, readOptions, USAGE, UsageError } from './lib/options.mjs'
import { measurementTables, pageTable } from './lib/print.mjs'
import { say } from './lib/say.mjs'
import { cpuRatio, peerRatio, readRatio } from './lib/summary.mjs'
import { NODE_CONTENDERS } from './node/contenders.mjs'
import { growthOf, runGrowthPart } from './node/growth-part.mjs'
import { runNodePart } from './node/node-part.mjs'

/** @param {readonly string[]} args */
async function main(args) {
  try {
    return await run(readOptions(args, Object.keys(NODE_CONTENDERS)))
  } catch (error) {
    if (!(error instanceof UsageError)) {
      console.error(error instanceof Error ? error.message : error)
      return 1
    }
    console.error(`${error.message}\n\n${USAGE}`)
    return 2
  }
}

/** @param {Options} options */
async function run(options) {
  const packages = Object.values(NODE_CONTENDERS).flatMap(({ peer }) => peer ?? [])
  const peers = installPeers(packages)
  const missing = packages.filter((name) => !peers.has(name))
  for (const name of missing) say(`peers: ${name} is not installed: left out, and its ratios are null`)
  say('ours: bundling')
  await bundleForNode({ entry: 'bench/ours/group.ts', folder: '.cache/bench/ours', name: 'group' })

  const node = isWanted(options, 'node') ? await runNodePart(options, peers) : NOTHING
  const growth = isWanted(options, 'growth') ? await runGrowthPart(options) : []
  const canBrowse = isBrowserPossible(options)
  if (canBrowse) await buildExtension()
  const browser =
    canBrowse && isWanted(options, 'browser')
      ? await runBrowserPart(options, peers)
      : { ...NOTHING, hashCpuRatio: null }
  const memory = canBrowse && isWanted(options, 'memory') ? await runMemoryPart(options) : []
  const pages = canBrowse && isWanted(options, 'pages') ? await runPagesPart(options) : null

  const tables = [
    ...measurementTables('Node', node.utf8, NODE_CONTENDERS),
    ...measurementTables('Node, UTF-16LE', node.utf16, NODE_CONTENDERS),
    ...measurementTables('Node, growth', growth, NODE_CONTENDERS),
    ...measurementTables('Chromium', browser.utf8, BROWSER_CONTENDERS),
    ...measurementTables('Chromium, UTF-16LE', browser.utf16, BROWSER_CONTENDERS),
    ...measurementTables('Chromium, memory', memory, BROWSER_CONTENDERS),
    ...(pages ? [pageTable(pages)] : []),
  ]
  const disagreements = [...node.disagreements, ...browser.disagreements]
  const numbers = {
    papaparseCpuRatio: peerRatio(node.utf8, 'papaparse'),
    duckdbNativeCpuRatio: peerRatio(node.utf8, 'duckdb-native'),
    duckdbWasmCpuRatio: peerRatio(node.utf8, 'duckdb-wasm'),
    udsvCpuRatio: peerRatio(node.utf8, 'udsv'),
    d3DsvCpuRatio: peerRatio(node.utf8, 'd3-dsv'),
    nodeReadCpuRatio: readRatio(node.utf8),
    nodeUtf16ReadCpuRatio: readRatio(node.utf16),
    hashCpuRatio: cpuRatio(node.utf8, { of: 'hash', against: 'ours', better: 'less' }),
    growth: growthOf(growth),
    browserPapaparseCpuRatio: peerRatio(browser.utf8, 'papaparse'),
    browserDuckdbWasmCpuRatio: peerRatio(browser.utf8, 'duckdb-wasm'),
    browserReadCpuRatio: readRatio(browser.utf8),
    browserUtf16ReadCpuRatio: readRatio(browser.utf16),
    browserHashCpuRatio: browser.hashCpuRatio,
    peakMemoryMiB: worstPeak(memory),
    pages,
  }
  console.log(tables.join('\n\n'))
  for (const text of disagreements) say(`RESULTS DIFFER. ${text}`)
  if (options.isJson) {
    console.log(
      JSON.stringify({
        ...numbers,
        rounds: options.rounds,
        size: options.size,
        cpus: cpus().length,
        missing,
      }),
    )
  }
  return disagreements.length > 0 ? 1 : 0
}

/** @type {{ utf8: Measurement[], utf16: Measurement[], disagreements: string[] }} */
const NOTHING = { utf8: [], utf16: [], disagreements: [] }

const BROWSER_PARTS = /** @type {const} */ (['browser', 'memory', 'pages'])

/** The CPU time of a whole browser is read from `/proc`. @param {Options} options */
function isBrowserPossible(options) {
  const isAsked = BROWSER_PARTS.some((part) => isWanted(options, part))
  if (isAsked && process.platform !== 'linux') say('Chromium: measured on Linux only; its numbers are null')
  return isAsked && process.platform === 'linux'
}

process.exitCode = await main(process.argv.slice(2))
