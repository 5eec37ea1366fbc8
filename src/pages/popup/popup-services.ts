import { createEngineClient, type EngineClient } from '../../engine/client.ts'
import { thresholdsOf } from '../../insights/thresholds.ts'
import { nameBasis, parseStoredSummary } from '../../model/stored-summary.ts'
import { readDamaged, readStoredSummary } from '../../platform/background-storage.ts'
import { openOptions } from '../../platform/extension.ts'
import { readStoredLedger } from '../../platform/ledger-storage.ts'
import { callBackground } from '../../platform/messages.ts'
import type { PortalState } from '../../platform/portal-words.ts'
import { onSettingsChanged, readSettings } from '../../platform/settings.ts'
import { openReader, type StoreReader } from '../../store/reader.ts'
import type { LedgerEntry } from '../../store/schema.ts'
import { DEFAULT_VIEW, formatViewState, type ViewState } from '../shared/view-state.ts'
import { lastSealOf, type PopupState, troubleOf } from './popup-state.ts'

/** All that the popup reaches beyond itself. */
export interface PopupServices {
  readonly engine: Pick<EngineClient, 'onJobs'>
  /** What is stored, as it stands now. Throws `StoreError`. */
  load(): Promise<PopupState>
  /** Hears that the store or a setting has changed. Returns how to stop. */
  onChanged(listener: () => void): () => void
  /** Shows the report in its tab; `isImporting` at its place for files. */
  openReport(isImporting: boolean): Promise<void>
  openView(view: Partial<ViewState>): Promise<void>
  openSettings(): Promise<void>
  /** What the plugin found in the tab beneath; `null` where that is no portal. */
  portal(): Promise<PortalState | null>
}

/** The services of the real popup. */
export function createPopupServices(): PopupServices {
  const engine = createEngineClient({
    ensureEngine: async () => {
      await callBackground('ensureEngine', null)
    },
  })
  let reader: Promise<StoreReader> | null = null
  return {
    engine,
    async load() {
      reader ??= openReader()
      try {
        return await loadState(reader)
      } catch (error) {
        reader = null
        throw error
      }
    },
    onChanged(listener) {
      const ends = [engine.onChanged(listener), onSettingsChanged((isCleared) => isCleared || listener())]
      return () => {
        for (const end of ends) end()
      }
    },
    async openReport(isImporting) {
      await callBackground('openReport', { importing: isImporting })
    },
    async openView(view) {
      await callBackground('openView', { address: formatViewState({ ...DEFAULT_VIEW, ...view }) })
    },
    openSettings: openOptions,
    portal: () => callBackground('portalState', null),
  }
}

/** Everything at once: the popup is read in one look, so it may not take two. */
async function loadState(opening: Promise<StoreReader>): Promise<PopupState> {
  const [settings, stored, damaged, ledger, { reader, ...basis }] = await Promise.all([
    readSettings(),
    readStoredSummary(),
    readDamaged(),
    readStoredLedger(),
    opening.then(async (reader) => ({ reader, ...(await reader.basis()) })),
  ])
  const { imports } = basis
  const thresholds = thresholdsOf(settings)
  const known = parseStoredSummary(stored, nameBasis({ ...basis, thresholds }))
  return {
    summary: known ?? (await compute(reader, thresholds)),
    lastSeal: lastSealOf(imports),
    trouble: troubleOf({ imports, ledger: ledger as readonly LedgerEntry[], damaged }),
    settings,
  }
}

/** The reports are a piece of code of their own: most popups show what is stored and never need it. */
async function compute(...args: Parameters<typeof import('./compute-summary.ts').computeSummary>) {
  const { computeSummary } = await import('./compute-summary.ts')
  return computeSummary(...args)
}
