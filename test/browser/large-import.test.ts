import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseFiles } from './harness/drop-files.ts'
import { arrival, createExportFolder, extendedTrace } from './harness/exports.ts'
import {
  BROWSERS,
  type ExtensionBrowser,
  openExtensionBrowser,
  PATIENCE,
} from './harness/extension-browser.ts'
import { reloadExtension } from './harness/runtime.ts'
import { press, see, seeNo, settled, textOf } from './harness/screen.ts'

const REPORT = 'src/pages/report/index.html'
/** Some 70 MB: seconds of work, so that there is a middle. */
const MESSAGES = 200_000
const READING = /of \d+ MB, [\d,]+ records/

/** Every fifth message over TLS 1.0, the others over 1.2: 40,000 and 160,000, which is 20% and 80%. */
function largeTrace(firstId: number): string {
  return extendedTrace(
    Array.from({ length: MESSAGES }, (_, index) =>
      arrival({
        id: firstId + index,
        day: `2025-11-${17 + (index % 5)}`,
        sender: 'intranet@contoso.com',
        connector: 'Contoso relay',
        tls: index % 5 === 0 ? 'TLS1_0' : 'TLS1_2',
      }),
    ),
  )
}

describe.each(BROWSERS)('a large import in %s', (name) => {
  const folder = createExportFolder()
  let extension: ExtensionBrowser
  let page: Page
  let first: string
  let second: string

  beforeAll(async () => {
    first = folder.write('first.csv', largeTrace(0))
    second = folder.write('second.csv', largeTrace(MESSAGES))
    extension = await openExtensionBrowser(name, { hasUsualIdleTime: true })
    page = await extension.openPage(REPORT)
  })
  afterAll(async () => {
    await extension?.close()
    folder.remove()
  })

  it('leaves nothing when it is cancelled in the middle', async () => {
    await settled(page)
    await beginImport(page, first)
    await press(page, 'Cancel first.csv')
    await see(page, 'Cancelled. Nothing of it was kept.', '0 imports')
    await press(page, 'Dismiss first.csv')
    await see(page, 'No export at hand?')
  })

  // Firefox's event page is the engine's own host, which an import keeps awake: it has nothing to outlive.
  if (name === 'chromium') {
    it('goes on when the service worker dies in the middle', async () => {
      await beginImport(page, first)
      await extension.stopBackground(page)
      expect(await textOf(page)).not.toContain('taken in')
      await see(page, '200,000 messages taken in.')
      await seeShares(page, ['200,000 Inbound messages', 'TLS 1.0 20% (40,000)', 'TLS 1.2 80% (160,000)'])
      await press(page, 'Imports')
      await press(page, 'Delete first.csv')
      await see(page, 'Deleted, no longer counted.')
      await press(page, 'Dismiss first.csv')
    })
  }

  it('goes on when its tab is closed, and is found again', async () => {
    await beginImport(page, first, second)
    await page.close()
    page = await extension.openPage(`${REPORT}#import`)
    // The second file is still on its way, wherever the first one is.
    await see(page, 'Latest files', 'second.csv')
    expect(await textOf(page)).toMatch(/Waiting for the file before it|of \d+ MB|Being stored/)
    await expect
      .poll(async () => (await textOf(page)).split('200,000 messages taken in.').length - 1, {
        ...PATIENCE,
        timeout: 45_000,
      })
      .toBe(2)
    await seeShares(page, ['400,000 Inbound messages', 'TLS 1.0 20% (80,000)', 'TLS 1.2 80% (320,000)'])
  })

  // Chromium's automation loses a reloaded extension: its pages are refused for a while that nothing tells of.
  if (name === 'firefox') {
    it('is named, and nothing of it kept, when the whole extension ends in the middle', async () => {
      const third = folder.write('third.csv', largeTrace(2 * MESSAGES))
      await press(page, 'Imports')
      await beginImport(page, third)
      await reloadExtension(page)
      page = await extension.openPage(`${REPORT}#import`)
      await see(
        page,
        'third.csv: the browser ended before this import was complete, and nothing of it was kept.',
      )
      await press(page, 'Dismiss')
      await seeNo(page, 'third.csv')
      await seeShares(page, ['400,000 Inbound messages', 'TLS 1.0 20% (80,000)', 'TLS 1.2 80% (320,000)'])
    })
  }
})

/** Chooses the files and waits until the first of them is being read. */
async function beginImport(page: Page, ...files: readonly string[]): Promise<void> {
  // Looked for before it can begin, every 10 ms: a fast machine leaves it on the screen for a moment only.
  const isReading = page.waitForFunction(
    (pattern: string) => new RegExp(pattern).test(document.body.innerText.replace(/\s+/g, ' ')),
    { timeout: PATIENCE.timeout, polling: 10 },
    READING.source,
  )
  await chooseFiles(page, files)
  await isReading
}

async function seeShares(page: Page, texts: readonly string[]): Promise<void> {
  await press(page, 'Outbound and inbound mail flow')
  await see(page, ...texts)
}
