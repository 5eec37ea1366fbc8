import type { EpochDay } from '../facts/day.ts'
import type { FactDay, FactDays, MessageFacts } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'
import type { SessionFragments } from '../facts/session.ts'
import type { ShapeColumns } from '../facts/shape.ts'
import { createColumnWriter } from './columns.ts'
import type { StoreDatabase } from './database.ts'
import { type FactDayHead, type FactRecord, factDaysOf, putFactDay } from './fact-record.ts'
import { factRange } from './key-ranges.ts'
import { release } from './release.ts'
import type { Seal } from './schema.ts'
import { createSealer, type Sealer } from './seal.ts'
import { atomically, type WriteTransaction } from './transaction.ts'

/**
 * Rows at which a record of facts is closed: some two megabytes. Chromium writes each large value to a file of its own, so
 * fewer are cheaper, while one that is written, or read, lies in memory.
 */
const CHUNK_ROWS = 65_536

/** Between records: throws to stop (cancelled, disk nearly full). */
export type BatchGuard = () => Promise<void>

/** Writes an import's facts in records that need not survive a power cut, and says what the seal will state. */
export async function stageFacts(
  database: StoreDatabase,
  importId: string,
  facts: MessageFacts,
  guard: BatchGuard,
): Promise<Seal> {
  const sealer = createSealer()
  let chunks = 0
  for (const record of recordsOf(facts.days, sealer)) {
    await guard()
    await putRecord(database, importId, record)
    chunks++
  }
  const { shapes, fragments } = facts
  await atomically(database, { stores: ['shapes'], durability: 'relaxed' }, async (transaction) => {
    await transaction.objectStore('shapes').put({ shapes, ...(fragments ? { fragments } : {}) }, importId)
  })
  return { chunks, ...sealer.finish(shapes, fragments) }
}

/** The days, as many in a record as belong there. */
function* recordsOf(days: FactDays, sealer: Sealer): Generator<FactRecord> {
  const columns = createColumnWriter()
  let heads: FactDayHead[] = []
  let rows = 0
  for (const day of days) {
    sealer.day(day)
    heads.push(putFactDay(columns, day))
    rows += day.shape.length
    if (rows < CHUNK_ROWS) continue
    yield { days: heads, columns: columns.takeStored() }
    heads = []
    rows = 0
  }
  if (heads.length > 0) yield { days: heads, columns: columns.takeStored() }
}

async function putRecord(database: StoreDatabase, importId: string, record: FactRecord): Promise<void> {
  const first = record.days[0]?.day ?? Number.NaN
  await atomically(database, { stores: ['facts'], durability: 'relaxed' }, async (transaction) => {
    const isPut = transaction.objectStore('facts').put(record, [importId, first])
    release(record)
    await isPut
  })
}

/**
 * Visits the stored fact days of an import, ascending, with only a record of them in memory at a time. Throws
 * `ImportError('store-damaged')`, which names the import's file.
 */
export async function eachFactDay(
  database: StoreDatabase,
  importId: string,
  visit: (facts: FactDay) => void,
  guard: BatchGuard = async () => {},
): Promise<void> {
  let from: EpochDay = Number.NEGATIVE_INFINITY
  for (;;) {
    await guard()
    const [stored] = await database.getAll('facts', factRange(importId, from), 1)
    const last = stored?.days.at(-1)
    if (!stored || !last) return
    const days = await unlessLost(factDaysOf(stored))
    if (!days) throw new ImportError('store-damaged', { file: await fileOf(database, importId) })
    for (const day of days) visit(day)
    from = last.day + 1
  }
}

async function fileOf(database: StoreDatabase, importId: string): Promise<string> {
  return (await database.get('imports', importId))?.file ?? importId
}

/** The shapes of an import's facts, or `null` when the store has lost them. */
export async function loadShapes(database: StoreDatabase, importId: string): Promise<ShapeColumns | null> {
  return (await database.get('shapes', importId))?.shapes ?? null
}

/** The sessions that an import may not have whole; `null` where its format has none, or the store has lost them. */
export async function loadFragments(
  database: StoreDatabase,
  importId: string,
): Promise<SessionFragments | null> {
  return (await database.get('shapes', importId))?.fragments ?? null
}

/** All that an import of single messages states, or `null` when the store has lost its shapes. */
export async function loadFacts(database: StoreDatabase, importId: string): Promise<MessageFacts | null> {
  const shapes = await loadShapes(database, importId)
  if (!shapes) return null
  const fragments = await loadFragments(database, importId)
  const days: FactDay[] = []
  await eachFactDay(database, importId, (day) => days.push(day))
  return { kind: 'messages', days, shapes, ...(fragments ? { fragments } : {}) }
}

/** What is read of an import, or `null` where that is lost. */
export async function unlessLost<Read>(reading: Promise<Read>): Promise<Read | null> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof ImportError && error.code === 'store-damaged') return null
    throw error
  }
}

/** Removes what an import states, and its original; the record is left to the caller. */
export async function removeContent(transaction: WriteTransaction, importId: string): Promise<void> {
  await transaction.objectStore('facts').delete(factRange(importId))
  await transaction.objectStore('shapes').delete(importId)
  await transaction.objectStore('aggregates').delete(importId)
  await transaction.objectStore('originals').delete(importId)
}

/** The stores that `removeContent` needs. */
export const CONTENT_STORES = ['facts', 'shapes', 'aggregates', 'originals'] as const
