import type { DayRange } from '../facts/day.ts'
import type { Bytes } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'
import type { EpochMs, ImportRecord } from '../store/schema.ts'
import { type FreeSpace, requireSpaceFor } from '../store/space.ts'
import type { StoreWriter } from '../store/writer.ts'
import { type BroughtFile, sourceOf } from './brought-file.ts'
import type { Clock } from './clock.ts'
import type { ExportSource } from './export-source.ts'
import { hashSource } from './hash-source.ts'
import type { JobControl } from './job-entry.ts'
import type { ReadExport, ReadOptions, ReadProgress } from './read-export.ts'
import { suggestPeriod } from './suggest-period.ts'

/** Hashing so much takes about ten milliseconds, so it need not wait for the second pass. */
const HASHED_FIRST: Bytes = 4 * 1024 * 1024

export interface ImportDependencies {
  readonly writer: StoreWriter
  readonly clock: Clock
  readonly free: FreeSpace
  readonly read: (source: ExportSource, options: ReadOptions) => Promise<ReadExport>
}

/** One file to take in; its record was begun under the same id. */
export interface ImportOrder {
  readonly importId: string
  readonly name: string
  readonly size: Bytes
  readonly fileDate: EpochMs | null
  /** Asked for when the job's turn has come. */
  readonly openFile: () => Promise<BroughtFile>
  /** Known already when a kept original is analysed again. */
  readonly sha256: string | null
  /** The days that an export without dates covers, where somebody has said so before. */
  readonly period: DayRange | null
  /** The import whose place this one takes. */
  readonly replaces: string | null
}

/** The order's turn has come. */
interface Running {
  readonly file: BroughtFile
  readonly control: JobControl
}

/** From a file to a sealed import. Throws `ImportError`; what was staged is left for `discard`. */
export async function importFile(
  dependencies: ImportDependencies,
  order: ImportOrder,
  running: Running,
): Promise<ImportRecord> {
  const { writer, clock, free } = dependencies
  const { importId, replaces } = order
  const { signal } = running.control
  await requireSpaceFor(order.size, free)
  const read = await readWithPeriod(dependencies, order, running)
  running.control.storing()
  const sha256 = order.sha256 ?? (await earlyHash({ ...running, read }))
  const seal = await writer.stage(importId, read.facts, signal)
  return writer.seal({
    importId,
    facts: read.facts,
    seal,
    summary: { ...summaryOf(read), sha256 },
    now: clock.now(),
    signal,
    ...(replaces === null ? {} : { replaces }),
  })
}

/** Reads the export; where it has totals without days, asks for them and reads it again with the answer. */
async function readWithPeriod(
  { read, clock }: ImportDependencies,
  order: ImportOrder,
  { file, control }: Running,
): Promise<ReadExport> {
  const { signal } = control
  // What is packed says its size only roughly before it is read.
  const onProgress = (progress: ReadProgress) =>
    control.progress({ ...progress, bytesRead: Math.min(progress.bytesRead, order.size) })
  const attempt = (period: DayRange | null) => {
    const options = { now: clock.now(), signal, onProgress, ...(period ? { period } : {}) }
    return unlessAborted(signal, read(sourceOf(file.member, signal), options))
  }
  const first = await attempt(order.period)
  if (first.facts.kind !== 'period-totals' || first.facts.period) return first
  return attempt(await control.askPeriod(suggestPeriod(order.fileDate, clock.now())))
}

/** Reading changes nothing, so a cancel need not wait until the reader has noticed it. */
function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new ImportError('cancelled'))
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

/** Period totals need the hash at once: it decides between two of the same days. */
async function earlyHash({
  file,
  read,
  control,
}: Running & { readonly read: ReadExport }): Promise<string | null> {
  if (read.facts.kind !== 'period-totals' && file.member.size > HASHED_FIRST) return null
  return hashSource(sourceOf(file.member, control.signal))
}

/** The import's account: all but the facts, which are staged apart. */
function summaryOf({ facts: _facts, ...summary }: ReadExport) {
  return summary
}
