import { fileURLToPath } from 'node:url'
import puppeteer from 'puppeteer'
import { findBrowser } from '../browsers.mjs'
import { PORTAL_HOSTS } from './portal-server.mjs'

/** @import { Browser } from 'puppeteer' */
/** @typedef {{ browser: Browser, root: string, close(): Promise<void> }} Launched `root`: the extension's address, with a slash at its end */
/** @typedef {{ portalPort?: number, isHeadless?: boolean, args?: readonly string[], profile?: string, preferences?: Record<string, unknown>, folder?: string }} LaunchOptions `preferences`: Firefox's own; `folder`: of another build */

const DIST = new URL('../../dist/', import.meta.url)

/** The id in the manifest, and the address that the profile is told to give it. */
const GECKO_ID = 'mail-flow-insights@extension'
const GECKO_ADDRESS = '6d61696c-666c-4f77-8e73-696768747321'

/** A browser that did not end within this long is killed. */
const CLOSE_MS = 5_000

/**
 * Chromium on a throw-away profile with the built extension. With a portal's port, the portal's hosts lead there
 * and every other host to nowhere.
 * @param {LaunchOptions} options
 * @returns {Promise<Launched>}
 */
export async function launchChromium({ portalPort, isHeadless = true, args = [], profile, folder }) {
  const browser = await puppeteer.launch({
    executablePath: required('chromium'),
    headless: isHeadless,
    pipe: true,
    enableExtensions: true,
    acceptInsecureCerts: portalPort !== undefined,
    defaultViewport: isHeadless ? { width: 1280, height: 900 } : null,
    ...(profile ? { userDataDir: profile } : {}),
    args: [
      ...(portalPort ? [resolverRules(portalPort)] : []),
      '--no-first-run',
      '--lang=en-US',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...args,
    ],
  })
  const id = await browser.installExtension(folder ?? builtFor('chromium'))
  return { browser, root: `chrome-extension://${id}/`, close: () => closeBrowser(browser) }
}

/**
 * Firefox in the same way.
 * @param {LaunchOptions & { portalPort: number }} options
 * @returns {Promise<Launched>}
 */
export async function launchFirefox(options) {
  const { portalPort, isHeadless = true, args = [], preferences = {}, folder, profile } = options
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: required('firefox'),
    headless: isHeadless,
    acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 900 },
    ...(profile ? { userDataDir: profile } : {}),
    // Without system access its automation refuses the extension's own addresses.
    args: ['--remote-allow-system-access', ...args],
    extraPrefsFirefox: {
      'network.dns.localDomains': PORTAL_HOSTS.join(','),
      'network.socket.forcePort': `443=${portalPort}`,
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: GECKO_ADDRESS }),
      'intl.accept_languages': 'en-US',
      ...preferences,
    },
  })
  await browser.installExtension(folder ?? builtFor('firefox'))
  return { browser, root: `moz-extension://${GECKO_ADDRESS}/`, close: () => closeBrowser(browser) }
}

/** @param {number} portalPort */
function resolverRules(portalPort) {
  const portals = PORTAL_HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${portalPort}`)
  return `--host-resolver-rules=${[...portals, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(',')}`
}

/** @param {import('../browsers.mjs').BrowserName} name */
function required(name) {
  const path = findBrowser(name)
  if (!path) throw new Error(`No ${name} here. Run: node scripts/setup.mjs --browser`)
  return path
}

/** @param {import('../browsers.mjs').BrowserName} name */
function builtFor(name) {
  return fileURLToPath(new URL(name, DIST))
}

/** @param {Browser} browser */
async function closeBrowser(browser) {
  const killing = setTimeout(() => browser.process()?.kill('SIGKILL'), CLOSE_MS)
  await browser.close().catch(() => {})
  clearTimeout(killing)
}
