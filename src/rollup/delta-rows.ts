/** What changes on one day, as columns: one row a shape of the family, ascending; parts may be negative. */
export interface RollupDelta {
  readonly shape: Uint32Array
  readonly messages: Float64Array
  readonly deliveries: Float64Array
  readonly bytes: Float64Array
}

/** A change of so many rows, all zero. */
export function emptyDelta(rows: number): RollupDelta {
  return {
    shape: new Uint32Array(rows),
    messages: new Float64Array(rows),
    deliveries: new Float64Array(rows),
    bytes: new Float64Array(rows),
  }
}
