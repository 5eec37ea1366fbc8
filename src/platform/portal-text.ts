import { browser } from './browser.ts'
import type { MessageKey } from './i18n.ts'

/**
 * A text of the content script, from the browser's own catalogue (`_locales`): `i18n.ts` would carry the texts of the
 * whole product into every portal page. Without `{names}` and plurals.
 */
export function portalText(key: MessageKey): string {
  return browser.i18n.getMessage(key)
}
