import { extensionUrl } from '../platform/extension.ts'
import { portalText } from '../platform/portal-text.ts'
import { element } from './dom.ts'

const PANEL_PAGE = 'src/pages/panel/index.html'

/** The page of ours inside the panel, and what stands there once the extension is gone from under us. */
export interface PanelFrame {
  /** Puts the frame, or the notice, at the end of its parent. Not before it is wanted: a closed panel costs no page. */
  show(): void
  /** From now on, and in place of the frame: that the extension was updated, and a reload. */
  orphan(): void
}

/** `nonce` goes into the frame's hash, out of the page's sight. */
export function createFrame(parent: HTMLElement, nonce: string): PanelFrame {
  const frame = element('iframe', { class: 'frame', title: portalText('portal_title') })
  // Made now: without its extension a content script has no texts any more.
  const notice = createNotice()
  let content: HTMLElement = frame
  return {
    show() {
      if (content.parentNode === parent) return
      if (content === frame) frame.src = `${extensionUrl(PANEL_PAGE)}#${nonce}`
      parent.append(content)
    },
    orphan() {
      const isShown = frame.parentNode === parent
      frame.remove()
      content = notice
      if (isShown) parent.append(notice)
    },
  }
}

function createNotice(): HTMLElement {
  const reload = element('button', { type: 'button', class: 'reload' }, portalText('portal_reload'))
  reload.addEventListener('click', () => location.reload())
  return element(
    'div',
    { class: 'notice', role: 'status' },
    element('p', {}, portalText('portal_orphaned')),
    reload,
  )
}
