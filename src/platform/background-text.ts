import { browser } from './browser.ts'
import type { MessageKey, MessageValues } from './i18n.ts'

/**
 * A text of the background, from the browser's own catalogue and so in the browser's language: `i18n.ts` would carry the
 * texts of the whole product into a worker that starts many times an hour. Plurals and `{names}` as in `t`.
 */
export function backgroundText(key: MessageKey, values: MessageValues = {}): string {
  const text =
    candidates(key, values)
      .map((name) => browser.i18n.getMessage(name))
      .find(Boolean) ?? ''
  const format = new Intl.NumberFormat(browser.i18n.getUILanguage())
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name]
    if (value === undefined) return hole
    return typeof value === 'number' ? format.format(value) : value
  })
}

/** A share of 0 to 1 as a person reads it, in the browser's language. */
export function backgroundPercent(share: number): string {
  return new Intl.NumberFormat(browser.i18n.getUILanguage(), { style: 'percent' }).format(share)
}

function candidates(key: string, { count }: MessageValues): readonly string[] {
  if (typeof count !== 'number') return [key]
  const form = new Intl.PluralRules(browser.i18n.getUILanguage()).select(count)
  return [`${key}_${form}`, `${key}_other`, key]
}
