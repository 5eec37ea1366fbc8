// Ours: the command line's path from the file to rollups, and the rollups as the table that every contender gives.
import { openNodeSource } from '../../src/cli/node-source.ts'
import { readExport } from '../../src/engine/read-export.ts'
import { formatDay } from '../../src/facts/day.ts'
import { createShapeTable, type Shape, unpackShapes } from '../../src/facts/shape.ts'
import { applyDelta, startMessageChange } from '../../src/rollup/change.ts'
import type { FamilyRollups, RollupDay } from '../../src/rollup/rollup.ts'
import type { Kind, Row } from '../lib/tables.mjs'

export { hashFile } from '../../src/cli/node-source.ts'

/** From the file to rollups, as the command line takes a first export in. Throws `ImportError`. */
export async function group(kind: Kind, path: string): Promise<() => Row[]> {
  const rollups = await readRollups(path)
  return () => rowsOf(kind, rollups)
}

async function readRollups(path: string): Promise<Pick<FamilyRollups, 'shapes' | 'days'>> {
  const { format, facts } = await readExport(await openNodeSource(path), { now: Date.now() })
  if (facts.kind !== 'messages') throw new Error(`${format} has no messages`)
  const shapes = createShapeTable()
  const days: RollupDay[] = []
  for (const [day, delta] of startMessageChange({ format, facts }, shapes).finish(1).days) {
    const counts = applyDelta(day, undefined, delta)
    if (counts) days.push(counts)
  }
  return { shapes: shapes.toColumns(), days }
}

/** Sums the rollups over all that the other contenders do not tell apart. Also for rollups out of the browser's store. */
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
