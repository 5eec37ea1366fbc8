import type { ComponentChildren, JSX } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../platform/i18n.ts'
import { focusBack, rememberFocus, type WayBack } from './focus-back.ts'
import { keepTabInside } from './focus-trap.ts'
import { Icon } from './icon.tsx'
import './flyout.css'

/** The flyout on the screen: there is one at a time. */
let current: { readonly leave: () => WayBack } | null = null

/**
 * Details over the page, from the right. The browser's own dialog makes the page behind inert and closes on Esc; the Tab key
 * stays inside; the focus goes back to what opened it. A flyout that opens closes the one before and takes over its way back.
 */
export function Flyout(props: {
  title: string
  onClose: () => void
  /** For a table, where the window has room for it. */
  isWide?: boolean
  children: ComponentChildren
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const onClose = useRef(props.onClose)
  onClose.current = props.onClose
  // Before the next paint: what the page does with the focus after a flyout has gone must not be undone.
  useLayoutEffect(() => (dialog.current ? openDialog(dialog.current, onClose) : undefined), [])
  return (
    // A click beside the flyout closes it; the keyboard has Esc and the button.
    <dialog
      ref={dialog}
      class={props.isWide ? 'flyout flyout-wide' : 'flyout'}
      aria-labelledby={titleId}
      onKeyDown={keepTabInside}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close()
      }}
    >
      <div class="flyout-body">
        <header class="flyout-head">
          <h2 id={titleId}>{props.title}</h2>
          <button
            type="button"
            class="icon-button"
            aria-label={t('actionClose')}
            onClick={() => dialog.current?.close()}
          >
            <Icon name="close" />
          </button>
        </header>
        <div class="flyout-content">{props.children}</div>
      </div>
    </dialog>
  )
}

/** Shows the dialog until it is closed or leaves the page; the answer is what to do when it leaves. */
function openDialog(dialog: HTMLDialogElement, onClose: { readonly current: () => void }): () => void {
  const wayBack = current?.leave() ?? rememberFocus()
  dialog.showModal()
  let isOpen = true
  const own = {
    /** Another one takes its place: closes without giving the focus back. */
    leave() {
      end()
      onClose.current()
      return wayBack
    },
  }
  current = own
  function end(): void {
    if (!isOpen) return
    isOpen = false
    if (current === own) current = null
    dialog.removeEventListener('close', close)
    dialog.close()
  }
  function close(): void {
    end()
    onClose.current()
    focusBack(wayBack)
  }
  dialog.addEventListener('close', close)
  return () => {
    if (!isOpen) return
    end()
    focusBack(wayBack)
  }
}
