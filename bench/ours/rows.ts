import { formatDay } from '../../src/facts/day.ts'
import { type Shape, unpackShapes } from '../../src/facts/shape.ts'
import type { FamilyRollups, RollupDay } from '../../src/rollup/rollup.ts'
import type { Kind, Row } from '../lib/tables.mjs'

/** Sums the rollups over all that the other contenders do not tell apart. */
export function rowsOf(kind: Kind, { shapes, days }: Pick<FamilyRollups, 'shapes' | 'days'>): Row[] {
  const shapeOf = unpackShapes(shapes)
  return days.flatMap((counts) => rowsOfDay(kind, counts, shapeOf))
}

function rowsOfDay(kind: Kind, { day, shape, messages, bytes }: RollupDay, shapes: readonly Shape[]): Row[] {
  return Array.from(shape, (id, index) => ({
    ...(shapes[id] as Shape),
    messages: messages[index] ?? 0,
    bytes: bytes[index] ?? 0,
  }))
    .filter((row) => row.kind === 'inbound' || row.kind === 'outbound')
    .map((row) => ({
      day: formatDay(day),
      sender: row.sender,
      third: kind === 'summary' ? (row.connector ?? '') : row.tls,
      messages: row.messages,
      bytes: row.bytes,
    }))
}
