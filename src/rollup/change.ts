import type { EpochDay } from '../facts/day.ts'
import type { FactDay, MessageFacts } from '../facts/facts.ts'
import type { ShapeTable } from '../facts/shape.ts'
import type { FormatName } from '../facts/vocabulary.ts'
import type { RollupDay } from './rollup.ts'
export type RollupDelta = unknown
export interface MessageChange {
  match(other: { format: FormatName; facts: FactDay; shapes: ShapeTable }): void
  finish(sign: 1 | -1): {
    readonly days: ReadonlyMap<EpochDay, RollupDelta>
    readonly messages: number
    readonly duplicates: number
  }
}
export declare function startMessageChange(
  own: { format: FormatName; facts: MessageFacts },
  shapes: ShapeTable,
): MessageChange
export declare function applyDelta(
  day: EpochDay,
  previous: RollupDay | undefined,
  delta: RollupDelta,
): RollupDay | null
