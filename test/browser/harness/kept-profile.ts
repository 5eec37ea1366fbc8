import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer'
import { launchChromium } from '../../../scripts/lib/launch.mjs'
import { PATIENCE } from './extension-browser.ts'

/** One folder on disk that several browsers in turn have as their profile. */
export interface KeptProfile {
  /** The folder of the profile, for what is done to it between two launches. */
  readonly folder: string
  launch(): Promise<RunningBrowser>
  /** Kills what still runs, and removes the folder. */
  remove(): Promise<void>
}

/** Chromium with the built extension; nothing it asks for leaves this machine. */
export interface RunningBrowser {
  readonly browser: Browser
  /** Opens a file of the extension as a tab. */
  openPage(path: string): Promise<Page>
  /** SIGKILL to all its processes at once; resolves when the browser's own is gone. */
  kill(): Promise<void>
}

const NO_NETWORK = '--host-resolver-rules=MAP * ~NOTFOUND'

export function createKeptProfile(): KeptProfile {
  const folder = mkdtempSync(join(tmpdir(), 'mail-flow-insights-profile-'))
  let running: RunningBrowser | null = null
  return {
    folder,
    async launch() {
      running = await launch(folder)
      return running
    },
    async remove() {
      await running?.kill()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function launch(profile: string): Promise<RunningBrowser> {
  const { browser, root } = await launchChromium({ profile, args: [NO_NETWORK] })
  return {
    browser,
    async openPage(path) {
      const page = await browser.newPage()
      await page.goto(root + path, { timeout: PATIENCE.timeout })
      return page
    },
    kill: () => kill(browser),
  }
}

async function kill(browser: Browser): Promise<void> {
  const main = browser.process()
  if (!main?.pid || main.exitCode !== null || main.signalCode !== null) return
  const gone = new Promise((resolve) => main.once('exit', resolve))
  // Puppeteer starts the browser as the leader of a group of its own; zygote, renderers and the others are in it.
  process.kill(-main.pid, 'SIGKILL')
  await gone
}
