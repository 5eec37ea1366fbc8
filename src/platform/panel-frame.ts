import { browser } from './browser.ts'
import { isNonce, isPlace, isRecord, isTheme } from './message-shapes.ts'
import { callBackground } from './messages.ts'
import type { PanelContext } from './portal-words.ts'

/** Tells a framed panel that the portal around it changed. Only its own nonce makes it listen. */
export interface PanelNews extends PanelContext {
  readonly to: 'panel'
  readonly nonce: string
}

/**
 * Asks the background whether our own content script opened this frame. Rejects with `MessageError` where it
 * did not: the panel must then show no data. `onChange` is called when place or theme change afterwards. From
 * then on Esc closes a drawer, unless a part of the panel took it for itself (`preventDefault`).
 */
export async function joinPortal(onChange: (context: PanelContext) => void): Promise<PanelContext> {
  const nonce = globalThis.location.hash.slice(1)
  const context = await callBackground('panelReady', { nonce })
  addEventListener('keydown', closeOnEscape)
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (isPanelNews(message) && message.nonce === nonce) {
      onChange({ place: message.place, theme: message.theme })
    }
    return undefined
  })
  return context
}

/** Sends news to the panel; that none listens is no error. */
export async function tellPanel(news: PanelNews): Promise<void> {
  await browser.runtime.sendMessage(news).catch(() => {})
}

/** The drawer does not see the keys that are pressed inside its frame. */
function closeOnEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape' && !event.defaultPrevented)
    void callBackground('panelEscape', null).catch(() => {})
}

function isPanelNews(message: unknown): message is PanelNews {
  return (
    isRecord(message) &&
    message.to === 'panel' &&
    isNonce(message.nonce) &&
    isPlace(message.place) &&
    isTheme(message.theme)
  )
}
