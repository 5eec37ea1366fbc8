import { type ReadExport, readExport } from '../engine/read-export.ts'
import type { ColumnMapping } from '../facts/column-mapping.ts'
import type { DayRange } from '../facts/day.ts'
import { ImportError } from '../facts/import-error.ts'
import type { ByteFile, Member } from '../unpack/byte-file.ts'
import { unpack } from '../unpack/unpack.ts'
import { hashChunks, listPaths, type NamedPath, openNodeFile } from './node-source.ts'

/** One export of the call: what was read of it, or why it could not be read. */
export interface FileImport {
  /** `archive.zip/MTDetail_1.csv` for one inside another file. */
  readonly file: string
  /** `null` where the file could not be opened. */
  readonly sha256: string | null
  readonly read: Account | null
  readonly error: ImportError | null
  /** Messages (aggregates: keys) that an earlier file of the call holds, plus repeats inside the file. */
  readonly duplicates: number
}

/** What is told of an export that was read; its facts may be large, and go where they are counted. */
export type Account = Omit<ReadExport, 'facts'>

/** Duplicates are counted by whoever knows the other files. */
export type ReadFile = Omit<FileImport, 'duplicates' | 'read'> & { readonly read: ReadExport | null }

export interface ReadFilesOptions {
  readonly now: number
  readonly period: DayRange | null
  /** IANA name of the zone of local times. */
  readonly timeZone: string | null
  /** What was said of headers that no format knows. */
  readonly mappings: readonly ColumnMapping[]
}

/** Reads a file, all exports inside an archive or a mail, or all files of a folder; never throws for what they are. */
export async function* readFiles(path: string, options: ReadFilesOptions): AsyncGenerator<ReadFile> {
  const file = path.split(/[\\/]/).at(-1) ?? path
  try {
    for (const named of await listPaths(path)) yield* readPath(named, options)
  } catch (error) {
    yield failed(file, null, error)
  }
}

async function* readPath(named: NamedPath, options: ReadFilesOptions): AsyncGenerator<ReadFile> {
  let file: ByteFile | null = null
  let members: readonly Member[] = []
  try {
    file = await openNodeFile(named)
    members = await unpack(file)
  } catch (error) {
    const sha256 = file && (await hashChunks(file.read(0, file.size)).catch(() => null))
    yield failed(named.name, sha256, error)
  }
  for (const member of members) yield await readMember(member, options)
}

async function readMember(member: Member, options: ReadFilesOptions): Promise<ReadFile> {
  const { now, period, timeZone, mappings } = options
  let sha256: string | null = null
  try {
    sha256 = await hashChunks(member.open())
    const read = await readExport(member, {
      now,
      mappings,
      ...(period === null ? {} : { period }),
      ...(timeZone === null ? {} : { timeZone }),
    })
    return { file: member.name, sha256, read, error: null }
  } catch (error) {
    return failed(member.name, sha256, error)
  }
}

/** Throws what is no `ImportError`: a defect of ours. */
function failed(file: string, sha256: string | null, error: unknown): ReadFile {
  if (error instanceof ImportError) return { file, sha256, read: null, error }
  throw error
}
