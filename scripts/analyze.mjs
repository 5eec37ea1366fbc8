// The command line: bundles src/cli (Node 20 runs no TypeScript) and calls it. Standard output is the analysis alone.
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = new URL('../', import.meta.url)
const outDir = new URL('.cache/cli/', root)

await build({
  configFile: false,
  root: root.pathname,
  logLevel: 'error',
  build: {
    ssr: 'src/cli/main.ts',
    outDir: outDir.pathname,
    emptyOutDir: true,
    minify: false,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
  },
})

const { main } = await import(pathToFileURL(new URL('main.mjs', outDir).pathname).href)
process.exitCode = await main(process.argv.slice(2), {
  out: (/** @type {string} */ text) => process.stdout.write(`${text}\n`),
  error: (/** @type {string} */ text) => process.stderr.write(`${text}\n`),
})
