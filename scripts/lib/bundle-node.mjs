import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Bundles one of our TypeScript files for Node, since Node 20 runs no TypeScript.
 * @param {{ entry: string, folder: string, name: string }} options from the project's folder; `name` without `.mjs`
 */
export async function bundleForNode({ entry, folder, name }) {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  })
}
