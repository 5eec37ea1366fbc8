import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin'
import { defineConfig, type Plugin } from 'vite'
import { manifestFor, type Target } from './scripts/build/manifest.ts'

const CONTENT_SCRIPT = 'src/portal/portal.ts'

/** Pages that no manifest key names. */
const PAGES = {
  report: 'src/pages/report/index.html',
  panel: 'src/pages/panel/index.html',
}

/** Chromium's service worker has no `Worker`: its engine lives in this document. */
const CHROMIUM_PAGES = { offscreen: 'src/background/offscreen.html' }

export default defineConfig(({ mode }) => {
  const target = targetOf(mode)
  return {
    define: { __TARGET__: JSON.stringify(target) },
    plugins: [
      crx({
        // Its type knows service workers only, Firefox has an event page.
        manifest: manifestFor(target) as unknown as ManifestV3Export,
        browser: target === 'firefox' ? 'firefox' : 'chrome',
        // One file without a loader: the loader would make chunks web-accessible to the portal.
        contentScripts: { standaloneFiles: [CONTENT_SCRIPT] },
      }),
      rebuildOnPortalChange(),
    ],
    worker: { format: 'es' },
    build: {
      outDir: `dist/${target}`,
      target: ['chrome130', 'firefox142'],
      emptyOutDir: true,
      // Its polyfill would fetch, which the extension's policy forbids; every supported browser has it.
      modulePreload: { polyfill: false },
      // Assets stay files: a style or image in a data address is one more thing the policy has to allow.
      assetsInlineLimit: 0,
      rolldownOptions: { input: target === 'chromium' ? { ...PAGES, ...CHROMIUM_PAGES } : PAGES },
    },
  }
})

/** Plain `vite build` means Chromium. */
function targetOf(mode: string): Target {
  return mode === 'firefox' ? 'firefox' : 'chromium'
}

/** The standalone content script is built outside the module graph, so that a watch does not see it change. */
function rebuildOnPortalChange(): Plugin {
  return {
    name: 'rebuild-on-portal-change',
    apply: 'build',
    buildStart() {
      for (const file of readdirSync('src/portal')) this.addWatchFile(resolve('src/portal', file))
    },
  }
}
