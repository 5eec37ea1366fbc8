import type { Page } from 'puppeteer'

/** What the extension's own button says, asked by a page of the extension. */
export async function buttonOf(page: Page): Promise<{ readonly badge: string; readonly title: string }> {
  return page.evaluate(async () => {
    const { browser, chrome } = globalThis as unknown as Record<string, Api | undefined>
    const action = (browser ?? chrome)?.action
    return { badge: (await action?.getBadgeText({})) ?? '', title: (await action?.getTitle({})) ?? '' }
  })
}

interface Api {
  readonly action: {
    getBadgeText(details: object): Promise<string>
    getTitle(details: object): Promise<string>
  }
}
