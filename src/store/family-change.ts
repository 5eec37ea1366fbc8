import type { AggregateFacts, ExportFacts } from '../facts/facts.ts'
import { createShapeTable, type ShapeTable } from '../facts/shape.ts'
import type { Family, FormatName } from '../facts/vocabulary.ts'
import type { Deltas } from '../rollup/change.ts'
import { connectorDayRollups } from '../rollup/connector-days.ts'
import { countHeld } from '../rollup/held-aggregates.ts'
import type { RollupDay } from '../rollup/rollup.ts'
import type { StoreDatabase } from './database.ts'
import type { BatchGuard } from './fact-store.ts'
import { rollupRange } from './key-ranges.ts'
import { loadIntact, planMoves } from './message-moves.ts'
import { applyDeltas, putRollupDays } from './rollup-store.ts'
import type { EpochMs, ImportRecord } from './schema.ts'
import type { WriteTransaction } from './transaction.ts'

/** An import about to be counted: its facts are staged, its record is not sealed yet. */
export interface Joining {
  readonly format: FormatName
  readonly sealedAt: EpochMs
  readonly facts: ExportFacts
}

/** What happens to one family at once: an import leaves, another joins, or both ("analyse again"). */
export interface FamilyMove {
  readonly family: Family
  readonly leaves: ImportRecord | null
  readonly joins: Joining | null
  /** Whether what is stored is not to be trusted: all imports are counted anew. */
  readonly isRecount?: boolean
  readonly guard: BatchGuard
}

/** The new state of a family's rollups: worked out before a transaction, written inside it. */
export interface FamilyChange {
  readonly family: Family
  readonly shapes: ShapeTable
  /** Whether all stored days are dropped first, and `days` put in their place. */
  readonly isFresh: boolean
  /** Whole days, ascending; only of a fresh count. */
  readonly days: readonly RollupDay[]
  /** Applied one after the other; each is worked out while it is. */
  readonly steps: readonly Deltas[]
  /** Messages of the joining import that others of its family hold: once the steps are applied. */
  duplicates(): number
}

export async function planChange(database: StoreDatabase, move: FamilyMove): Promise<FamilyChange> {
  return move.family === 'portal-report' ? planAggregates(database, move) : planMessages(database, move)
}

/** Writes a planned change; needs the stores `rollups` and `dictionaries`. */
export async function applyChange(transaction: WriteTransaction, change: FamilyChange): Promise<void> {
  const { family } = change
  if (change.isFresh) await putRollupDays(transaction, family, change.days)
  for (const step of change.steps) await applyDeltas(transaction, family, step)
  const windows = await transaction.objectStore('rollups').count(rollupRange(family))
  const dictionary = { shapes: change.shapes.toColumns(), windows }
  await transaction.objectStore('dictionaries').put(dictionary, family)
}

/** Imports that are counted, in the order of their seals. */
export async function sealedImports(database: StoreDatabase, family: Family): Promise<ImportRecord[]> {
  const all = await database.getAll('imports')
  return all
    .filter((record) => record.state === 'sealed' && record.family === family)
    .sort((a, b) => (a.sealedAt ?? 0) - (b.sealedAt ?? 0))
}

/** Single messages: only the days that the import touches change. */
async function planMessages(database: StoreDatabase, move: FamilyMove): Promise<FamilyChange> {
  const { family, leaves, joins, guard } = move
  const others = (await sealedImports(database, family)).filter((record) => record.id !== leaves?.id)
  const counted = leaves && (await isInRollups(database, leaves)) ? leaves : null
  const leaving = counted && (await loadIntact(database, counted))
  const joining = joins?.facts.kind === 'messages' ? { ...joins, facts: joins.facts } : null
  // What a damaged import once added is not known any more: count the others anew instead of subtracting a guess.
  const isFresh = move.isRecount === true || (counted !== null && leaving === null)
  const stored = isFresh ? undefined : await database.get('dictionaries', family)
  const shapes = createShapeTable(stored?.shapes)
  const moves = { others, leaving, joining, isFresh, shapes, guard }
  const { steps, duplicates } = await planMoves(database, moves)
  // Evidence that somebody else counted has no rollups: reports read it as it is.
  const held = countHeldBy(await otherAggregates(database, others), joins)
  return { family, shapes, isFresh, days: [], steps, duplicates: () => duplicates() + held }
}

/** What somebody else counted is in no rollups: an import that has it here takes nothing from them when it leaves. */
async function isInRollups(database: StoreDatabase, { id }: ImportRecord): Promise<boolean> {
  return (await database.getKey('aggregates', id)) === undefined
}

/** An aggregate of another sealed import of the family. */
interface HeldAggregate {
  readonly sealedAt: EpochMs
  readonly facts: AggregateFacts
}

/** What these imports hold that somebody else counted. */
export async function otherAggregates(
  database: StoreDatabase,
  others: readonly ImportRecord[],
): Promise<HeldAggregate[]> {
  const held: HeldAggregate[] = []
  for (const { id, sealedAt } of others) {
    const stored = await database.get('aggregates', id)
    if (stored) held.push({ sealedAt: sealedAt ?? 0, facts: stored.facts })
  }
  return held
}

/** Keys of a joining aggregate that other imports of its family hold. */
function countHeldBy(others: readonly HeldAggregate[], joins: Joining | null): number {
  if (!joins || joins.facts.kind === 'messages') return 0
  return countHeld(
    joins.facts,
    others.map((each) => each.facts),
  )
}

/** Microsoft's own totals: few, and a later one replaces a whole day and connector, so all days are built anew. */
async function planAggregates(database: StoreDatabase, move: FamilyMove): Promise<FamilyChange> {
  const { family, leaves, joins } = move
  const imports = await sealedImports(database, family)
  const others = await otherAggregates(
    database,
    imports.filter((record) => record.id !== leaves?.id),
  )
  const counted = (joins ? [...others, joins] : others).sort((a, b) => a.sealedAt - b.sealedAt)
  const shapes = createShapeTable()
  const days = connectorDayRollups(
    counted.flatMap((each) => (each.facts.kind === 'connector-days' ? [each.facts] : [])),
    shapes,
  )
  const held = countHeldBy(others, joins)
  return { family, shapes, isFresh: true, days, steps: [], duplicates: () => held }
}
