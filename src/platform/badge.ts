import { browser } from './browser.ts'

const BACKGROUND_COLOR = '#c80154'
const TEXT_COLOR = '#ffffff'

/** Writes a few characters on the extension's button, empty takes them away; `title` is the button's tooltip. */
export async function setBadge(text: string, title: string): Promise<void> {
  await browser.action.setBadgeText({ text })
  await browser.action.setTitle({ title })
  await browser.action.setBadgeBackgroundColor({ color: BACKGROUND_COLOR })
  await browser.action.setBadgeTextColor({ color: TEXT_COLOR })
}
