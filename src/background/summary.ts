import { thresholdsOf } from '../insights/thresholds.ts'
import { loadReportModel } from '../model/load-report-model.ts'
import { DEFAULT_WISH, type ReportModel } from '../model/report-model.ts'
import { nameBasis, parseStoredSummary, storedSummary } from '../model/stored-summary.ts'
import { type Summary, summaryOf } from '../model/summary.ts'
import { readStoredSummary, writeStoredSummary } from '../platform/background-storage.ts'
import { readSettings } from '../platform/settings.ts'
import type { Settings } from '../platform/settings-fields.ts'
import type { StoreReader } from '../store/reader.ts'
import { showBadge } from './badge.ts'
import { hasTold, tellNews } from './tell-news.ts'

/** Set when the extension was updated: what its code computes may be something else now. */
let isDistrusted = false

/** The next refresh computes the summary again, whatever is stored. */
export function distrustSummary(): void {
  isDistrusted = true
}

/** Stores what the popup shows, writes it on the button, and tells what is new. */
export async function refreshSummary(reader: StoreReader): Promise<void> {
  const settings = await readSettings()
  const basis = await basisOf(reader, settings)
  // What notifications begin with is seen once, also where nothing has changed.
  const isTrusted = !isDistrusted && (!settings.notifies || (await hasTold()))
  const known = isTrusted ? parseStoredSummary(await readStoredSummary(), basis) : null
  if (known) {
    await showBadge(known, settings)
    return
  }
  const model = await loadReportModel(reader, DEFAULT_WISH, thresholdsOf(settings))
  const summary = summaryOf(model)
  await showBadge(summary, settings)
  // Before the summary is stored: a background that dies in between finds the same news again, and knows what it told.
  await tellNews(model, settings)
  await store(model, summary, { reader, settings, basis })
}

interface Moment {
  readonly reader: StoreReader
  readonly settings: Settings
  /** Of the store before the model was loaded. */
  readonly basis: string
}

/** A store that changed meanwhile is told by a next round: what was computed belongs to neither state for sure. */
async function store(
  model: ReportModel,
  summary: Summary,
  { reader, settings, basis }: Moment,
): Promise<void> {
  if ((await basisOf(reader, settings)) !== basis) return
  await writeStoredSummary(model.coverage.length === 0 ? null : storedSummary(summary, basis))
  isDistrusted = false
}

async function basisOf(reader: StoreReader, settings: Settings): Promise<string> {
  return nameBasis({ ...(await reader.basis()), thresholds: thresholdsOf(settings) })
}
