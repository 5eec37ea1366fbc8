import type { Place, PortalState, Theme } from '../platform/portal-words.ts'
import { findAnchor, hasAnchor } from './anchors.ts'
import { createBlock } from './block.ts'
import { createDrawer } from './drawer.ts'
import type { Mount, MountOptions } from './mount.ts'
import { createMountLimit } from './mount-limit.ts'

/** After this long at a place the page has drawn itself: its structure counts, and else the launcher is shown. */
const SETTLE_MS = 1_500

/** A page that has no place for us by then is not searched on. */
const SEARCH_MS = 30_000

/** Where the panel stands in the page: in its place as a block, else as a drawer. One at a time. */
export interface Stand {
  /** Puts things right for a place; in the ordinary case there is nothing to do. `now` in milliseconds. */
  look(place: Place, theme: Theme, now: number): void
  state(): PortalState | null
  escape(): void
  orphan(): void
  remove(): void
}

export function createStand(options: MountOptions): Stand {
  const limit = createMountLimit()
  let { state } = options
  let mount: Mount | null = null
  let place: Place | null = null
  let since = 0
  let isThrownOut = false
  let isLost = false

  function look(wanted: Place, theme: Theme, now: number) {
    if (wanted !== place) arrive(wanted, now)
    if (mount && !mount.isInPage()) comeBack(mount, now)
    else if (mount?.form !== 'block' && !mount?.isOpen()) stand(now)
    mount?.setTheme(theme)
  }

  function arrive(wanted: Place, now: number) {
    place = wanted
    since = now
    isThrownOut = false
    isLost = false
    // What is in the page of one place is not in that of the next.
    if (mount?.form === 'block' || (hasAnchor(wanted) && !mount?.isOpen())) leave()
  }

  function stand(now: number) {
    if (!place) return
    const age = now - since
    const isSearched = hasAnchor(place) && !isThrownOut && age < SEARCH_MS
    const anchor = isSearched ? findAnchor(place, age >= SETTLE_MS) : null
    if (anchor) put(createBlock, now, anchor)
    else if (!mount && (!isSearched || age >= SETTLE_MS)) put(createDrawer, now)
    isLost = hasAnchor(place) && mount?.form === 'drawer'
  }

  function put(
    create: (options: MountOptions) => Mount,
    now: number,
    anchor: Parameters<Mount['attach']>[0] = null,
  ) {
    leave()
    mount = create({ ...options, state, onToggle })
    mount.attach(anchor)
    limit.note(now)
  }

  function comeBack(lost: Mount, now: number) {
    if (limit.isReached(now)) {
      isThrownOut = true
      lost.fold()
    }
    if (lost.form === 'drawer') {
      if (limit.mustRest(now)) return
      lost.attach(null)
      limit.note(now)
      return
    }
    leave()
    // The page gets its time once more.
    since = now
    stand(now)
    // The launcher only, also where the drawer was left open.
    if (isThrownOut) mount?.fold()
  }

  const onToggle: MountOptions['onToggle'] = (form, isOpen) => {
    state = form === 'block' ? { ...state, isBlockOpen: isOpen } : { ...state, isDrawerOpen: isOpen }
    options.onToggle(form, isOpen)
  }

  function leave() {
    mount?.remove()
    mount = null
  }

  return {
    look,
    state: () => place && { place, isAnchored: mount?.form === 'block' || (isLost ? false : null) },
    escape: () => mount?.escape(),
    orphan: () => mount?.orphan(),
    remove() {
      leave()
      place = null
    },
  }
}
