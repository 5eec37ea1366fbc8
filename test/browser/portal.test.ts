import type { Frame, Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closedText, pressInClosedRoot } from './harness/closed-root.ts'
import { onExtensionsPage } from './harness/developer-mode.ts'
import {
  BROWSERS,
  type ExtensionBrowser,
  openExtensionBrowser,
  PATIENCE,
  panelFrame,
} from './harness/extension-browser.ts'
import {
  goTo,
  type Look,
  looksOf,
  openPanel,
  pressClose,
  pressLauncher,
  pullEdge,
  rerender,
  seenHosts,
  setDark,
} from './harness/portal.ts'
import { callFrom, reloadExtension } from './harness/runtime.ts'

const EXCHANGE = 'https://admin.exchange.microsoft.com/'
const MICROSOFT_365 = 'https://admin.cloud.microsoft/'
const REPORT = 'src/pages/report/index.html'

describe.each(BROWSERS)('the portal panel in %s', (name) => {
  let extension: ExtensionBrowser

  beforeAll(async () => {
    extension = await openExtensionBrowser(name)
  })
  afterAll(() => extension?.close())

  it('is a launcher first, a panel by a click, and stays as the admin left it', async () => {
    const page = await extension.openPortal(`${EXCHANGE}#/connectors`)
    await expectHost(page, ['launcher'])
    expect(page.frames()).toHaveLength(1)

    await pressLauncher(page)
    await expectHost(page, ['drawer'])
    expect(await contextOf(await panelFrame(page))).toEqual({ place: 'connectors', theme: 'light' })

    const another = await extension.openPortal(`${EXCHANGE}#/homepage`)
    await expectHost(another, ['drawer'])
    await another.close()

    await page.bringToFront()
    await pressClose(page)
    await expectHost(page, ['launcher'])
    await pressLauncher(page)
    await expectHost(page, ['drawer'])
    await page.close()
  })

  it('closes with Esc, pressed on the drawer or inside its frame', async () => {
    const page = await openedPanel(extension)
    await pressClose(page)
    await pressLauncher(page)
    await page.keyboard.press('Escape')
    await expectHost(page, ['launcher'])

    await pressLauncher(page)
    const frame = await panelFrame(page)
    await expect.poll(() => contextOf(frame), PATIENCE).toHaveProperty('place')
    await frame.evaluate(() => window.focus())
    await page.keyboard.press('Escape')
    await expectHost(page, ['launcher'])
    await page.close()
  })

  it('is as wide as the admin pulls it, within bounds, also in the next tab', async () => {
    const page = await openedPanel(extension)
    await pullEdge(page, 500)
    await expectWidth(page, 500)
    await pullEdge(page, 1_000)
    await expectWidth(page, 640)
    const another = await openedPanel(extension)
    await expectWidth(another, 640)
    await another.close()
    await page.bringToFront()
    await pullEdge(page, 400)
    await expectWidth(page, 400)
    await page.close()
  })

  it('survives the way of the portal, which moves and throws foreign nodes out', async () => {
    const page = await openedPanel(extension)
    await goTo(page, '/#/transportrules')
    await expectContext(page, { place: 'rules', theme: 'light' })
    await rerender(page)
    await expectHost(page, ['drawer'])
    await expectContext(page, { place: 'rules', theme: 'light' })
    await setDark(page)
    await expectContext(page, { place: 'rules', theme: 'dark' })
    await page.close()
  })

  it('says nothing on admin.cloud.microsoft until the path begins with /exchange', async () => {
    const page = await extension.openPortal(`${MICROSOFT_365}#/homepage`)
    await goTo(page, '/exchanges')
    expect(await looksOf(page)).toEqual([])
    await goTo(page, '/exchange#/connectors')
    await expect.poll(() => looksOf(page), PATIENCE).toHaveLength(1)
    await page.close()
  })

  it('goes when the portal moves out of /exchange, and comes back', async () => {
    const page = await openedPanel(extension, `${MICROSOFT_365}exchange#/connectors`)
    await expectContext(page, { place: 'connectors', theme: 'light' })
    await goTo(page, '/users')
    await expectHost(page, [])
    await goTo(page, '/exchange#/transportrules')
    await expectHost(page, ['drawer'])
    await expectContext(page, { place: 'rules', theme: 'light' })
    await page.close()
  })

  it('is out of the reach of the page, and breaks none of its rules', async () => {
    const page = await openedPanel(extension)
    await panelFrame(page)
    const seen = await page.evaluate(() => ({
      frames: window.length,
      iframes: document.querySelectorAll('iframe').length,
      text: document.documentElement.textContent?.includes('Mail Flow Insights'),
      resources: performance.getEntriesByType('resource').filter(({ name }) => name.includes('extension:')),
      violations: (globalThis as unknown as { violations: string[] }).violations,
    }))
    expect(seen).toEqual({ frames: 0, iframes: 0, text: false, resources: [], violations: [] })
    // An element like any other, without a name or a mark that a page could look for.
    expect(await seenHosts(page)).toEqual([
      { look: 'drawer', attributes: [], children: 0, hasOpenRoot: false },
    ])
    await page.close()
  })

  it('is refused with a nonce that the background does not know', async () => {
    const page = await openedPanel(extension)
    const frame = await panelFrame(page)
    const reply = await callFrom(frame, 'panelReady', { nonce: '0'.repeat(32) })
    expect(reply).toMatchObject({ ok: false, code: 'failed' })
    await page.close()
  })

  it.each([EXCHANGE, `${MICROSOFT_365}exchange`])(
    'shares the database and the channel of the extension on %s',
    async (address) => {
      const report = await extension.openPage(REPORT)
      const portal = await openedPanel(extension, address)
      const frame = await panelFrame(portal)
      expect(await roundTrip(report, frame)).toEqual({
        stored: 'from the report',
        heard: 'from the report',
        // Firefox 153 gives a frame in a foreign page locks of its own: the panel must not count on any.
        isLockSeen: name === 'chromium',
      })
      await report.close()
      await portal.close()
    },
  )

  // The last one: the extension that the others use is another afterwards.
  it('says that it was updated, and offers a reload', async () => {
    const errors: string[] = []
    const portal = await openedPanel(extension)
    portal.on('pageerror', (error) => errors.push(String(error)))
    if (name === 'chromium') await onExtensionsPage(extension.browser, async () => {})
    await reloadExtension(await extension.openPage(REPORT))
    await portal.bringToFront()
    if (name === 'chromium') {
      // The old script lives on without its extension: its frame has gone, the notice stands in its place.
      await expect.poll(() => closedText(portal), PATIENCE).toContain('Reload the page to go on')
      await expectHost(portal, ['drawer'])
      await pressInClosedRoot(portal, 'Reload the page')
      await portal.waitForNavigation()
    }
    // Firefox ends the old script at once, and the new one takes its host away.
    await expect.poll(() => looksOf(portal), PATIENCE).toHaveLength(1)
    expect(await contextOf(await panelFrame(portal))).toEqual({ place: 'connectors', theme: 'light' })
    expect(errors).toEqual([])
    await portal.close()
  })
})

