// `npm run bench`: makes its data, installs the peers, runs them and ours on the same files, and fails when two results
// differ. docs/performance.md says what is measured and how.
import { cpus } from 'node:os'
import { bundleForNode } from '../scripts/lib/bundle-node.mjs'
import { installPeers } from './lib/install-peers.mjs'
import { isWanted, readOptions, USAGE, UsageError } from './lib/options.mjs'
import { measurementTables } from './lib/print.mjs'
import { say } from './lib/say.mjs'
import { cpuRatio, peerRatio, readRatio } from './lib/summary.mjs'
import { NODE_CONTENDERS } from './node/contenders.mjs'
import { runNodePart } from './node/node-part.mjs'

process.exitCode = await main(process.argv.slice(2))

/** @param {readonly string[]} args */
async function main(args) {
  try {
    return await run(readOptions(args, Object.keys(NODE_CONTENDERS)))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(`${error.message}\n\n${USAGE}`)
    return 2
  }
}

/** @param {import('./lib/options.mjs').Options} options */
async function run(options) {
  const packages = Object.values(NODE_CONTENDERS).flatMap(({ peer }) => peer ?? [])
  const peers = installPeers(packages)
  const missing = packages.filter((name) => !peers.has(name))
  for (const name of missing) say(`peers: ${name} is not installed: left out, and its ratios are null`)
  say('ours: bundling')
  await bundleForNode({ entry: 'bench/ours/group.ts', folder: '.cache/bench/ours', name: 'group' })

  const node = isWanted(options, 'node') ? await runNodePart(options, peers) : null
  const { utf8 = [], utf16 = [], disagreements = [] } = node ?? {}

  const tables = [
    ...measurementTables('Node', utf8, NODE_CONTENDERS),
    ...measurementTables('Node, UTF-16LE', utf16, NODE_CONTENDERS),
  ]
  const numbers = {
    papaparseCpuRatio: peerRatio(utf8, 'papaparse'),
    duckdbNativeCpuRatio: peerRatio(utf8, 'duckdb-native'),
    duckdbWasmCpuRatio: peerRatio(utf8, 'duckdb-wasm'),
    udsvCpuRatio: peerRatio(utf8, 'udsv'),
    d3DsvCpuRatio: peerRatio(utf8, 'd3-dsv'),
    nodeReadCpuRatio: readRatio(utf8),
    nodeUtf16ReadCpuRatio: readRatio(utf16),
    hashCpuRatio: cpuRatio(utf8, { of: 'hash', against: 'ours', better: 'less' }),
    browserPapaparseCpuRatio: null,
    browserDuckdbWasmCpuRatio: null,
    browserReadCpuRatio: null,
    browserUtf16ReadCpuRatio: null,
    growth: null,
    peakMemoryMiB: null,
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
