import type { ExportFacts } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'
import { createShapeTable } from '../facts/shape.ts'
import type { Family, FormatName } from '../facts/vocabulary.ts'
import { countHeld } from '../rollup/held-aggregates.ts'
import type { StoreDatabase } from './database.ts'
import { otherAggregates, sealedImports } from './family-change.ts'
import { planMoves, walk } from './message-moves.ts'

/** An export that is not counted yet. */
export interface HeldQuestion {
  readonly family: Family
  readonly format: FormatName
  readonly facts: ExportFacts
  /** The import whose place it is to take: what that one holds is not held twice. */
  readonly replaces: string | null
  readonly signal?: AbortSignal
}

/** Messages of the export (of an aggregate: its keys) that sealed imports of its family hold. Reads only. */
export async function countHeldBySealed(database: StoreDatabase, question: HeldQuestion): Promise<number> {
  const { family, format, facts, replaces, signal } = question
  const others = (await sealedImports(database, family)).filter(({ id }) => id !== replaces)
  if (facts.kind !== 'messages') {
    const held = await otherAggregates(database, others)
    return countHeld(
      facts,
      held.map((each) => each.facts),
    )
  }
  if (others.length === 0) return 0
  const guard = async () => {
    if (signal?.aborted) throw new ImportError('cancelled')
  }
  // The plan of the seal itself, thrown away: sessions that go on in other imports count as they will.
  const joining = { format, facts }
  const moves = { others, leaving: null, joining, isFresh: false, shapes: createShapeTable(), guard }
  const planned = await planMoves(database, moves)
  for (const step of planned.steps) walk(step)
  return planned.duplicates()
}
