import type { ColumnMapping } from '../facts/column-mapping.ts'
import type { Bytes, ExportFacts } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'
import type { ImportSummary } from '../store/import-record.ts'
import type { EpochMs, ImportRecord, Seal } from '../store/schema.ts'
import { type FreeSpace, requireSpaceFor } from '../store/space.ts'
import type { StoreWriter } from '../store/writer.ts'
import { type BroughtFile, sourceOf } from './brought-file.ts'
import type { Clock } from './clock.ts'
import type { ExportSource } from './export-source.ts'
import { UnknownHeader } from './export-start.ts'
import { hashSource } from './hash-source.ts'
import type { JobControl } from './job-entry.ts'
import type { ReadExport, ReadOptions, ReadProgress } from './read-export.ts'
import { createRejectedRecords } from './rejected-records.ts'
import { isClear, lacksLastDay, type Review, type ReviewAnswers, readOptionsOf, reviewOf } from './review.ts'
import { isMappable, readUnknownTable, type UnknownTable } from './unknown-table.ts'

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
  /** What somebody has said of this file before. */
  readonly answers: ReviewAnswers
  /** What was said of headers that no format knows. */
  readonly mappings: readonly ColumnMapping[]
  /** When nobody looks at it first: `never`, where it gives no cause (`if-clear`), unless it asks (`if-answered`). */
  readonly goesUnseen: 'never' | 'if-clear' | 'if-answered'
  /** The import whose place this one takes. */
  readonly replaces: string | null
}

/** The order's turn has come. */
interface Running {
  readonly file: BroughtFile
  readonly control: JobControl
}

/** One reading of the file, with what was said of it so far. */
interface Attempt extends Running {
  readonly answers: ReviewAnswers
  /** What the admin saw of it before, if anything. */
  readonly seen: Review | null
}

/**
 * What a reading came to: counted; shown first, where `laidBy` lies in the staging area and waits for its seal; or a
 * table that nobody knows.
 */
type Outcome =
  | { readonly record: ImportRecord }
  | { readonly record: null; readonly review: Review; readonly laidBy: Sealable | null }
  | { readonly record: null; readonly review: null; readonly table: UnknownTable }

/** All that a seal needs beside the staged facts. */
interface Sealable {
  readonly seal: Seal
  readonly summary: ImportSummary
}

/**
 * From a file to a sealed import, with the admin's look at it in between. Throws `ImportError`; what was staged is
 * left for `discard`.
 */
export async function importFile(
  dependencies: ImportDependencies,
  order: ImportOrder,
  running: Running,
): Promise<ImportRecord> {
  await requireSpaceFor(order.size, dependencies.free)
  let answers = order.answers
  let seen: Review | null = null
  for (;;) {
    // While the admin looks, nothing of the facts is held in memory: they ended with this call.
    const outcome: Outcome = await readOnce(dependencies, order, { ...running, answers, seen })
    if (outcome.record) return outcome.record
    const { control } = running
    const given = await (outcome.review ? control.review(outcome.review) : control.askColumns(outcome.table))
    if (outcome.review && outcome.laidBy)
      return sealLaidBy(dependencies, order, { ...running, ...outcome.laidBy })
    answers = { ...answers, ...given }
    seen = outcome.review
  }
}

async function readOnce(
  dependencies: ImportDependencies,
  order: ImportOrder,
  attempt: Attempt,
): Promise<Outcome> {
  const { writer, clock } = dependencies
  const { control } = attempt
  const read = await readKnown(dependencies, order, attempt)
  if ('table' in read) return { record: null, review: null, table: read.table }
  const { facts, format, family } = read
  const review = reviewOf({ read, fileDate: order.fileDate, now: clock.now() })
  control.storing()
  // An answer changes the facts, and they are read again: nothing is laid by before it.
  const laidBy = review.asks.length > 0 ? null : await layBy(dependencies, order, { ...attempt, read })
  if (laidBy && mayGoUnseen(order, attempt, review)) {
    return { record: await sealNow(dependencies, order, { ...attempt, ...laidBy, facts }) }
  }
  const { signal } = control
  const held = await writer.countHeld({ facts, format, family, replaces: order.replaces, signal })
  return { record: null, review: { ...review, duplicates: review.duplicates + held }, laidBy }
}

