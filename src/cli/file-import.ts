import { type ReadExport, readExport } from '../engine/read-export.ts'
import type { DayRange } from '../facts/day.ts'
import { ImportError } from '../facts/import-error.ts'
import { hashFile, openNodeSource } from './node-source.ts'

/** One file of the call: what was read of it, or why it could not be read. */
export interface FileImport {
  readonly file: string
  /** `null` where the file could not be opened. */
  readonly sha256: string | null
  readonly read: ReadExport | null
  readonly error: ImportError | null
  /** Messages (aggregates: keys) that an earlier file of the call holds, plus repeats inside the file. */
  readonly duplicates: number
}

/** Reads one file; never throws for what the file is. Duplicates are counted by whoever knows the others. */
export async function readFile(
  path: string,
  options: { readonly now: number; readonly period: DayRange | null; readonly timeZone: string | null },
): Promise<Omit<FileImport, 'duplicates'>> {
  const file = path.split(/[\\/]/).at(-1) ?? path
  let sha256: string | null = null
  try {
    const source = await openNodeSource(path)
    sha256 = await hashFile(path)
    const { now, period, timeZone } = options
    const read = await readExport(source, {
      now,
      ...(period === null ? {} : { period }),
      ...(timeZone === null ? {} : { timeZone }),
    })
    return { file, sha256, read, error: null }
  } catch (error) {
    if (error instanceof ImportError) return { file, sha256, read: null, error }
    throw error
  }
}
