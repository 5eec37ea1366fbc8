import type { Settings } from '../../platform/settings-fields.ts'
import type { SettingsServices, SettingsState } from './settings-services.ts'

/** What every section of the page gets. */
export interface SectionProps {
  readonly state: SettingsState
  readonly services: SettingsServices
  /** Keeps a change; the page tells that it was kept, or why not. */
  readonly change: (change: Partial<Settings>) => void
  /** Does something else that may fail, likewise. */
  readonly run: (work: () => Promise<unknown>) => void
}