/** Stages the facts, as safe from a full memory as from a closed tab. */
async function layBy(
  dependencies: ImportDependencies,
  order: ImportOrder,
  attempt: Attempt & { readonly read: ReadExport },
): Promise<Sealable> {
  const { read, control } = attempt
  const sha256 = order.sha256 ?? (await earlyHash(attempt))
  const seal = await dependencies.writer.stage(order.importId, read.facts, control.signal)
  return { seal, summary: { ...summaryOf(read), sha256 } }
}

/** Reads the export, or finds a table that an admin may know. */
async function readKnown(
  dependencies: ImportDependencies,
  order: ImportOrder,
  attempt: Attempt,
): Promise<ReadExport | { readonly table: UnknownTable }> {
  try {
    return await readFile(dependencies, order, attempt)
  } catch (error) {
    if (!(error instanceof UnknownHeader && isMappable(error.start))) throw error
    const { file, control, answers } = attempt
    const { signal } = control
    const refused = answers.mapping ?? null
    return { table: await readUnknownTable(sourceOf(file.member, signal), error.start, { signal, refused }) }
  }
}

/** Reads the export with what is known of it, and keeps what it rejects for the admin. */
async function readFile(
  { read, clock }: ImportDependencies,
  order: ImportOrder,
  { file, control, answers }: Attempt,
): Promise<ReadExport> {
  const { signal } = control
  const rejected = createRejectedRecords()
  control.reading()
  const result = await unlessAborted(
    signal,
    read(sourceOf(file.member, signal), {
      now: clock.now(),
      signal,
      ...readOptionsOf(answers, order.mappings),
      // What is packed says its size only roughly before it is read.
      onProgress: (progress: ReadProgress) =>
        control.progress({ ...progress, bytesRead: Math.min(progress.bytesRead, order.size) }),
      onRejected: rejected.add,
    }),
  )
  control.keepRejected(rejected.list)
  if (!lacksLastDay(result, order.fileDate)) return result
  return { ...result, warnings: [...result.warnings, 'last-day-missing'] }
}

function mayGoUnseen(
  { goesUnseen, ...order }: ImportOrder,
  { seen, answers }: Attempt,
  review: Review,
): boolean {
  if (seen) return isClear(review, seen)
  // Whoever has just said what its columns are has seen nothing of what was made of them.
  if (answers.mapping !== order.answers.mapping) return false
  switch (goesUnseen) {
    case 'never':
      return false
    case 'if-clear':
      return isClear(review, null)
    case 'if-answered':
      return true
  }
}

/** The facts come back from the staging area: the admin may have taken hours. */
async function sealLaidBy(
  dependencies: ImportDependencies,
  order: ImportOrder,
  laidBy: Running & Sealable,
): Promise<ImportRecord> {
  laidBy.control.storing()
  const facts = await dependencies.writer.staged(order.importId)
  return sealNow(dependencies, order, { ...laidBy, facts })
}

function sealNow(
  { writer, clock }: ImportDependencies,
  { importId, replaces }: ImportOrder,
  { control, facts, seal, summary }: Running & Sealable & { readonly facts: ExportFacts },
): Promise<ImportRecord> {
  const { signal } = control
  const place = replaces === null ? {} : { replaces }
  return writer.seal({ importId, facts, seal, summary, now: clock.now(), signal, ...place })
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
function summaryOf({ facts: _facts, says: _says, hasLocalTimes: _hasLocalTimes, ...summary }: ReadExport) {
  return summary
}
