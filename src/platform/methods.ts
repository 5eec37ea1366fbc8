import {
  type Guard,
  isBoolean,
  isForm,
  isImportId,
  isNonce,
  isNull,
  isPanelWidth,
  isPlace,
  isTheme,
  isViewAddress,
  shape,
} from './message-shapes.ts'
import type { Form, PanelContext, PanelState, Place, PortalState, Theme } from './portal-words.ts'

/** What the background can be asked: method to request and answer. Both ends are typed from it. */
export interface BackgroundMethods {
  /** Starts the engine where it does not run; the answer comes when it listens. */
  ensureEngine: { request: null; answer: null }
  /** Opens the report in a tab, or shows the one that is open; `importing`: at its place for files. */
  openReport: { request: { importing: boolean }; answer: null }
  /** Opens the report at an address of its own, `#/smtp-auth?view=tls`. Not for the portal, which sends no text. */
  openView: { request: { address: string }; answer: null }
  /** From the engine's host: the sealed store changed. */
  storeChanged: { request: null; answer: null }
  /** The admin has read that this import was lost or damaged: nothing more is said of it. */
  forgetFinding: { request: { importId: string }; answer: null }
  /** Deletes all that is stored; the answer comes when it is gone. */
  deleteEverything: { request: null; answer: null }
  /** From the portal: a panel is about to be framed, and this nonce is its. `null`: it is not wanted there. */
  panelHello: { request: { nonce: string; place: Place; theme: Theme }; answer: PanelState | null }
  panelMoved: { request: { place: Place }; answer: null }
  panelTheme: { request: { theme: Theme }; answer: null }
  panelResize: { request: { width: number }; answer: null }
  /** From the portal: the admin opened or closed the panel. */
  panelOpen: { request: { form: Form }; answer: null }
  panelClose: { request: { form: Form }; answer: null }
  /** From the framed panel: Esc was pressed inside it, which closes a drawer. */
  panelEscape: { request: null; answer: null }
  /** From the framed panel: not in private windows any more. */
  panelLeavePrivate: { request: null; answer: null }
  /** From the popup: what the plugin does in the tab before it; `null` where it is not, or silent. */
  portalState: { request: null; answer: PortalState | null }
  /** From the framed panel, which shows nothing before the answer: was it our own content script that opened it? */
  panelReady: { request: { nonce: string }; answer: PanelContext }
}

export type BackgroundMethod = keyof BackgroundMethods

/**
 * Who calls. `page`: a page of the extension in a tab, the popup, the offscreen document. `panel`: one in a
 * frame of a tab. `portal`: our content script in the top frame of a portal.
 */
export type Caller = 'page' | 'panel' | 'portal'

/** Who may call a method, and with what: enums, booleans, bounded numbers and addresses of ours, no text from a page. */
export const METHOD_RULES: {
  readonly [M in BackgroundMethod]: {
    readonly callers: readonly Caller[]
    readonly isRequest: Guard<BackgroundMethods[M]['request']>
  }
} = {
  ensureEngine: { callers: ['page', 'panel'], isRequest: isNull },
  openReport: { callers: ['page', 'panel', 'portal'], isRequest: shape({ importing: isBoolean }) },
  openView: { callers: ['page', 'panel'], isRequest: shape({ address: isViewAddress }) },
  storeChanged: { callers: ['page'], isRequest: isNull },
  forgetFinding: { callers: ['page'], isRequest: shape({ importId: isImportId }) },
  deleteEverything: { callers: ['page'], isRequest: isNull },
  panelHello: {
    callers: ['portal'],
    isRequest: shape({ nonce: isNonce, place: isPlace, theme: isTheme }),
  },
  panelMoved: { callers: ['portal'], isRequest: shape({ place: isPlace }) },
  panelTheme: { callers: ['portal'], isRequest: shape({ theme: isTheme }) },
  panelResize: { callers: ['portal'], isRequest: shape({ width: isPanelWidth }) },
  panelOpen: { callers: ['portal'], isRequest: shape({ form: isForm }) },
  panelClose: { callers: ['portal'], isRequest: shape({ form: isForm }) },
  panelEscape: { callers: ['panel'], isRequest: isNull },
  panelLeavePrivate: { callers: ['panel'], isRequest: isNull },
  portalState: { callers: ['page'], isRequest: isNull },
  panelReady: { callers: ['panel'], isRequest: shape({ nonce: isNonce }) },
}
