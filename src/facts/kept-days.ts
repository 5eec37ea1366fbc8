import type { FactDay, FactDays } from './facts.ts'

/** The days as a list that lasts. */
export function keepDays(days: FactDays): readonly FactDay[] {
  return isKept(days) ? days : Array.from(days, keepDay)
}

function keepDay({ day, identity, ticks, shape, bytes, deliveries }: FactDay): FactDay {
  return {
    day,
    identity: identity.slice(),
    ticks: ticks.slice(),
    shape: shape.slice(),
    bytes: bytes.slice(),
    deliveries: deliveries.slice(),
  }
}

/** The column itself where it has its memory for itself, else a copy: a window is stored, and held, with the whole. */
export function ownColumn(column: Uint32Array): Uint32Array {
  return column.byteLength === column.buffer.byteLength ? column : column.slice()
}

/** A list holds its days; whatever else writes them when it is walked. */
function isKept(days: FactDays): days is readonly FactDay[] {
  return Array.isArray(days)
}
