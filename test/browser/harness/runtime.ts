import type { Frame, Page } from 'puppeteer'
import type { Reply } from '../../../src/platform/messages.ts'
import type { BackgroundMethod, BackgroundMethods } from '../../../src/platform/methods.ts'

/** Calls the background from an extension's page or frame, as its own code does; gives the raw reply. */
export async function callFrom<M extends BackgroundMethod>(
  page: Page | Frame,
  method: M,
  request: BackgroundMethods[M]['request'],
): Promise<Reply> {
  const reply = await page.evaluate(
    (envelope: string) => {
      const { browser, chrome } = globalThis as unknown as Record<string, Api | undefined>
      const api = browser ?? chrome
      return api?.runtime.sendMessage(JSON.parse(envelope))
    },
    JSON.stringify({ to: 'background', method, request }),
  )
  return reply as Reply
}

/** Reloads the extension, as an update does; the page that asks for it goes as well. */
export async function reloadExtension(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { browser, chrome } = globalThis as unknown as Record<string, Api | undefined>
    // In a later turn: the answer to this call must still get out.
    setTimeout(() => (browser ?? chrome)?.runtime.reload())
  })
}

/** Puts values into the extension's `storage.local`, as a page of settings does. */
export async function store(page: Page, values: Readonly<Record<string, unknown>>): Promise<void> {
  await page.evaluate(async (stored: string) => {
    const { browser, chrome } = globalThis as unknown as Record<string, Api | undefined>
    await (browser ?? chrome)?.storage.local.set(JSON.parse(stored))
  }, JSON.stringify(values))
}

interface Api {
  readonly storage: { readonly local: { set(values: object): Promise<void> } }
  readonly runtime: { sendMessage(message: unknown): Promise<unknown>; reload(): void }
}
