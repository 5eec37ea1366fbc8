import { readFileSync } from 'node:fs'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buttonOf } from './harness/button.ts'
import { takeIn } from './harness/drop-files.ts'
import { arrival, createExportFolder, extendedTrace, submission } from './harness/exports.ts'
import {
  BROWSERS,
  type ExtensionBrowser,
  openExtensionBrowser,
  PATIENCE,
} from './harness/extension-browser.ts'
import { callFrom } from './harness/runtime.ts'
import { press, see, seeNo } from './harness/screen.ts'

const REPORT = 'src/pages/report/index.html'
const POPUP = 'src/pages/popup/index.html'
const SETTINGS = 'src/pages/settings/index.html'
const BARE = 'manifest.json'
const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

const RELAY = { connector: 'Contoso relay', sender: 'intranet@contoso.com' }

/** By hand: 1 client; 20 messages on the relay, 8 of them (40%) without TLS: one insight above 25%, none above 40%. */
const TRACE = extendedTrace([
  submission({ id: 1, day: '2025-11-17', sender: 'erp@contoso.com', ip: '198.51.100.20' }),
  ...Array.from({ length: 20 }, (_, at) =>
    arrival({ id: 10 + at, day: '2025-11-18', ...RELAY, tls: at < 8 ? 'NONE' : 'TLS1_2' }),
  ),
])

describe.each(BROWSERS)('the settings in %s', (name) => {
  const folder = createExportFolder()
  let extension: ExtensionBrowser
  let report: Page
  let settings: Page

  beforeAll(async () => {
    extension = await openExtensionBrowser(name)
    report = await extension.openPage(REPORT)
  })
  afterAll(async () => {
    await extension?.close()
    folder.remove()
  })

  it('can be used by everybody', async () => {
    await takeIn(name, report, [folder.write('trace.csv', TRACE)])
    await see(report, '1 import')
    settings = await extension.openPage(SETTINGS)
    await see(settings, '1 import. This browser stores', 'Portals', 'admin.exchange.microsoft.com')
    await settings.evaluate(AXE)
    const violations = await settings.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }
      return (await axe.run()).violations.map(({ id }) => id)
    })
    expect(violations).toEqual([])
  })

  it('give the button and the open report another limit at once', async () => {
    await expect.poll(() => buttonOf(settings), PATIENCE).toMatchObject({ badge: '1' })
    expect((await buttonOf(settings)).title).toContain('No TLS is over 25%: 1')
    await writeNumber(settings, 'no-tls', '39')
    await see(settings, 'Saved.')
    await expect
      .poll(async () => (await buttonOf(settings)).title, PATIENCE)
      .toContain('No TLS is over 39%: 1')
    await writeNumber(settings, 'no-tls', '40')
    await expect.poll(() => buttonOf(settings), PATIENCE).toEqual({ badge: '', title: 'Mail Flow Insights' })
    await report.bringToFront()
    await see(report, 'Insights (0)')
    const popup = await extension.openPage(POPUP)
    await see(popup, 'No connector is over a limit.', '1 client')
    await popup.close()
    await settings.bringToFront()
    await press(settings, 'Use the limits of the original page')
    await expect.poll(() => buttonOf(settings), PATIENCE).toMatchObject({ badge: '1' })
  })

  it('give every open page its theme at once', async () => {
    await settings.select('#theme', 'dark')
    for (const page of [settings, report]) {
      await expect.poll(() => themeOf(page), PATIENCE).toBe('dark')
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
    }
    await settings.select('#theme', 'system')
    await expect.poll(() => themeOf(report), PATIENCE).toBe('')
  })

  it('delete what is kept no longer, after they have said what, and the imports say so', async () => {
    await settings.select('#retention', '30')
    await see(settings, '1 import with 21 messages ends before')
    await press(settings, 'Delete 1 import')
    await expect.poll(() => buttonOf(settings), PATIENCE).toMatchObject({ badge: '' })
    await report.bringToFront()
    await press(report, 'Imports')
    await see(report, 'Imports are kept for 30 days after their last day.', 'Deleted, no longer counted.')
    await see(report, '1 import with 21 messages went for it')
  })

  it('delete everything, with a report open, and name every place as empty', async () => {
    await settings.bringToFront()
    await press(settings, 'Delete everything…')
    await press(settings, 'Delete everything now')
    await see(settings, 'Everything is deleted.')
    const left = await settings.$$eval('#inventory dd', (places) => places.map((place) => place.textContent))
    expect(left).toEqual(Array.from({ length: 8 }, () => 'nothing'))
    await report.bringToFront()
    await see(report, 'Find who still sends through SMTP AUTH')
    await seeNo(report, 'Deleted, no longer counted.')
    await expect.poll(() => buttonOf(report), PATIENCE).toMatchObject({ badge: '' })
  })

  it('leave nothing behind that another page finds, and everything works again', async () => {
    await report.close()
    await settings.close()
    const bare = await extension.openPage(BARE)
    expect(await callFrom(bare, 'deleteEverything', null)).toEqual({ ok: true, value: null })
    expect(await storedIn(bare)).toEqual({ databases: [], storage: [], caches: [], locks: [], alarms: [] })
    await bare.close()
    const page = await extension.openPage(REPORT)
    await takeIn(name, page, [folder.write('again.csv', TRACE)])
    await see(page, '1 import')
    await expect.poll(() => buttonOf(page), PATIENCE).toMatchObject({ badge: '1' })
    await page.close()
  })
})

async function themeOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.dataset.theme ?? '')
}

async function writeNumber(page: Page, id: string, text: string): Promise<void> {
  await page.$eval(
    `#${id}`,
    (input, value) => {
      ;(input as HTMLInputElement).value = value
      input.dispatchEvent(new Event('change', { bubbles: true }))
    },
    text,
  )
}

/** Looked up by the test itself, not by the product's own inventory. */
async function storedIn(page: Page): Promise<Record<string, readonly unknown[]>> {
  return page.evaluate(async () => {
    const { browser, chrome } = globalThis as unknown as Record<string, Api | undefined>
    const api = (browser ?? chrome) as Api
    const { held = [], pending = [] } = await navigator.locks.query()
    const areas = await Promise.all(
      [api.storage.local, api.storage.session, api.storage.sync].map((area) => area.get(null)),
    )
    return {
      databases: await indexedDB.databases(),
      storage: [...areas.flatMap((area) => Object.keys(area)), ...Object.keys(localStorage)],
      caches: await caches.keys(),
      locks: [...held, ...pending],
      alarms: await api.alarms.getAll(),
    }
  })
}

interface Area {
  get(keys: null): Promise<object>
}

interface Api {
  readonly storage: { readonly local: Area; readonly session: Area; readonly sync: Area }
  readonly alarms: { getAll(): Promise<unknown[]> }
}
