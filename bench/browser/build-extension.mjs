import { basename, dirname } from 'node:path'
import { build } from 'vite'
import { runNode, TOOLS } from '../../scripts/lib/run.mjs'
import { BENCH, STORE_READER } from '../lib/paths.mjs'

/** Builds the extension as people install it, and the store's reader as one script. Throws with the builder's words. */
export async function buildExtension() {
  const { code, output } = await runNode([TOOLS.vite, 'build', '--mode', 'chromium'])
  if (code !== 0) throw new Error(`The extension does not build.\n${output}`)
  await build({
    configFile: false,
    root: BENCH,
    logLevel: 'error',
    build: {
      outDir: dirname(STORE_READER),
      emptyOutDir: true,
      target: 'chrome130',
      lib: {
        entry: 'ours/store.ts',
        formats: ['iife'],
        name: 'benchOurs',
        fileName: () => basename(STORE_READER),
      },
    },
  })
}
