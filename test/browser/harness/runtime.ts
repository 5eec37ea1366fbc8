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

interface Api {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> }
}
