import { browser } from './browser.ts'
import { isNonce, isPlace, isRecord, isTheme } from './message-shapes.ts'
import { callBackground, MessageError } from './messages.ts'
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
  const context = await askForContext(nonce)
  addEventListener('keydown', closeOnEscape)
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (isPanelNews(message) && message.nonce === nonce) {
      onChange({ place: message.place, theme: message.theme })
    }
    return undefined
  })
  return context
}

/** So often, and so many milliseconds apart, a background is asked that gives no answer. */
const ASKED_AT_MOST = 4
const PAUSE_MS = 250

/** No answer is not a no: the background may be about to stop, or start slowly on a busy machine. */
async function askForContext(nonce: string, asked = 1): Promise<PanelContext> {
  try {
    return await callBackground('panelReady', { nonce })
  } catch (error) {
    if (!isUnanswered(error) || asked === ASKED_AT_MOST) throw error
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    return askForContext(nonce, asked + 1)
  }
}

function isUnanswered(error: unknown): boolean {
  return error instanceof MessageError && (error.code === 'deadline' || error.code === 'unreachable')
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
