/** The net under the events: what none of them reports is seen after this long. */
const LOOK_MS = 1_000

/**
 * The shortest time between two looks. Not at once: a page that throws us out as soon as it sees us, and we who come
 * back as soon as we see that, would leave the browser no time for anything else.
 */
const PAUSE_MS = 100

/** Part of the Navigation API that we use; older Firefox has none of it. */
interface NavigationEvents {
  addEventListener(type: 'currententrychange', listener: () => void, options: { signal: AbortSignal }): void
}

/**
 * Calls back whenever the portal moved without loading, by one listener and nothing else: this is all that runs on
 * pages that are none of our places. Without the Navigation API a `pushState` is seen with the next move in the
 * history, which a change of the hash is too.
 */
export function onNavigation(look: () => void, signal: AbortSignal): void {
  const { navigation } = globalThis as { navigation?: NavigationEvents }
  if (navigation) navigation.addEventListener('currententrychange', look, { signal })
  else addEventListener('popstate', look, { signal })
}

/**
 * In our places: calls back whenever the portal may have repainted, changed its theme or thrown nodes out, and every
 * second. The callback compares and does nothing in the ordinary case. Ends with the signal.
 */
export function watchPage(look: () => void, signal: AbortSignal): void {
  const soon = pausing(look, signal)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', soon, { signal })
  const observer = new MutationObserver(soon)
  const attributes = { attributes: true, attributeFilter: ['class', 'style', 'data-theme'] }
  observer.observe(document.documentElement, { childList: true, ...attributes })
  if (document.body) {
    observer.observe(document.body, attributes)
    const contents = new MutationObserver(soon)
    contents.observe(document.body, { childList: true, subtree: true })
    signal.addEventListener('abort', () => contents.disconnect())
  }
  const timer = setInterval(look, LOOK_MS)
  signal.addEventListener('abort', () => {
    observer.disconnect()
    clearInterval(timer)
  })
}

/** Many calls as one, a moment after the first. */
function pausing(look: () => void, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  signal.addEventListener('abort', () => timer !== null && clearTimeout(timer))
  return () => {
    timer ??= setTimeout(() => {
      timer = null
      look()
    }, PAUSE_MS)
  }
}
