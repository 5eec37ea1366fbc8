import type { ExportFacts } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'
import { type AcknowledgedInsight, acknowledge, takeBack } from './acknowledgements.ts'
import type { Connection } from './connection.ts'
import { countHeldBySealed, type HeldQuestion } from './count-held.ts'
import type { StoreDatabase } from './database.ts'
import { type BatchGuard, loadFacts, stageFacts } from './fact-store.ts'
import { type ImportStart, stagingRecord } from './import-record.ts'
import { deleteOriginal, saveOriginal } from './originals.ts'
import { type PurgeOptions, purge } from './purge.ts'
import { repairRollups } from './repair.ts'
import type { ImportRecord, Seal, StoredAcknowledgement, StoredOriginal } from './schema.ts'
import { sealAggregate } from './seal.ts'
import { type SealRequest, sealImport } from './seal-import.ts'
import { createSerial } from './serial.ts'
import { explainQuota, type FreeSpace, requireReserve } from './space.ts'
import { discard, sweep } from './sweep.ts'
import { deleteImport, undoDelete } from './tombstone.ts'
import { atomically } from './transaction.ts'

/**
 * Everything that changes the store. Only the holder of the writer lock may have one (`writer-lock.ts`).
 * What changes counts runs one after the other; staging may run beside it, nobody sees it.
 * Every method throws `ImportError('no-space')` when the disk is full, `StoreError` when the store cannot be
 * opened, and leaves what is stored as it was.
 */
export interface StoreWriter {
  /** Notes an import that begins: should the browser end now, the admin reads that it was interrupted. */
  begin(start: ImportStart): Promise<void>
  /** Writes what an import states; it counts nowhere before `seal`. */
  stage(importId: string, facts: ExportFacts, signal?: AbortSignal): Promise<Seal>
  /** What `stage` wrote. */
  staged(importId: string): Promise<ExportFacts>
  /** How many messages (aggregates: keys) of an export the sealed imports of its family hold. Changes nothing. */
  countHeld(question: HeldQuestion): Promise<number>
  /** Counts a staged import, in one strict transaction. */
  seal(request: SealRequest): Promise<ImportRecord>
  /** Removes a failed or cancelled import without a trace. */
  discard(importId: string): Promise<void>
  delete(importId: string, now: number): Promise<void>
  undo(importId: string): Promise<void>
  /** Removes for good what was deleted up to `before`. Returns how many imports went. */
  purge(options: PurgeOptions): Promise<number>
  /** At the engine's start: counts anew what has lost rollups. Returns whether anything changed. */
  repair(): Promise<boolean>
  /** At the engine's start: whatever is still staged has no living job. */
  sweep(): Promise<void>
  record(importId: string): Promise<ImportRecord | null>
  sealed(): Promise<readonly ImportRecord[]>
  /** Sealed imports without a hash: the engine before ended in the middle of its second pass. */
  unhashed(): Promise<readonly ImportRecord[]>
  original(importId: string): Promise<StoredOriginal | null>
  setHash(importId: string, sha256: string): Promise<void>
  saveOriginal(original: StoredOriginal, size: number): Promise<void>
  deleteOriginal(importId: string): Promise<void>
  /** Forgets an interrupted import that the admin has read about. */
  dismissInterrupted(importId: string): Promise<void>
  /** Keeps what the admin said of an insight. */
  acknowledge(said: StoredAcknowledgement): Promise<void>
  /** Forgets what was said of an insight. */
  takeBack(insight: AcknowledgedInsight): Promise<void>
}

export interface WriterOptions {
  readonly connection: Connection
  readonly free: FreeSpace
}

