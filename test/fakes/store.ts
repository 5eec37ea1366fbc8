import type { ExportFacts } from '../../src/facts/facts.ts'
import { createConnection } from '../../src/store/connection.ts'
import { openDatabase, type StoreDatabase } from '../../src/store/database.ts'
import type { ImportSummary } from '../../src/store/import-record.ts'
import { openReader, type StoreReader } from '../../src/store/reader.ts'
import type { ImportRecord } from '../../src/store/schema.ts'
import { createWriter, type StoreWriter } from '../../src/store/writer.ts'
import { summaryOf } from './facts.ts'

export const PLENTY = 100_000_000_000

/** A writer and a reader on the test's IndexedDB, with the raw database beside them. */
export interface TestStore {
  readonly writer: StoreWriter
  readonly reader: StoreReader
  readonly database: StoreDatabase
  /** Free bytes that the browser claims. */
  free: number
  /** Takes an import in: begin, stage, seal. */
  take(importId: string, facts: ExportFacts, options?: TakeOptions): Promise<ImportRecord>
  /** Every stored value, by store. */
  dump(): Promise<Readonly<Record<string, readonly unknown[]>>>
  close(): void
}

interface TakeOptions {
  readonly summary?: ImportSummary
  readonly now?: number
  readonly replaces?: string
}

export async function openTestStore(): Promise<TestStore> {
  const connection = createConnection()
  const database = await openDatabase()
  const reader = await openReader()
  const writer = createWriter({ connection, free: async () => store.free })
  const store: TestStore = {
    writer,
    reader,
    database,
    free: PLENTY,
    async take(importId, facts, { summary, now = 1000, replaces } = {}) {
      await writer.begin({
        id: importId,
        file: `${importId}.csv`,
        size: 10,
        fileDate: null,
        startedAt: now,
        replaces: replaces ?? null,
      })
      const seal = await writer.stage(importId, facts)
      const format = facts.kind === 'messages' ? 'extended-trace' : 'inbound-outbound-messages'
      return writer.seal({
        importId,
        facts,
        seal,
        summary: summary ?? summaryOf(format),
        now,
        ...(replaces === undefined ? {} : { replaces }),
      })
    },
    async dump() {
      const names = [...database.objectStoreNames]
      const values = await Promise.all(names.map((name) => database.getAll(name)))
      return Object.fromEntries(names.map((name, index) => [name, values[index] ?? []]))
    },
    close() {
      connection.close()
      reader.close()
      database.close()
    },
  }
  return store
}
