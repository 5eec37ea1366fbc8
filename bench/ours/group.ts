// Ours: the command line's path from the file to rollups, and the rollups as the table that every contender gives.
import { hashChunks, openNodeFile } from '../../src/cli/node-source.ts'
import type { ExportSource } from '../../src/engine/export-source.ts'
import { readExport } from '../../src/engine/read-export.ts'
import type { EpochDay } from '../../src/facts/day.ts'
import { createShapeTable } from '../../src/facts/shape.ts'
import { applyDelta, startMessageChange } from '../../src/rollup/change.ts'
import type { FamilyRollups, RollupDay } from '../../src/rollup/rollup.ts'
import type { Kind, Row } from '../lib/tables.mjs'
import { rowsOf } from './rows.ts'

/** SHA-256 of the bytes as given, lower-case hexadecimal. */
export async function hashFile(path: string): Promise<string> {
  return hashChunks((await openSource(path)).open())
}

/** The file itself: the bench has no archives. */
async function openSource(path: string): Promise<ExportSource> {
  const { name, size, read, openDirect } = await openNodeFile({ path, name: path })
  return { name, size, open: () => read(0, size), ...(openDirect && { openDirect }) }
}

/** From the file to rollups, as the command line takes a first export in. Throws `ImportError`. */
export async function group(kind: Kind, path: string): Promise<() => Row[]> {
  const rollups = await readRollups(path)
  return () => rowsOf(kind, rollups)
}

async function readRollups(path: string): Promise<Pick<FamilyRollups, 'shapes' | 'days'>> {
  const { format, facts } = await readExport(await openSource(path), { now: Date.now() })
  if (facts.kind !== 'messages') throw new Error(`${format} has no messages`)
  const shapes = createShapeTable()
  const days = new Map<EpochDay, RollupDay>()
  for (const [day, delta] of startMessageChange({ format, facts }, shapes).deltas(1)) {
    const counts = applyDelta(day, days.get(day), delta)
    if (counts) days.set(day, counts)
  }
  return { shapes: shapes.toColumns(), days: [...days.values()] }
}
