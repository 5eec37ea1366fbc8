import { isExtensionAlive } from '../platform/extension.ts'
import { callBackground } from '../platform/messages.ts'
import type { BackgroundMethod, BackgroundMethods } from '../platform/methods.ts'
import { onPortalCommand } from '../platform/portal-commands.ts'
import type { Place, Theme } from '../platform/portal-words.ts'
import { createDrawer, type Drawer } from './drawer.ts'
import { createNonce } from './nonce.ts'
import { placeAt } from './places.ts'
import { portalTheme } from './theme.ts'
import { watchPortal } from './watch.ts'

/** After a background that did not answer our hello, the next try; looks come every second. */
const HELLO_AGAIN_MS = 10_000

const nonce = createNonce()
const end = new AbortController()

let drawer: Drawer | null = null
let told: { readonly place: Place; readonly theme: Theme } | null = null
let nextHello = 0

watchPortal(look, end.signal)
onPortalCommand(() => drawer?.close())
// A document that comes back from the history's cache: another one of the tab has said hello since.
addEventListener('pageshow', ({ persisted }) => persisted && void sayHello(), { signal: end.signal })
look()

/** Compares what is with what was told; the one place where the panel comes, changes and goes. */
function look() {
  if (!isExtensionAlive()) return leave()
  const place = placeAt(location)
  if (!place) return unmount()
  if (!drawer) return void sayHello()
  drawer.attach()
  tellChanges(place, portalTheme())
}

/** A nonce without an answer is worth nothing, so that nothing is mounted before the background knows it. */
async function sayHello() {
  const place = placeAt(location)
  if (!place || Date.now() < nextHello) return
  nextHello = Date.now() + HELLO_AGAIN_MS
  const theme = portalTheme()
  const state = await ask('panelHello', { nonce, place, theme })
  if (!state || end.signal.aborted || !placeAt(location)) return
  nextHello = 0
  told = { place, theme }
  drawer ??= createDrawer({
    nonce,
    state,
    theme,
    onOpen: () => void ask('panelOpen', null),
    onClose: () => void ask('panelClose', null),
    onResize: (width) => void ask('panelResize', { width }),
  })
}

function tellChanges(place: Place, theme: Theme) {
  if (told?.place !== place) void ask('panelMoved', { place })
  if (told?.theme !== theme) {
    drawer?.setTheme(theme)
    void ask('panelTheme', { theme })
  }
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
    if (!isExtensionAlive()) leave()
    return undefined
  }
}

function unmount() {
  drawer?.remove()
  drawer = null
  // The next mount is no repeated try.
  nextHello = 0
}

/** The extension was reloaded or removed under us: nothing of this instance stays in the page. */
function leave() {
  unmount()
  end.abort()
}
