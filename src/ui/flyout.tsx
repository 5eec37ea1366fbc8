import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { t } from '../platform/i18n.ts'
import { Icon } from './icon.tsx'
import './flyout.css'

/** Details over the page, from the right. The browser's own dialog keeps the focus inside, closes on Esc and gives the focus back. */
export function Flyout(props: {
  title: string
  onClose: () => void
  /** For a table, where the window has room for it. */
  isWide?: boolean
  children: ComponentChildren
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the flyout closes it; the keyboard has Esc and the button
    <dialog
      ref={dialog}
      class={props.isWide ? 'flyout flyout-wide' : 'flyout'}
      aria-labelledby={titleId}
      onClose={props.onClose}
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
        {props.children}
      </div>
    </dialog>
  )
}
