import { portalText } from '../platform/portal-text.ts'
import css from './block.css?inline'
import { CHEVRON, drawing, ENVELOPE, element } from './dom.ts'
import { createFrame } from './frame.ts'
import { createHost } from './host.ts'
import type { Mount, MountOptions } from './mount.ts'

/** The panel in its place in the portal's page: a line that opens and closes, below it the framed page of ours. */
export function createBlock(options: MountOptions): Mount {
  const title = portalText('portal_title')
  const chevron = drawing(CHEVRON)
  chevron.classList.add('chevron')
  const toggler = element(
    'button',
    { type: 'button', class: 'toggle' },
    drawing(ENVELOPE),
    element('span', { class: 'title' }, title),
    chevron,
  )
  const body = element('div', {})
  const frame = createFrame(body, options.nonce)
  const shell = element('section', { role: 'complementary', 'aria-label': title }, toggler, body)
  const host = createHost(shell, css)
  let isOpen = options.state.isBlockOpen

  function show() {
    if (isOpen) frame.show()
    body.hidden = !isOpen
    toggler.setAttribute('aria-expanded', String(isOpen))
  }

  toggler.addEventListener('click', () => {
    isOpen = !isOpen
    show()
    options.onToggle('block', isOpen)
  })
  show()
  return {
    form: 'block',
    isOpen: () => isOpen,
    isInPage: () => host.element.isConnected,
    attach(anchor) {
      anchor?.parent.insertBefore(host.element, anchor.before)
    },
    setTheme: (theme) => shell.classList.toggle('dark', theme === 'dark'),
    // It covers nothing of the portal: there is nothing to get out of the way.
    escape() {},
    fold() {
      isOpen = false
      show()
    },
    orphan: frame.orphan,
    remove: () => host.element.remove(),
  }
}
