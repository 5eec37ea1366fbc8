import type { Form, PanelState, Theme } from '../platform/portal-words.ts'
import type { Anchor } from './anchors.ts'

export interface MountOptions {
  readonly nonce: string
  readonly state: PanelState
  readonly onToggle: (form: Form, isOpen: boolean) => void
  readonly onResize: (width: number) => void
}

/** The panel in the page, in one of its forms. */
export interface Mount {
  readonly form: Form
  isOpen(): boolean
  isInPage(): boolean
  /** Puts it into the page; a block at its anchor. */
  attach(anchor: Anchor | null): void
  setTheme(theme: Theme): void
  /** Esc was pressed in the frame. */
  escape(): void
  /** Closed from here on until the admin opens it: nothing is remembered. */
  fold(): void
  /** The extension is gone: says so in the frame's place. */
  orphan(): void
  remove(): void
}
