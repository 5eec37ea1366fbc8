import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** @typedef {'chromium' | 'firefox'} BrowserName */

/** Variables by which a person or a CI names the browser. */
const VARIABLES = {
  chromium: ['CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH'],
  firefox: ['FIREFOX_PATH'],
}

/** Commands on the search path, the best known first. */
const COMMANDS = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  firefox: ['firefox-esr', 'firefox'],
}

/** Places outside the search path, relative to the folders where a system keeps programs. */
const PLACES = {
  chromium: {
    darwin: [
      'Chromium.app/Contents/MacOS/Chromium',
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ],
    linux: ['google/chrome/chrome', 'microsoft/msedge/msedge'],
  },
  firefox: {
    darwin: ['Firefox.app/Contents/MacOS/firefox'],
    win32: ['Mozilla Firefox\\firefox.exe'],
    linux: ['firefox/firefox'],
  },
}

/**
 * The path of an installed browser, or `null`. Throws where a variable names one that is not there: a wrong
 * choice must not silently become another browser.
 * @param {BrowserName} name
 * @returns {string | null}
 */
export function findBrowser(name) {
  for (const variable of VARIABLES[name]) {
    const path = process.env[variable]
    if (!path) continue
    if (isProgram(path)) return path
    throw new Error(
      `${variable} is ${path}, which is no program. Correct it, or unset it to use an installed browser.`,
    )
  }
  return [...onSearchPath(name), ...inUsualPlaces(name)].find(isProgram) ?? null
}

/** @param {BrowserName} name */
function onSearchPath(name) {
  if (process.platform === 'win32') return []
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return COMMANDS[name].flatMap((command) => folders.map((folder) => join(folder, command)))
}

/** @param {BrowserName} name */
function inUsualPlaces(name) {
  const system = /** @type {'darwin' | 'win32' | 'linux'} */ (process.platform)
  const roots = {
    darwin: ['/Applications', join(process.env.HOME ?? '', 'Applications')],
    win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA],
    linux: ['/opt', '/usr/lib'],
  }
  const places = PLACES[name][system] ?? []
  return (roots[system] ?? []).flatMap((root) => (root ? places.map((place) => join(root, place)) : []))
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
