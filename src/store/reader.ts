import type { IDBPTransaction } from 'idb'
import type { PeriodImport, TlsImport } from '../facts/coverage.ts'
import type { DayRange } from '../facts/day.ts'
import { createShapeTable } from '../facts/shape.ts'
import type { Family } from '../facts/vocabulary.ts'
import type { FamilyRollups } from '../rollup/rollup.ts'
import { type CheckDepth, type CheckResult, checkImport } from './check.ts'
import { createConnection } from './connection.ts'
import type { OpenOptions, StoreDatabase, StoreSchema } from './database.ts'
import { readRollupDays } from './rollup-store.ts'
import type { ImportRecord, StoredAcknowledgement, StoredOriginal } from './schema.ts'
import { asStoreError } from './store-error.ts'

/** What a report is computed from, all of one moment. */
export interface StoreSnapshot {
  /** All states, newest first. */
  readonly imports: readonly ImportRecord[]
  /** One entry a requested family, in that order. */
  readonly rollups: readonly FamilyRollups[]
  readonly periods: readonly PeriodImport[]
  readonly tlsImports: readonly TlsImport[]
  readonly acknowledgements: readonly StoredAcknowledgement[]
}

/**
 * Reads the store, in any page. Every method is one transaction; what belongs together (coverage and counts)
 * comes from one `snapshot`, because the engine may seal an import between two calls.
 * Methods throw `StoreError`.
 */
export interface StoreReader {
  snapshot(families: readonly Family[], range: DayRange | null): Promise<StoreSnapshot>
  /** All states, newest first. */
  imports(): Promise<readonly ImportRecord[]>
  /** All that decides what a summary says, and is quickly read. */
  basis(): Promise<Pick<StoreSnapshot, 'imports' | 'acknowledgements'>>
  /** `null`: all days. */
  rollups(family: Family, range: DayRange | null): Promise<FamilyRollups>
  /** Sealed SMTP AUTH clients imports, in the order of their seals. */
  periods(): Promise<readonly PeriodImport[]>
  /** The original as it is stored, or `null`; `unpackOriginal` gives its bytes. */
  original(importId: string): Promise<StoredOriginal | null>
  check(record: ImportRecord, depth: CheckDepth): Promise<CheckResult>
  close(): void
}

type ReadStore = 'imports' | 'rollups' | 'dictionaries' | 'aggregates' | 'acknowledgements'
type ReadTransaction = IDBPTransaction<StoreSchema, ReadStore[], 'readonly'>

const READ_STORES: ReadStore[] = ['imports', 'rollups', 'dictionaries', 'aggregates', 'acknowledgements']

/** Opens the store for reading. Throws `StoreError`; a connection lost later is opened again by the next call. */
export async function openReader(options: OpenOptions = {}): Promise<StoreReader> {
  const connection = createConnection(options)
  await connection.database()
  const use = async <T>(work: (database: StoreDatabase) => Promise<T>): Promise<T> => {
    try {
      return await work(await connection.database())
    } catch (error) {
      throw asStoreError(error)
    }
  }
  const read = <T>(work: (transaction: ReadTransaction) => Promise<T>) =>
    use((database) => work(database.transaction(READ_STORES, 'readonly')))
  return {
    snapshot: (families, range) =>
      read(async (transaction) => {
        const [imports, totals, acknowledgements, ...rollups] = await Promise.all([
          readImports(transaction),
          readAggregates(transaction),
          transaction.objectStore('acknowledgements').getAll(),
          ...families.map((family) => readRollups(transaction, family, range)),
        ])
        return { imports, ...totals, acknowledgements, rollups }
      }),
    imports: () => read(readImports),
    basis: () =>
      read(async (transaction) => {
        const [imports, acknowledgements] = await Promise.all([
          readImports(transaction),
          transaction.objectStore('acknowledgements').getAll(),
        ])
        return { imports, acknowledgements }
      }),
    rollups: (family, range) => read((transaction) => readRollups(transaction, family, range)),
    periods: () => read(async (transaction) => (await readAggregates(transaction)).periods),
    original: (importId) => use(async (database) => (await database.get('originals', importId)) ?? null),
    check: (record, depth) => use((database) => checkImport(database, record, depth)),
    close: connection.close,
  }
}

async function readImports(transaction: ReadTransaction): Promise<ImportRecord[]> {
  const all = await transaction.objectStore('imports').getAll()
  return all.sort((a, b) => b.startedAt - a.startedAt)
}

async function readRollups(
  transaction: ReadTransaction,
  family: Family,
  range: DayRange | null,
): Promise<FamilyRollups> {
  const [dictionary, days] = await Promise.all([
    transaction.objectStore('dictionaries').get(family),
    readRollupDays(transaction, family, range),
  ])
  return { family, shapes: dictionary?.shapes ?? createShapeTable().toColumns(), days }
}

/** What somebody else counted, of sealed imports in the order of their seals. */
async function readAggregates(
  transaction: ReadTransaction,
): Promise<Pick<StoreSnapshot, 'periods' | 'tlsImports'>> {
  const [imports, aggregates] = await Promise.all([
    transaction.objectStore('imports').getAll(),
    transaction.objectStore('aggregates').getAll(),
  ])
  const factsOf = new Map(aggregates.map(({ importId, facts }) => [importId, facts]))
  const periods: PeriodImport[] = []
  const tlsImports: TlsImport[] = []
  for (const record of imports.sort((a, b) => (a.sealedAt ?? 0) - (b.sealedAt ?? 0))) {
    const facts = record.state === 'sealed' ? factsOf.get(record.id) : undefined
    const one = { importId: record.id, file: record.file, sha256: record.sha256 ?? '' }
    if (facts?.kind === 'period-totals') periods.push({ ...one, period: facts.period, totals: facts.totals })
    if (facts?.kind === 'tls-outcomes') tlsImports.push({ ...one, covered: record.covered, rows: facts.rows })
  }
  return { periods, tlsImports }
}
