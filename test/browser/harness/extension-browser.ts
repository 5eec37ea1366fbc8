import type { Browser, Frame, Page } from 'puppeteer'
import { expect } from 'vitest'
import { type Launched, launchChromium, launchFirefox } from '../../../scripts/lib/launch.mjs'
import { startPortal } from '../../../scripts/lib/portal-server.mjs'

export const BROWSERS = ['chromium', 'firefox'] as const
export type BrowserName = (typeof BROWSERS)[number]

/** How long a condition may take to come true. Machines under load are slow; a defect waits for ever. */
export const PATIENCE = { timeout: 30_000, interval: 50 }

const WAIT = { timeout: PATIENCE.timeout, polling: PATIENCE.interval }

/** A real browser on a fresh profile with the built extension, and a portal of our own at the real address. */
export interface ExtensionBrowser {
  readonly name: BrowserName
  readonly browser: Browser
  /** The extension's address, with a slash at its end. */
  readonly root: string
  /** Opens a file of the extension as a tab, say `src/pages/report/index.html`. */
  openPage(path: string): Promise<Page>
  /** Opens an address of the portal and waits until the portal has drawn itself. */
  openPortal(address: string): Promise<Page>
  /** Stops the background as the browser does with an idle one. */
  stopBackground(page: Page): Promise<void>
  close(): Promise<void>
}

/** Firefox stops an idle event page after this long, here; 30 seconds are too long for a test. */
const IDLE_MS = 2_000

/** A temporary add-on, as tests install it, would take its data along when the browser ends. */
const KEEPING = {
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
}

/**
 * `hasUsualIdleTime`: Firefox waits its 30 seconds, which an import's keep-alive of 10 seconds is made for. `args`: Chromium's
 * own. `profile`: a folder that several browsers in turn have as theirs. `folder`: another build.
 */
export async function openExtensionBrowser(
  name: BrowserName,
  options: {
    readonly hasUsualIdleTime?: boolean
    readonly args?: readonly string[]
    readonly profile?: string
    readonly folder?: string
  } = {},
): Promise<ExtensionBrowser> {
  const portal = await startPortal()
  const { hasUsualIdleTime = false, args = [], ...given } = options
  const launched =
    name === 'chromium'
      ? await launchChromium({ portalPort: portal.port, args, ...given })
      : await launchFirefox({
          portalPort: portal.port,
          preferences: {
            ...(hasUsualIdleTime ? {} : { 'extensions.background.idle.timeout': IDLE_MS }),
            ...(options.profile === undefined ? {} : KEEPING),
          },
          ...given,
        })
  return {
    name,
    browser: launched.browser,
    root: launched.root,
    openPage: (path) => openPage(launched, path),
    openPortal: (address) => openPortal(launched.browser, address),
    stopBackground: (page) => (name === 'chromium' ? stopServiceWorker(launched) : eventPageStopped(page)),
    async close() {
      await launched.close()
      await portal.close()
    },
  }
}

/** The frame of our panel in a portal's page; also inside the closed root. Waits for it. */
export async function panelFrame(page: Page): Promise<Frame> {
  // Firefox's automation names an extension's frame `about:blank`: each is asked where it is.
  let panel: Frame | null = null
  await expect
    .poll(async () => {
      for (const frame of page.frames()) if (await isPanel(frame)) panel = frame
      return panel
    }, PATIENCE)
    .not.toBe(null)
  return panel as unknown as Frame
}

/** False also for a frame that goes while it is asked. */
async function isPanel(frame: Frame): Promise<boolean> {
  return frame.evaluate(() => location.pathname.endsWith('/panel/index.html')).catch(() => false)
}

async function openPage({ browser, root }: Launched, path: string): Promise<Page> {
  const page = await browser.newPage()
  // Firefox never reports the load of an extension's page to its automation.
  await page.goto(root + path, { waitUntil: [] })
  // A query may be gone at once: the page takes it off when it has read it.
  const [url = ''] = `${root}${path}`.split('?')
  await page.waitForFunction((wanted: string) => location.href.startsWith(wanted), WAIT, url)
  await page.waitForFunction(() => document.readyState === 'complete', WAIT)
  return page
}

async function openPortal(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(address)
  await page.waitForSelector('main, article', WAIT)
  return page
}

async function stopServiceWorker({ browser, root }: Launched): Promise<void> {
  const target = await browser.waitForTarget(
    (candidate) => candidate.type() === 'service_worker' && candidate.url().startsWith(root),
    { timeout: PATIENCE.timeout },
  )
  const worker = await target.worker()
  await worker?.close()
}

/** The harness shortens Firefox's idle time; here the event page is only awaited to end. */
async function eventPageStopped(page: Page): Promise<void> {
  await page.waitForFunction(
    async () => (await browser.runtime.getContexts({ contextTypes: ['BACKGROUND'] })).length === 0,
    WAIT,
  )
}

/** Firefox's API in a page under test, as far as the harness calls it. */
declare const browser: {
  readonly runtime: { getContexts(filter: { contextTypes: string[] }): Promise<readonly unknown[]> }
}
