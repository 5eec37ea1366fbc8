import type { Insight } from './insight.ts'

/** The insights by how much they ask for: those on enough messages first, then by share. */
export function worstFirst<One extends Insight>(insights: readonly One[]): readonly One[] {
  return insights.toSorted((a, b) => Number(a.hasFewMessages) - Number(b.hasFewMessages) || b.share - a.share)
}
