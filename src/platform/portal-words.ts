/** Where in the portal the admin is. `other`: on a portal page that we have nothing special for. */
export const PLACES = ['home', 'mail-flow-reports', 'connectors', 'message-trace', 'rules', 'other'] as const
export type Place = (typeof PLACES)[number]

export const THEMES = ['light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Width of the drawer in CSS pixels. */
export const PANEL_WIDTH = { min: 360, max: 640, initial: 400 } as const

/** What the framed panel knows of the portal around it. */
export interface PanelContext {
  readonly place: Place
  readonly theme: Theme
}

/** How the admin left the drawer; remembered across tabs. */
export interface DrawerState {
  readonly isOpen: boolean
  /** CSS pixels within `PANEL_WIDTH`. */
  readonly width: number
}

/** The nearest width that the drawer can have. */
export function clampWidth(width: number): number {
  return Math.min(PANEL_WIDTH.max, Math.max(PANEL_WIDTH.min, Math.round(width)))
}
