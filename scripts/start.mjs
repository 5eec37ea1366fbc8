// Builds the extension and shows it: in a window on a throw-away profile, or, where there is no display, through
// the same pages without one, with their summary on standard output and pictures of them under artifacts/.
import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { launchChromium } from './lib/launch.mjs'
import { startPortal } from './lib/portal-server.mjs'
import { runNode, TOOLS } from './lib/run.mjs'
import { acceptReviews, importFiles, openReport, summaryOf, takePictures } from './lib/show.mjs'

const ARTIFACTS = 'artifacts'
const HEADLESS = '--headless'

const args = process.argv.slice(2)
const files = args.filter((arg) => arg !== HEADLESS).map((arg) => resolve(arg))

try {
  checkFiles()
  await build()
  if (hasDisplay()) await showWindow()
  else await showPictures()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

function checkFiles() {
  const missing = files.find((file) => !existsSync(file))
  if (missing) throw new Error(`There is no file ${missing}. Check its name, then try again.`)
}

async function build() {
  const { code, output } = await runNode([TOOLS.vite, 'build', '--mode', 'chromium'])
  if (code !== 0) throw new Error(output)
}

function hasDisplay() {
  if (args.includes(HEADLESS)) return false
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** A window for a person: real hosts stay real, so that the portal panel can be tried on one's own tenant. */
async function showWindow() {
  const { browser, root, close } = await launchChromium({ isHeadless: false })
  const page = await openReport(browser, root, files.length === 0)
  if (files.length > 0) await importFiles(page, files)
  console.log('Mail Flow Insights is open in a browser window with a profile of its own; close it to end.')
  process.once('SIGINT', () => void close())
  // On a Mac the browser outlives its last window; the profile is gone with the browser.
  browser.on('targetdestroyed', async () => {
    if ((await browser.pages().catch(() => [])).length === 0) await close()
  })
  await new Promise((resolved) => browser.once('disconnected', () => resolved(null)))
}

async function showPictures() {
  mkdirSync(ARTIFACTS, { recursive: true })
  const portal = await startPortal()
  const { browser, root, close } = await launchChromium({ portalPort: portal.port })
  try {
    const page = await openReport(browser, root, files.length === 0)
    if (files.length > 0) await importFiles(page, files)
    for (const card of await acceptReviews(page)) console.log(card)
    console.log(await summaryOf(page))
    for (const picture of await takePictures(browser, root, page, ARTIFACTS)) console.log(picture)
  } finally {
    await close()
    await portal.close()
  }
}
