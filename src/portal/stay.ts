import { isExtensionAlive } from '../platform/extension.ts'
import { callBackground } from '../platform/messages.ts'
import type { BackgroundMethod, BackgroundMethods } from '../platform/methods.ts'
import { onPortalCommand } from '../platform/portal-commands.ts'
import type { PanelState, Place, Theme } from '../platform/portal-words.ts'
import { removeStrayHosts } from './host.ts'
import { createNonce } from './nonce.ts'
import { placeAt } from './places.ts'
import { createStand, type Stand } from './stand.ts'
import { portalTheme } from './theme.ts'
import { watchPage } from './watch.ts'

/** After a background that did not answer our hello, the next try; looks come every second. */
const HELLO_AGAIN_MS = 10_000

/** The panel's life in a document that has shown one of our places. */
export interface Stay {
  /** Compares what is with what was told; the one place where the panel comes, changes and goes. */
  look(): void
  /** The portal moved to an address that is none of our places: nothing of us runs on. */
  leave(): void
}

/** `end` is ended when the extension was reloaded, updated or removed under us. */
export function createStay(end: AbortController): Stay {
  const nonce = createNonce()
  let watching: AbortController | null = null
  let stand: Stand | null = null
  let told: { readonly place: Place; readonly theme: Theme } | null = null
  let nextHello = 0
  let isUnwanted = false

  removeStrayHosts()
  onPortalCommand((command) => {
    if (command === 'escape') stand?.escape()
    if (command === 'ask-again') void sayHello()
    return command === 'state' ? (stand?.state() ?? null) : null
  }, end.signal)
  // A document that comes back from the history's cache: another one of the tab has said hello since.
  addEventListener('pageshow', ({ persisted }) => persisted && void sayHello(), { signal: end.signal })

  function look() {
    if (!isExtensionAlive()) return orphan()
    const place = placeAt(location)
    if (!place) return leave()
    if (isUnwanted) return
    watch()
    if (!stand) return void sayHello(nextHello)
    const theme = portalTheme()
    stand.look(place, theme, performance.now())
    tellChanges(place, theme)
  }

  /** A nonce without an answer is worth nothing, so that nothing is mounted before the background knows it. */
  async function sayHello(notBefore = 0) {
    const place = placeAt(location)
    if (!place || Date.now() < notBefore) return
    nextHello = Date.now() + HELLO_AGAIN_MS
    const theme = portalTheme()
    const state = await ask('panelHello', { nonce, place, theme })
    if (state === undefined || end.signal.aborted) return
    nextHello = 0
    told = { place, theme }
    isUnwanted = state === null
    if (state) begin(state)
    else leave()
  }

  function begin(state: PanelState) {
    stand ??= createStand({
      nonce,
      state,
      onToggle: (form, isOpen) => void ask(isOpen ? 'panelOpen' : 'panelClose', { form }),
      onResize: (width) => void ask('panelResize', { width }),
    })
    look()
  }

  function watch() {
    if (watching) return
    watching = new AbortController()
    watchPage(look, watching.signal)
  }

  function tellChanges(place: Place, theme: Theme) {
    if (told?.place !== place) void ask('panelMoved', { place })
    if (told?.theme !== theme) void ask('panelTheme', { theme })
    told = { place, theme }
  }

  /** `undefined` where no answer came: the portal's console is not ours to write into. */
  async function ask<M extends BackgroundMethod>(
    method: M,
    request: BackgroundMethods[M]['request'],
  ): Promise<BackgroundMethods[M]['answer'] | undefined> {
    try {
      return await callBackground(method, request)
    } catch {
      if (!isExtensionAlive()) orphan()
      return undefined
    }
  }

  function leave() {
    watching?.abort()
    watching = null
    stand?.remove()
    stand = null
    // The next mount is no repeated try.
    nextHello = 0
  }

  function orphan() {
    watching?.abort()
    stand?.orphan()
    end.abort()
  }

  return { look, leave }
}
