import { createEngineClient, type EngineClient } from '../../engine/client.ts'
import type { ImportRequest } from '../../engine/protocol.ts'
import { type ColumnMapping, isColumnMapping, withoutRepeats } from '../../facts/column-mapping.ts'
import { thresholdsOf } from '../../insights/thresholds.ts'
import { loadReportModel } from '../../model/load-report-model.ts'
import type { ReportModel, ReportWish } from '../../model/report-model.ts'
import { type RetentionRun, readRetentionRun } from '../../platform/background-storage.ts'
import { openOptions } from '../../platform/extension.ts'
import { readStoredLedger } from '../../platform/ledger-storage.ts'
import { callBackground } from '../../platform/messages.ts'
import {
  onSettingsChanged,
  type RetentionChoice,
  readOriginalChoice,
  readRetention,
  readSettings,
  readStoredMappings,
  writeSettings,
  writeStoredMappings,
} from '../../platform/settings.ts'
import type { ChangeListener } from '../../platform/stored.ts'
import { inspectStore } from '../../store/inspect.ts'
import { openReader, type StoreReader } from '../../store/reader.ts'
import type { LedgerEntry, StoreFinding } from '../../store/schema.ts'
import { isWriterAlive } from '../../store/writer-lock.ts'
import { DEFAULT_VIEW, formatViewState, type ViewState } from './view-state.ts'

export type ImportChoice = Pick<ImportRequest, 'originals' | 'isAtOnce' | 'mappings'>

/** All that a page reaches beyond itself. A page gets it as a value, so that it runs in a test as well. */
export interface Services {
  readonly engine: EngineClient
  /** The reports as the store stands now. Throws `StoreError`. */
  load(wish: ReportWish): Promise<ReportModel>
  /** How the admin wants files to be imported. */
  importChoice(): Promise<ImportChoice>
  /** Whether later files that give no cause for a look are imported without one. */
  chooseAtOnce(isAtOnce: boolean): Promise<void>
  /** Remembers what was said of unknown headers; of two for one header the first. Gives what is remembered. */
  saveMappings(mappings: readonly ColumnMapping[]): Promise<readonly ColumnMapping[]>
  /** What the check of the store found lost or damaged. */
  findings(): Promise<readonly StoreFinding[]>
  /** The admin has read a finding: it is not shown again. */
  forgetFinding(importId: string): Promise<void>
  /** Shows the report in its own tab; `isImporting` at its place for files. */
  openReport(isImporting: boolean): Promise<void>
  /** Shows the report in its own tab at a view; what is not said has its default. */
  openView(view: Partial<ViewState>): Promise<void>
  openSettings(): Promise<void>
  /** Hears that a setting or the organisation's policy has changed. Returns how to stop. */
  onSettings(listener: ChangeListener): () => void
  /** How long imports are kept, and what went for it last. */
  retention(): Promise<Retention>
}

export interface Retention extends RetentionChoice {
  readonly lastRun: RetentionRun | null
}

/** The services of a real page of the extension. */
export function createServices(): Services {
  const engine = createEngineClient({
    ensureEngine: async () => {
      await callBackground('ensureEngine', null)
    },
    // Firefox gives a frame in the portal locks of its own: there the writer's would look free, and every engine dead.
    isEngineAlive: async () => window.top !== window || isWriterAlive(navigator.locks),
  })
  let reader: Promise<StoreReader> | null = null
  return {
    engine,
    async load(wish) {
      reader ??= openReader()
      try {
        const [opened, settings] = await Promise.all([reader, readSettings()])
        return await loadReportModel(opened, wish, thresholdsOf(settings))
      } catch (error) {
        // The next load opens the store anew: it may have been closed by an update in another tab.
        reader = null
        throw error
      }
    },
    async importChoice() {
      const [{ isKept, maxSize }, { importsAtOnce }, stored] = await Promise.all([
        readOriginalChoice(),
        readSettings(),
        readStoredMappings(),
      ])
      const mappings = stored.filter(isColumnMapping)
      return { originals: { isKept, maxSize }, isAtOnce: importsAtOnce, mappings }
    },
    chooseAtOnce: (importsAtOnce) => writeSettings({ importsAtOnce }),
    async saveMappings(mappings) {
      const kept = withoutRepeats(mappings)
      await writeStoredMappings(kept)
      return kept
    },
    async findings() {
      reader ??= openReader()
      const ledger = (await readStoredLedger()) as readonly LedgerEntry[]
      return (await inspectStore(await reader, ledger)).findings
    },
    async forgetFinding(importId) {
      await callBackground('forgetFinding', { importId })
    },
    async openReport(isImporting) {
      await callBackground('openReport', { importing: isImporting })
    },
    async openView(view) {
      await callBackground('openView', { address: formatViewState({ ...DEFAULT_VIEW, ...view }) })
    },
    openSettings: openOptions,
    onSettings: onSettingsChanged,
    async retention() {
      const [choice, lastRun] = await Promise.all([readRetention(), readRetentionRun()])
      return { ...choice, lastRun }
    },
  }
}
