// The command line: bundles src/cli (Node 20 runs no TypeScript) and calls it. Standard output is the analysis alone.
import { bundleForNode } from './lib/bundle-node.mjs'

await bundleForNode({ entry: 'src/cli/main.ts', folder: '.cache/cli', name: 'main' })

const { main } = await import(new URL('../.cache/cli/main.mjs', import.meta.url).href)
process.exitCode = await main(process.argv.slice(2), {
  out: (/** @type {string} */ text) => process.stdout.write(`${text}\n`),
  error: (/** @type {string} */ text) => process.stderr.write(`${text}\n`),
})
