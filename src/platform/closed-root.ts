import { browser } from './browser.ts'

/** The shadow root of an element, also a closed one, which only extensions can see; `null` where it has none. */
export function closedRootOf(element: Element): ShadowRoot | null {
  // Firefox gives it as a property, Chromium by a call.
  const { openOrClosedShadowRoot } = element as Element & { openOrClosedShadowRoot?: ShadowRoot | null }
  if (openOrClosedShadowRoot !== undefined) return openOrClosedShadowRoot
  const { dom } = browser as typeof browser & {
    dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null }
  }
  return dom?.openOrClosedShadowRoot(element) ?? null
}
