import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  rerender,
  seenHosts,
  violationsOf,
} from './harness/portal.ts'
import { callFrom, store } from './harness/runtime.ts'
import { see, textOf } from './harness/screen.ts'

const EXCHANGE = 'https://admin.exchange.microsoft.com/'
const MICROSOFT_365 = 'https://admin.cloud.microsoft/'
const POPUP = 'src/pages/popup/index.html'
const SMTP_AUTH = '#/reports/smtpauthmailflowdetails'

/** What makes a portal hard to live with, and how the panel is seen there. */
const VARIANTS: readonly {
  readonly variant: string
  readonly what: string
  readonly look: Look
  /** The elements before and after the panel, where it stands in the page. */
  readonly between?: readonly [string | null, string | null]
}[] = [
  { variant: 'usual', what: 'with its heading', look: 'block', between: ['H1', null] },
  { variant: 'german', what: 'in German', look: 'block', between: ['H1', null] },
  { variant: 'rtl', what: 'from right to left', look: 'block', between: ['H1', null] },
  { variant: 'dark', what: 'in a dark theme', look: 'block', between: ['H1', null] },
  { variant: 'slow', what: 'that takes its time', look: 'block', between: ['H1', null] },
  { variant: 'moved', what: 'with another heading and a command bar', look: 'block', between: ['H1', 'DIV'] },
  { variant: 'bare', what: 'with its landmark alone', look: 'block', between: [null, 'ARTICLE'] },
  { variant: 'twice', what: 'with the place twice', look: 'block', between: ['H1', null] },
  { variant: 'framed', what: 'with itself in a frame in a frame', look: 'block', between: ['H1', null] },
  { variant: 'missing', what: 'without the place', look: 'launcher' },
  { variant: 'cramped', what: 'without room at the place', look: 'launcher' },
  { variant: 'hostile', what: 'with styles that break the page itself', look: 'launcher' },
  {
    variant: 'hostile-inside',
    what: 'with styles hostile to what stands in it',
    look: 'block',
    between: ['DIV', 'DIV'],
  },
  { variant: 'evicting', what: 'that throws us out of its body', look: 'launcher' },
]

describe.each(BROWSERS)('the panel on portal pages in %s', (name) => {
  let extension: ExtensionBrowser

  beforeAll(async () => {
    extension = await openExtensionBrowser(name)
  })
  afterAll(() => extension?.close())

  it.each(VARIANTS)('$what: $look', async ({ variant, look, between }) => {
    const page = await extension.openPortal(`${EXCHANGE}?variant=${variant}${SMTP_AUTH}`)
    await expect.poll(() => looksOf(page), PATIENCE).toEqual([look])
    if (between) await expect.poll(() => neighboursOf(page), PATIENCE).toEqual(between)
    const frame = await openPanel(page)
    await see(frame, 'To export what this view needs:')
    expect(await violationsOf(page)).toEqual([])
    expect((await seenHosts(page)).map(({ attributes }) => attributes)).toEqual([[]])
    // The drawer is remembered: the next page opens as this one was left.
    if (look === 'launcher') {
      await pressClose(page)
      await expect.poll(() => looksOf(page), PATIENCE).toEqual(['launcher'])
    }
    await page.close()
  })

  it('that draws itself anew all the time: the launcher only', async () => {
    const page = await extension.openPortal(`${EXCHANGE}?variant=restless${SMTP_AUTH}`)
    await expect.poll(() => looksOf(page), PATIENCE).toEqual(['launcher'])
    await page.close()
  })

  it('that throws out whatever it did not make: not again and again', async () => {
    const page = await extension.openPortal(`${EXCHANGE}?variant=evicting-all${SMTP_AUTH}`)
    await expect.poll(async () => (await evictionsOf(page)).length, PATIENCE).toBeGreaterThanOrEqual(8)
    const times = await evictionsOf(page)
    const pauses = times.map((at, index) => at - (times[index - 1] ?? at))
    // Five mounts, then one a second.
    expect(Math.min(...pauses.slice(6))).toBeGreaterThan(900)
    await page.close()
  })

  it('moves between its place and the edge with the portal, one panel at a time', async () => {
    const page = await extension.openPortal(`${EXCHANGE}#/homepage`)
    await expect.poll(() => looksOf(page), PATIENCE).toEqual(['launcher'])
    await goTo(page, SMTP_AUTH)
    await expect.poll(() => looksOf(page), PATIENCE).toEqual(['block'])
    await see(await panelFrame(page), 'TLS usage, and the days')
    await goTo(page, '#/reports/inboundconnectordetails')
    await expect.poll(async () => (await textOfPanel(page)).includes('all connectors'), PATIENCE).toBe(true)
    await rerender(page)
    await expect.poll(() => looksOf(page), PATIENCE).toEqual(['block'])
    await goTo(page, '#/messagetrace')
    await expect
      .poll(async () => (await textOfPanel(page)).includes('Downloadable reports'), PATIENCE)
      .toBe(true)
    await goTo(page, '#/homepage')
    await expect.poll(() => looksOf(page), PATIENCE).toEqual(['launcher'])
    await page.close()
  })

  it('is folded to a line, and stays so on that host', async () => {
    const page = await extension.openPortal(EXCHANGE + SMTP_AUTH)
    await expect.poll(() => looksOf(page), PATIENCE).toEqual(['block'])
    await pressFold(page)
    await expect.poll(() => looksOf(page), PATIENCE).toEqual(['folded'])
    const next = await extension.openPortal(`${EXCHANGE}#/messagetrace`)
    await expect.poll(() => looksOf(next), PATIENCE).toEqual(['folded'])
    const other = await extension.openPortal(`${MICROSOFT_365}exchange${SMTP_AUTH}`)
    await expect.poll(() => looksOf(other), PATIENCE).toEqual(['block'])
    await other.close()
    await pressFold(next)
    await expect.poll(() => looksOf(next), PATIENCE).toEqual(['block'])
    await next.close()
    await page.close()
  })

  it('goes where it is switched off, and comes back, without a reload', async () => {
    const own = await extension.openPage(POPUP)
    const page = await extension.openPortal(EXCHANGE + SMTP_AUTH)
    const other = await extension.openPortal(`${MICROSOFT_365}exchange${SMTP_AUTH}`)
    await expect.poll(() => looksOf(page), PATIENCE).toEqual(['block'])
    await store(own, { portalHosts: { 'admin.exchange.microsoft.com': { isOn: false } } })
    await expect.poll(() => looksOf(page), PATIENCE).toEqual([])
    expect(await looksOf(other)).toEqual(['block'])
    await store(own, { portalHosts: {} })
    await page.bringToFront()
    await expect.poll(() => looksOf(page), PATIENCE).toEqual(['block'])
    for (const opened of [other, page, own]) await opened.close()
  })

  it('tells the popup where it stands, and where it did not find its place', async () => {
    const own = await extension.openPage(POPUP)
    const stateOf = async (address: string) => {
      const page = await extension.openPortal(address)
      await page.bringToFront()
      await expect.poll(() => looksOf(page), PATIENCE).not.toEqual([])
      const reply = await callFrom(own, 'portalState', null)
      await page.close()
      return reply
    }
    const value = { place: 'smtp-auth', isAnchored: true }
    expect(await stateOf(EXCHANGE + SMTP_AUTH)).toEqual({ ok: true, value })
    const lost = { place: 'smtp-auth', isAnchored: false }
    expect(await stateOf(`${EXCHANGE}?variant=missing${SMTP_AUTH}`)).toEqual({ ok: true, value: lost })
    const edge = { place: 'connectors', isAnchored: null }
    expect(await stateOf(`${EXCHANGE}#/connectors`)).toEqual({ ok: true, value: edge })
    await own.bringToFront()
    expect(await callFrom(own, 'portalState', null)).toEqual({ ok: true, value: null })
    await own.close()
  })
})