async function openedPanel(extension: ExtensionBrowser, address = `${EXCHANGE}#/connectors`): Promise<Page> {
  const page = await extension.openPortal(address)
  await openPanel(page)
  await expectHost(page, ['drawer'])
  return page
}

async function expectHost(page: Page, looks: readonly Look[]): Promise<void> {
  await expect.poll(() => looksOf(page), PATIENCE).toEqual(looks)
}

/** The frame is as wide as the drawer, less its one border. */
async function expectWidth(page: Page, width: number): Promise<void> {
  const frame = await panelFrame(page)
  await expect.poll(() => frame.evaluate(() => innerWidth), PATIENCE).toBe(width - 1)
}

async function expectContext(page: Page, context: { place: string; theme: string }): Promise<void> {
  await expect.poll(async () => contextOf(await panelFrame(page)), PATIENCE).toEqual(context)
}

/** What the background tells the panel of the portal around it. */
async function contextOf(frame: Frame): Promise<unknown> {
  const nonce = await frame.evaluate(() => location.hash.slice(1))
  const reply = await callFrom(frame, 'panelReady', { nonce })
  return reply.ok ? reply.value : reply
}

/** Locks, stores and speaks in the one page; listens, reads and looks for the lock in the other. */
async function roundTrip(report: Page, frame: Frame): Promise<unknown> {
  const listening = frame.evaluate(
    () =>
      new Promise((resolve) => {
        const channel = new BroadcastChannel('probe')
        channel.onmessage = ({ data }) => {
          channel.close()
          resolve(data)
        }
        document.body.dataset.isListening = ''
      }),
  )
  await frame.waitForSelector('[data-is-listening]')
  await report.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('probe', 1)
      opening.onupgradeneeded = () => opening.result.createObjectStore('store')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const writing = database.transaction('store', 'readwrite')
    writing.objectStore('store').put('from the report', 'key')
    await new Promise((resolve) => {
      writing.oncomplete = resolve
    })
    database.close()
    await new Promise<void>((granted) => {
      void navigator.locks.request('probe', () => {
        granted()
        return new Promise(() => {})
      })
    })
    const channel = new BroadcastChannel('probe')
    channel.postMessage('from the report')
    channel.close()
  })
  const stored = await frame.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('probe', 1)
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    return new Promise((resolve) => {
      const reading = database.transaction('store').objectStore('store').get('key')
      reading.onsuccess = () => {
        database.close()
        resolve(reading.result)
      }
    })
  })
  const isLockSeen = await frame.evaluate(async () => {
    const { held = [] } = await navigator.locks.query()
    return held.some((lock) => lock.name === 'probe')
  })
  return { stored, heard: await listening, isLockSeen }
}
