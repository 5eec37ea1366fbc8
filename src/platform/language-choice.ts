const KEY = 'language'

/**
 * The language that the admin has chosen, or `null`. It lies in `localStorage`, the one place that a page
 * can read before its first text. The portal's panel may see another one there than other pages, and then has the browser's.
 */
export function storedLanguage(): string | null {
  try {
    return globalThis.document ? globalThis.localStorage.getItem(KEY) : null
  } catch {
    // A frame may have no storage of its own.
    return null
  }
}

/** Remembers the language for pages that open from now on; `null`: the browser's. */
export function storeLanguage(language: string | null): void {
  if (language === null) globalThis.localStorage.removeItem(KEY)
  else globalThis.localStorage.setItem(KEY, language)
}
