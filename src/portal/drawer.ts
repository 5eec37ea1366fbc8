import { extensionUrl } from '../platform/extension.ts'
import { portalText } from '../platform/portal-text.ts'
import type { DrawerState, Theme } from '../platform/portal-words.ts'
import { CROSS, drawing, ENVELOPE, element } from './dom.ts'
import { createHost } from './host.ts'
import { createResizer } from './resizer.ts'

const PANEL_PAGE = 'src/pages/panel/index.html'

export interface DrawerOptions {
  /** Goes into the frame's hash, out of the page's sight. */
  readonly nonce: string
  readonly state: DrawerState
  readonly theme: Theme
  readonly onOpen: () => void
  readonly onClose: () => void
  readonly onResize: (width: number) => void
}

/** The panel at the right of the portal: a launcher while it is closed, a framed page of ours while it is open. */
export interface Drawer {
  setTheme(theme: Theme): void
  /** Puts it back into the page where the portal threw it out. */
  attach(): void
  close(): void
  remove(): void
}

export function createDrawer(options: DrawerOptions): Drawer {
  const host = createHost()
  const frame = element('iframe', { class: 'frame', title: portalText('portal_title') })
  const launcher = iconButton('launcher', portalText('portal_open'), drawing(ENVELOPE))
  const closer = iconButton('close', portalText('portal_close'), drawing(CROSS))
  const drawer = element(
    'section',
    { class: 'drawer', role: 'complementary', 'aria-label': portalText('portal_title') },
    element(
      'div',
      { class: 'head' },
      element('span', { class: 'title' }, portalText('portal_title')),
      closer,
    ),
  )
  let { isOpen } = options.state
  let theme = options.theme

  function show() {
    // Not before it is wanted: a closed drawer costs the portal no page of ours.
    if (isOpen && !frame.parentNode) {
      frame.src = `${extensionUrl(PANEL_PAGE)}#${options.nonce}`
      drawer.append(frame)
    }
    drawer.hidden = !isOpen
    launcher.hidden = isOpen
    host.describe({ isOpen, theme })
  }

  function toggle(isWanted: boolean) {
    if (isOpen === isWanted) return
    isOpen = isWanted
    show()
    if (isOpen) closer.focus()
    else launcher.focus()
    if (isOpen) options.onOpen()
    else options.onClose()
  }

  launcher.addEventListener('click', () => toggle(true))
  closer.addEventListener('click', () => toggle(false))
  drawer.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    // It is meant for us, not for a dialog of the portal.
    event.stopPropagation()
    toggle(false)
  })
  drawer.prepend(
    createResizer({
      label: portalText('portal_resize'),
      width: options.state.width,
      onWidth: (width) => drawer.style.setProperty('--width', `${width}px`),
      onRest: options.onResize,
    }),
  )
  host.root.append(launcher, drawer)
  show()
  host.attach()
  return {
    setTheme(wanted) {
      theme = wanted
      show()
    },
    attach: host.attach,
    close: () => toggle(false),
    remove: host.remove,
  }
}

function iconButton(name: string, label: string, icon: SVGElement): HTMLButtonElement {
  return element('button', { type: 'button', class: name, title: label, 'aria-label': label }, icon)
}