// Only Chromium's automation prints, and measures what a script takes.
describe('the panel', () => {
  let extension: ExtensionBrowser

  beforeAll(async () => {
    extension = await openExtensionBrowser('chromium')
  })
  afterAll(() => extension?.close())

  it('is not printed', async () => {
    for (const variant of ['usual', 'missing']) {
      const page = await extension.openPortal(`${EXCHANGE}?variant=${variant}${SMTP_AUTH}`)
      await expect.poll(() => looksOf(page), PATIENCE).toHaveLength(1)
      await page.emulateMediaType('print')
      await expect.poll(() => looksOf(page), PATIENCE).toEqual(['hidden'])
      await page.close()
    }
  })

  it('takes less than 2 ms where there is no place for it', async () => {
    const page = await extension.openPortal(`${MICROSOFT_365}homepage`)
    const times = []
    for (const visit of [1, 2, 3]) times.push(await scriptTime(page, `${MICROSOFT_365}homepage?${visit}`))
    // Of the processor, not of the clock; the least of three, since what a machine under load does besides is not ours.
    expect(Math.min(...times)).toBeLessThan(2)
    expect(await looksOf(page)).toEqual([])
    await page.close()
  })
})

/** What stands around the panel in the portal's page. */
async function neighboursOf(page: Page): Promise<readonly [string | null, string | null]> {
  return page.evaluate(() => {
    const { portal } = globalThis as unknown as { portal: { foreign(): readonly Element[] } }
    const [host] = portal.foreign()
    return [host?.previousElementSibling?.tagName ?? null, host?.nextElementSibling?.tagName ?? null] as const
  })
}

async function textOfPanel(page: Page): Promise<string> {
  return textOf(await panelFrame(page)).catch(() => '')
}

async function evictionsOf(page: Page): Promise<readonly number[]> {
  return page.evaluate(
    () => (globalThis as unknown as { portal: { evictions: readonly number[] } }).portal.evictions,
  )
}

/** The line at the head of the panel in its place. */
async function pressFold(page: Page): Promise<void> {
  const box = await page.evaluate(() => {
    const { portal } = globalThis as unknown as { portal: { foreign(): readonly Element[] } }
    const { left = 0, top = 0 } = portal.foreign()[0]?.getBoundingClientRect() ?? {}
    return { left, top }
  })
  await page.mouse.click(box.left + 60, box.top + 20)
}

/** Milliseconds of processor time that our content script took in the page's thread until the page was still. */
async function scriptTime(page: Page, address: string): Promise<number> {
  await page.tracing.start({ categories: ['devtools.timeline'] })
  await page.goto(address)
  await page.waitForNetworkIdle()
  const trace = JSON.parse(Buffer.from((await page.tracing.stop()) ?? []).toString()) as {
    readonly traceEvents: readonly { readonly name: string; readonly tdur?: number; readonly args: object }[]
  }
  const ours = trace.traceEvents.filter(
    ({ name, args }) =>
      ['EvaluateScript', 'FunctionCall', 'TimerFire'].includes(name) &&
      JSON.stringify(args).includes('/src/portal/portal.js'),
  )
  expect(ours.map(({ name }) => name)).toContain('EvaluateScript')
  return ours.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1_000
}
