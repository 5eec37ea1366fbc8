import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  BROWSERS,
  type ExtensionBrowser,
  openExtensionBrowser,
  PATIENCE,
} from './harness/extension-browser.ts'
import { type Look, looksOf, openPanel, pressClose, seenHosts, violationsOf } from './harness/portal.ts'
import { see } from './harness/screen.ts'

const EXCHANGE = 'https://admin.exchange.microsoft.com/'
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
  { variant: 'hostile', what: 'with hostile styles', look: 'launcher' },
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
})

/** What stands around the panel in the portal's page. */
async function neighboursOf(page: Page): Promise<readonly [string | null, string | null]> {
  return page.evaluate(() => {
    const { portal } = globalThis as unknown as { portal: { foreign(): readonly Element[] } }
    const [host] = portal.foreign()
    return [host?.previousElementSibling?.tagName ?? null, host?.nextElementSibling?.tagName ?? null] as const
  })
}
