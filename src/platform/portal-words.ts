/** Where in the portal the admin is. `other`: on a portal page that we have nothing special for. */
export const PLACES = [
  'home',
  'mail-flow-reports',
  'smtp-auth',
  'inbound-messages',
  'outbound-messages',
  'connectors',
  'message-trace',
  'rules',
  'other',
] as const
export type Place = (typeof PLACES)[number]

export const THEMES = ['light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** How the panel is shown: in its place in the portal's page, or as a drawer over its right edge. */
export const FORMS = ['block', 'drawer'] as const
export type Form = (typeof FORMS)[number]

/** Width of the drawer in CSS pixels. */
export const PANEL_WIDTH = { min: 360, max: 640, initial: 400 } as const

/** What the framed panel knows of the portal around it. */
export interface PanelContext {
  readonly place: Place
  readonly theme: Theme
}

/** How the admin left the panel on a host; remembered across tabs. */
export interface PanelState {
  readonly isDrawerOpen: boolean
  readonly isBlockOpen: boolean
  /** Of the drawer, CSS pixels within `PANEL_WIDTH`. */
  readonly width: number
}

/** What the content script says of itself, for the popup. */
export interface PortalState {
  readonly place: Place
  /** Whether the panel stands in its place in the page; `null` where it has none and is a drawer by design. */
  readonly isAnchored: boolean | null
}

/** The nearest width that the drawer can have. */
export function clampWidth(width: number): number {
  return Math.min(PANEL_WIDTH.max, Math.max(PANEL_WIDTH.min, Math.round(width)))
}
