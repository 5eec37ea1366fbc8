import { portalText } from '../platform/portal-text.ts'
import { CROSS, drawing, ENVELOPE, element, iconButton } from './dom.ts'
import css from './drawer.css?inline'
import { createFrame } from './frame.ts'
import { createHost } from './host.ts'
import type { Mount, MountOptions } from './mount.ts'
import { createResizer } from './resizer.ts'

/** The panel at the right of the portal: a launcher while it is closed, a framed page of ours while it is open. */
export function createDrawer(options: MountOptions): Mount {
  const title = portalText('portal_title')
  const launcher = iconButton('launcher', portalText('portal_open'), drawing(ENVELOPE))
  const closer = iconButton('close', portalText('portal_close'), drawing(CROSS))
  const drawer = element(
    'section',
    { class: 'drawer', role: 'complementary', 'aria-label': title },
    element('div', { class: 'head' }, element('span', { class: 'title' }, title), closer),
  )
  const frame = createFrame(drawer, options.nonce)
  const host = createHost(element('div', {}, launcher, drawer), css)
  let isOpen = options.state.isDrawerOpen

  function show() {
    if (isOpen) frame.show()
    drawer.hidden = !isOpen
    launcher.hidden = isOpen
  }

  function toggle(isWanted: boolean) {
    if (isOpen === isWanted) return
    isOpen = isWanted
    show()
    if (isOpen) closer.focus()
    else launcher.focus()
    options.onToggle('drawer', isOpen)
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
  show()
  return {
    form: 'drawer',
    isOpen: () => isOpen,
    isInPage: () => host.element.isConnected,
    // Beside `body`, which portals empty as they please.
    attach: () => document.documentElement.append(host.element),
    setTheme: (theme) => host.shell.classList.toggle('dark', theme === 'dark'),
    escape: () => toggle(false),
    fold() {
      isOpen = false
      show()
    },
    orphan: frame.orphan,
    remove: () => host.element.remove(),
  }
}
