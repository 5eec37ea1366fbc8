import type { EpochDay } from '../facts/day.ts'
import type { FactDay, MessageFacts } from '../facts/facts.ts'
import type { SessionFragments } from '../facts/session.ts'
import type { ShapeColumns } from '../facts/shape.ts'
import type { StoreDatabase } from './database.ts'
import { factRange } from './key-ranges.ts'
import { packDay, unpackDay } from './packed-day.ts'
import { release } from './release.ts'
import type { Seal, StoredFactDay } from './schema.ts'
import { createSealer } from './seal.ts'
import { atomically, eachOf, type WriteTransaction } from './transaction.ts'

/** Days read or written at once: some megabytes, so that memory and the time to a cancel stay small. */
const BATCH = 4

/** Between batches: throws to stop (cancelled, disk nearly full). */
export type BatchGuard = () => Promise<void>

/** Writes an import's facts in batches that need not survive a power cut, and says what the seal will state. */
export async function stageFacts(
  database: StoreDatabase,
  importId: string,
  facts: MessageFacts,
  guard: BatchGuard,
): Promise<Seal> {
  const sealer = createSealer()
  let batch: StoredFactDay[] = []
  for (const day of facts.days) {
    sealer.day(day)
    batch.push(packDay(importId, day))
    if (batch.length < BATCH) continue
    await writeBatch(database, batch, guard)
    batch = []
  }
  await writeBatch(database, batch, guard)
  await atomically(database, { stores: ['shapes'], durability: 'relaxed' }, async (transaction) => {
    const { shapes, fragments } = facts
    await transaction.objectStore('shapes').put({ importId, shapes, ...(fragments ? { fragments } : {}) })
  })
  return sealer.finish(facts.shapes, facts.fragments)
}

async function writeBatch(
  database: StoreDatabase,
  batch: readonly StoredFactDay[],
  guard: BatchGuard,
): Promise<void> {
  await guard()
  await atomically(database, { stores: ['facts'], durability: 'relaxed' }, async (transaction) => {
    await eachOf(batch, (day) => {
      const isPut = transaction.objectStore('facts').put(day, [day.importId, day.day])
      release(day)
      return isPut
    })
  })
}

/** Visits the stored fact days of an import, ascending, with only a few in memory at a time. */
export async function eachFactDay(
  database: StoreDatabase,
  importId: string,
  visit: (facts: FactDay) => void,
  guard: BatchGuard = async () => {},
): Promise<void> {
  let from: EpochDay = Number.NEGATIVE_INFINITY
  for (;;) {
    await guard()
    const batch: StoredFactDay[] = await database.getAll('facts', factRange(importId, from), BATCH)
    for (const day of batch) visit(unpackDay(day))
    const last = batch.at(-1)
    if (!last || batch.length < BATCH) return
    from = last.day + 1
  }
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

/** Removes what an import states, and its original; the record is left to the caller. */
export async function removeContent(transaction: WriteTransaction, importId: string): Promise<void> {
  await transaction.objectStore('facts').delete(factRange(importId))
  await transaction.objectStore('shapes').delete(importId)
  await transaction.objectStore('aggregates').delete(importId)
  await transaction.objectStore('originals').delete(importId)
}

/** The stores that `removeContent` needs. */
export const CONTENT_STORES = ['facts', 'shapes', 'aggregates', 'originals'] as const
