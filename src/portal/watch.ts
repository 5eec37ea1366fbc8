/** The net under the events: what neither of them reports is seen after this long. */
const LOOK_MS = 1_000

/** Part of the Navigation API that we use; older Firefox has none of it. */
interface NavigationEvents {
  addEventListener(type: 'currententrychange', listener: () => void, options: { signal: AbortSignal }): void
}

/**
 * Calls back whenever the portal may have moved, repainted or thrown nodes out, and every second. The callback
 * compares and does nothing in the ordinary case. Ends with the signal.
 */
export function watchPortal(look: () => void, signal: AbortSignal): void {
  const { navigation } = globalThis as { navigation?: NavigationEvents }
  navigation?.addEventListener('currententrychange', look, { signal })
  addEventListener('hashchange', look, { signal })
  addEventListener('popstate', look, { signal })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', look, { signal })
  observe(look, signal)
  const timer = setInterval(look, LOOK_MS)
  signal.addEventListener('abort', () => clearInterval(timer))
}

/** The root's own children, where our host stands, and the attributes by which portals switch their theme. */
function observe(look: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(look)
  const attributes = { attributes: true, attributeFilter: ['class', 'style', 'data-theme'] }
  observer.observe(document.documentElement, { childList: true, ...attributes })
  if (document.body) observer.observe(document.body, attributes)
  signal.addEventListener('abort', () => observer.disconnect())
}
