import type { FactDay, MessageFacts } from '../facts/facts.ts'
import type { SessionFragments } from '../facts/session.ts'
import { createShapeTable, type ShapeTable } from '../facts/shape.ts'
import type { FormatName } from '../facts/vocabulary.ts'
import { joinedSessions } from '../formats/session-facts.ts'
import { type Deltas, type MessageChange, startMessageChange } from '../rollup/change.ts'
import type { StoreDatabase } from './database.ts'
import {
  type BatchGuard,
  eachFactDay,
  loadFacts,
  loadFragments,
  loadShapes,
  unlessLost,
} from './fact-store.ts'
import type { ImportRecord } from './schema.ts'
import { isSameSeal, sealMessages } from './seal.ts'

/** What an import of single messages states. */
export interface Own {
  readonly format: FormatName
  readonly facts: MessageFacts
}

/** An import of single messages leaves its family, another joins, or both. */
export interface MessageMoves {
  /** The sealed imports of the family that stay. */
  readonly others: readonly ImportRecord[]
  readonly leaving: Own | null
  readonly joining: Own | null
  /** All that stays is counted anew first. */
  readonly isFresh: boolean
  /** The family's dictionary; it grows. */
  readonly shapes: ShapeTable
  readonly guard: BatchGuard
}

/** The changes of the rollups, one after the other. */
export interface PlannedMoves {
  /** Each is worked out while it is walked: once, in order. */
  readonly steps: readonly Deltas[]
  /** Messages of `joining` that others hold: once all steps were walked. */
  duplicates(): number
}

export async function planMoves(database: StoreDatabase, moves: MessageMoves): Promise<PlannedMoves> {
  const steps = stepsOf(moves, await fragmentsOf(database, moves.others))
  const recounted = moves.isFresh ? await recount(database, moves) : []
  const changes = await matchAll(database, steps, moves)
  const counted = changes.flatMap((change, at) => {
    const { does } = steps[at] as Step
    const deltas = change.deltas(does === 'leave' ? -1 : 1)
    if (does !== 'compare') return [deltas]
    walk(deltas)
    return []
  })
  // Joined sessions are no import: only what joins can repeat what others hold.
  const joining = changes.filter((_, at) => {
    const { own, does } = steps[at] as Step
    return own === moves.joining || does === 'compare'
  })
  return {
    steps: [...recounted, ...counted],
    duplicates: () => joining.reduce((sum, change) => sum + change.duplicates, 0),
  }
}

/** Works out what nobody counts. */
export function walk(deltas: Deltas): void {
  for (const _ of deltas);
}

/** Each step is worked out beside all that is counted when its turn has come. */
function stepsOf(
  { leaving, joining, isFresh }: MessageMoves,
  held: readonly SessionFragments[],
): readonly Step[] {
  const sessions = joinedSessions({
    held,
    leaving: leaving?.facts.fragments,
    joining: joining?.facts.fragments,
  })
  const leaves = leaving && !isFresh ? [leaving] : []
  const joins = joining ? [joining] : []
  const before = isFresh ? [] : sessions.before
  const after = isFresh || sessions.isChanged ? sessions.after : []
  const step = (does: Step['does'], beside: readonly Own[]) => (own: Own) => ({ own, does, beside })
  return [
    ...leaves.map(step('leave', before)),
    ...joins.map(step('join', before)),
    ...sessions.ofJoining.map(step('compare', before)),
    ...(sessions.isChanged ? before : []).map(step('leave', joins)),
    ...after.map(step('join', joins)),
  ]
}

interface Step {
  readonly own: Own
  /** `compare`: nothing is counted, only what others hold already. */
  readonly does: 'join' | 'leave' | 'compare'
  /** What is counted beside the stored imports: joined sessions, or an import that joins. */
  readonly beside: readonly Own[]
}

/** The facts of an import, or `null` when they are not what its seal states. */
export async function loadIntact(database: StoreDatabase, record: ImportRecord): Promise<Own | null> {
  const facts = await unlessLost(loadFacts(database, record.id))
  if (!facts || !record.format || !record.seal) return null
  return isSameSeal(sealMessages(facts), record.seal) ? { format: record.format, facts } : null
}

async function fragmentsOf(
  database: StoreDatabase,
  records: readonly ImportRecord[],
): Promise<readonly SessionFragments[]> {
  const found: SessionFragments[] = []
  for (const { id, format } of records) {
    const fragments = format === 'smtp-protocol-log' ? await loadFragments(database, id) : null
    if (fragments) found.push(fragments)
  }
  return found
}

/** Counts the imports that stay as if each were taken in after the one before. */
async function recount(database: StoreDatabase, moves: MessageMoves): Promise<Deltas[]> {
  const steps: Deltas[] = []
  for (const [index, record] of moves.others.entries()) {
    const facts = await loadFacts(database, record.id)
    if (!facts || !record.format) continue
    const others = moves.others.slice(0, index)
    const step = { own: { format: record.format, facts }, does: 'join', beside: [] } as const
    for (const change of await matchAll(database, [step], { ...moves, others })) {
      // Not later: all these imports would lie in memory until then.
      steps.push([...change.deltas(1)])
    }
  }
  return steps
}

/**
 * Offers every fact day of every other import to all steps: records of one message can lie days apart (a message
 * held back and released), so no window of days would be exact.
 */
async function matchAll(
  database: StoreDatabase,
  steps: readonly Step[],
  { others, shapes: family, guard }: Pick<MessageMoves, 'others' | 'shapes' | 'guard'>,
): Promise<readonly MessageChange[]> {
  const changes = steps.map(({ own, does }) =>
    startMessageChange(own, does === 'compare' ? createShapeTable() : family),
  )
  if (changes.length === 0) return []
  for (const { id, format } of others) {
    const columns = await loadShapes(database, id)
    // A damaged import cannot be matched; the check at start names it.
    if (!columns || !format) continue
    const shapes = createShapeTable(columns)
    const offer = (facts: FactDay) => {
      for (const change of changes) change.match({ format, facts, shapes })
    }
    await eachFactDay(database, id, offer, guard)
  }
  for (const [at, change] of changes.entries()) matchBeside(change, steps[at]?.beside ?? [])
  return changes
}

function matchBeside(change: MessageChange, beside: readonly Own[]): void {
  for (const { format, facts } of beside) {
    const shapes = createShapeTable(facts.shapes)
    for (const day of facts.days) change.match({ format, facts: day, shapes })
  }
}
