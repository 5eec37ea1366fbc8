/** What changes on one day, as columns: one row a shape of the family, ascending; parts may be negative. */
export interface RollupDelta {
  readonly shape: Uint32Array
  /** Whole numbers where none is negative: they are stored as they are. */
  readonly messages: Float64Array | Uint32Array
  readonly deliveries: Float64Array
  readonly bytes: Float64Array
}

/** A change of so many rows, all zero. `isPositive`: no part will be negative. */
export function emptyDelta(rows: number, isPositive = false): RollupDelta {
  return {
    shape: new Uint32Array(rows),
    messages: isPositive ? new Uint32Array(rows) : new Float64Array(rows),
    deliveries: new Float64Array(rows),
    bytes: new Float64Array(rows),
  }
}
