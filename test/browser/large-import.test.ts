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
import { callFrom, reloadExtension } from './harness/runtime.ts'
import { accept, press, see, seeNo, settled, textOf } from './harness/screen.ts'

const REPORT = 'src/pages/report/index.html'
/** Some 70 MB. No test depends on how long they take: what waits for a look is a middle that stays. */
const MESSAGES = 200_000

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

  it('leaves nothing when it is cancelled on its way', async () => {
    await settled(page)
    const pressed = pressAsSoonAsShown(page, ['Cancel first.csv', 'Discard first.csv'])
    await chooseFiles(page, [first])
    await pressed
    await see(page, 'Cancelled. Nothing of it was kept.', '0 imports')
    await press(page, 'Dismiss first.csv')
    await see(page, 'No export at hand?')
  })

  // Firefox's event page is the engine's own host, which an import keeps awake: it has nothing to outlive.
  if (name === 'chromium') {
    it('goes on when the service worker dies, on its way and while it waits for a look', async () => {
      await chooseFiles(page, [first])
      await see(page, 'first.csv')
      await extension.stopBackground(page)
      await see(page, 'Read, not counted yet', '200,000: 200,000 accepted, 0 blank')
      await callFrom(page, 'ensureEngine', null)
      await extension.stopBackground(page)
      await accept(page, 'first.csv')
      await see(page, '200,000 messages taken in.')
      await seeShares(page, ['200,000 Inbound messages', 'TLS 1.0 20% (40,000)', 'TLS 1.2 80% (160,000)'])
      await press(page, 'Imports')
      await press(page, 'Delete first.csv')
      await see(page, 'Deleted, no longer counted.')
      await press(page, 'Dismiss first.csv')
    })
  }

  it('goes on when its tab is closed, and is found again', async () => {
    await chooseFiles(page, [first, second])
    await see(page, 'first.csv', 'second.csv')
    await page.close()
    page = await extension.openPage(`${REPORT}#import`)
    // Nobody has said yes meanwhile, so both wait for it, whatever the time that reading took.
    await see(page, 'Import all 2')
    await page.close()
    page = await extension.openPage(`${REPORT}#import`)
    await press(page, 'Import all 2')
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
    it('is named, and nothing of it kept, when the whole extension ends before it counts', async () => {
      const third = folder.write('third.csv', largeTrace(2 * MESSAGES))
      await press(page, 'Imports')
      await chooseFiles(page, [third])
      await see(page, 'Read, not counted yet')
      await reloadExtension(page)
      page = await openWhenBack(extension, `${REPORT}#import`)
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

/** Opens a page of an extension that is being reloaded: until it is back, the browser refuses its addresses. */
async function openWhenBack(extension: ExtensionBrowser, path: string): Promise<Page> {
  let page: Page | null = null
  const open = async () => {
    page ??= await extension.openPage(path).catch(() => null)
    return page
  }
  await expect.poll(open, PATIENCE).not.toBeNull()
  return page as unknown as Page
}

/**
 * Presses the first of these buttons that comes up, in the page and with the very drawing that shows it: between it
 * and the press there is no time in which a fast machine could read the file to its end.
 */
async function pressAsSoonAsShown(page: Page, names: readonly string[]): Promise<void> {
  await page.evaluate(
    (wanted: readonly string[]) =>
      new Promise<void>((done) => {
        const observer = new MutationObserver(() => {
          const button = [...document.querySelectorAll('button')].find((one) =>
            wanted.includes(one.getAttribute('aria-label') ?? ''),
          )
          if (!button) return
          observer.disconnect()
          button.click()
          done()
        })
        observer.observe(document.body, { subtree: true, childList: true, attributes: true })
      }),
    names,
  )
}

async function seeShares(page: Page, texts: readonly string[]): Promise<void> {
  await press(page, 'Outbound and inbound mail flow')
  await see(page, ...texts)
}