export function createWriter({ connection, free }: WriterOptions): StoreWriter {
  const inTurn = createSerial()
  const use = async <T>(work: (database: StoreDatabase) => Promise<T>): Promise<T> => {
    try {
      return await work(await connection.database())
    } catch (error) {
      throw await explainQuota(error, free)
    }
  }
  const change = <T>(work: (database: StoreDatabase) => Promise<T>) => inTurn(() => use(work))
  return {
    begin: (start) => use((database) => begin(database, start)),
    stage: (importId, facts, signal) =>
      use((database) => stage(database, { importId, facts, guard: stageGuard(free, signal) })),
    staged: (importId) => use((database) => loadStaged(database, importId)),
    countHeld: (question) => use((database) => countHeldBySealed(database, question)),
    seal: (request) => change((database) => sealImport(database, request)),
    discard: (importId) => change((database) => discard(database, importId)),
    delete: (importId, now) => change((database) => deleteImport(database, importId, now)),
    undo: (importId) => change((database) => undoDelete(database, importId)),
    purge: (options) => change((database) => purge(database, options)),
    repair: () => change(repairRollups),
    sweep: () => change(sweep),
    record: (importId) => use(async (database) => (await database.get('imports', importId)) ?? null),
    sealed: () => use(sealedImports),
    unhashed: () =>
      use(async (database) => (await sealedImports(database)).filter(({ sha256 }) => sha256 === null)),
    original: (importId) => use(async (database) => (await database.get('originals', importId)) ?? null),
    setHash: (importId, sha256) => change((database) => setHash(database, importId, sha256)),
    saveOriginal: (original, size) => change((database) => saveOriginal(database, original, size)),
    deleteOriginal: (importId) => change((database) => deleteOriginal(database, importId)),
    dismissInterrupted: (importId) => change((database) => dismissInterrupted(database, importId)),
    acknowledge: (said) => change((database) => acknowledge(database, said)),
    takeBack: (insight) => change((database) => takeBack(database, insight)),
  }
}

async function sealedImports(database: StoreDatabase): Promise<readonly ImportRecord[]> {
  return (await database.getAll('imports')).filter(({ state }) => state === 'sealed')
}

/** Stops staging when the admin cancels or the disk is nearly full. */
function stageGuard(free: FreeSpace, signal: AbortSignal | undefined): BatchGuard {
  return async () => {
    if (signal?.aborted) throw new ImportError('cancelled')
    await requireReserve(free)
  }
}

async function stage(
  database: StoreDatabase,
  options: { readonly importId: string; readonly facts: ExportFacts; readonly guard: BatchGuard },
): Promise<Seal> {
  const { importId, facts, guard } = options
  if (facts.kind === 'messages') return stageFacts(database, importId, facts, guard)
  await guard()
  await atomically(database, { stores: ['aggregates'], durability: 'relaxed' }, async (transaction) => {
    await transaction.objectStore('aggregates').put({ importId, facts })
  })
  return sealAggregate(facts)
}

async function loadStaged(database: StoreDatabase, importId: string): Promise<ExportFacts> {
  const aggregate = await database.get('aggregates', importId)
  const facts = aggregate?.facts ?? (await loadFacts(database, importId))
  // The store was deleted behind our back while the admin looked.
  if (!facts) throw new ImportError('internal', { message: `import ${importId} is not staged any more` })
  return facts
}

async function begin(database: StoreDatabase, start: ImportStart): Promise<void> {
  await atomically(database, { stores: ['imports'], durability: 'relaxed' }, async (transaction) => {
    const imports = transaction.objectStore('imports')
    const known = await imports.get(start.id)
    // The same request again, after an engine that ended before its answer, takes up the interrupted record.
    if (known && known.state !== 'interrupted') {
      throw new ImportError('internal', { message: `import ${start.id} exists` })
    }
    await imports.put(stagingRecord(start))
  })
}

async function setHash(database: StoreDatabase, importId: string, sha256: string): Promise<void> {
  await atomically(database, { stores: ['imports'], durability: 'relaxed' }, async (transaction) => {
    const imports = transaction.objectStore('imports')
    const record = await imports.get(importId)
    // Gone: deleted while its file was read a second time.
    if (record) await imports.put({ ...record, sha256 })
  })
}

async function dismissInterrupted(database: StoreDatabase, importId: string): Promise<void> {
  await atomically(database, { stores: ['imports'], durability: 'relaxed' }, async (transaction) => {
    const imports = transaction.objectStore('imports')
    const record = await imports.get(importId)
    if (record?.state === 'interrupted') await imports.delete(importId)
  })
}
