import { browser } from './browser.ts'

const BACKGROUND_COLOR = '#c80154'

/** Writes a few characters on the extension's button; empty takes them away. */
export async function setBadgeText(text: string): Promise<void> {
  await browser.action.setBadgeText({ text })
  await browser.action.setBadgeBackgroundColor({ color: BACKGROUND_COLOR })
}
