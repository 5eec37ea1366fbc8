import type { EpochDay } from '../facts/day.ts'
import type { ShapeColumns } from '../facts/shape.ts'
import type { Family } from '../facts/vocabulary.ts'

/** Counts of one UTC day: one row a shape, as columns. All counts are above zero, shapes ascend. */
export interface RollupDay {
  readonly day: EpochDay
  /** Id in the family's shapes. */
  readonly shape: Uint32Array
  readonly messages: Uint32Array
  readonly deliveries: Float64Array
  readonly bytes: Float64Array
}

/** The rollups of one family for some days: all that a report is computed from. */
export interface FamilyRollups {
  readonly family: Family
  readonly shapes: ShapeColumns
  /** Days ascend. A day without messages has no entry. */
  readonly days: readonly RollupDay[]
}
