// Makes a fresh machine ready. Runs before anything is installed: Node's own modules only, and everything that it
// says goes to standard error, so that a command's output stays clean.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { findBrowser } from './browsers.mjs'

const ROOT = new URL('../', import.meta.url)
const STAMP = new URL('node_modules/.installed-lock', ROOT)
const OPTIONS = new Set(process.argv.slice(2))

/** What Debian and its relatives call the browsers. */
const PACKAGES = { chromium: 'chromium', firefox: 'firefox-esr' }
const LABELS = { chromium: 'Chromium, Chrome or Edge', firefox: 'Firefox' }
const VARIABLES = { chromium: 'CHROME_PATH', firefox: 'FIREFOX_PATH' }

try {
  checkNode()
  installDependencies()
  if (OPTIONS.has('--browser')) ensureBrowser('chromium')
  if (OPTIONS.has('--firefox')) ensureBrowser('firefox')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isFit = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24
  if (!isFit) {
    throw new Error(
      `This is Node ${process.versions.node}. Install Node 20.19, 22.12, 24 or newer, then try again.`,
    )
  }
}

function installDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(new URL('package-lock.json', ROOT)))
    .digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return
  say('Installing the dependencies that the lock names.')
  // No package here needs its install script, and none may run one.
  runNpm(['ci', '--ignore-scripts', '--include=dev', '--loglevel=error'])
  writeFileSync(STAMP, lock)
}

/** @param {readonly string[]} args */
function runNpm(args) {
  // Under npm its own script is named here; `npm` on Windows is a batch file, which only a shell can start.
  const script = process.env.npm_execpath
  const isScript = script?.endsWith('.js') || script?.endsWith('.cjs')
  const [command, all] = isScript && script ? [process.execPath, [script, ...args]] : ['npm', args]
  const isShellNeeded = !isScript && process.platform === 'win32'
  const { status } = spawnSync(command, all, { cwd: ROOT, stdio: ['ignore', 2, 2], shell: isShellNeeded })
  if (status !== 0) throw new Error('npm could not install the dependencies; its reason stands above.')
}

/** @param {'chromium' | 'firefox'} name */
function ensureBrowser(name) {
  if (findBrowser(name)) return
  if (canInstall()) {
    say(`Installing ${PACKAGES[name]} from the system's packages.`)
    runAptGet(['-qq', 'update'])
    runAptGet(['-qq', '-y', '--no-install-recommends', 'install', PACKAGES[name]])
  }
  if (!findBrowser(name)) {
    throw new Error(
      `No ${LABELS[name]} found: install one, or set ${VARIABLES[name]} to its program, then try again.`,
    )
  }
}

/** Only where it needs no question: as root, on a system that has apt-get. */
function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/** @param {readonly string[]} args */
function runAptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env })
}

/** @param {string} text */
function say(text) {
  if (!OPTIONS.has('--quiet')) console.error(text)
}
