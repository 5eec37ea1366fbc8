import type { ByteFile, Member } from '../unpack/byte-file.ts'
import { unpack } from '../unpack/unpack.ts'
import type { Clock } from './clock.ts'
import type { ExportSource } from './export-source.ts'
import { fileSource } from './file-source.ts'

/** One export of what was brought: a file, or a member of one. */
export interface BroughtFile {
  readonly member: Member
  /** Its bytes as they stand on disk; `null` where they are packed. */
  readonly blob: Blob | null
}

/** The exports in a file: of a zip, a gzip or a mail what is inside. Throws `ImportError`. */
export async function broughtFiles(file: Blob, name: string, clock: Clock): Promise<readonly BroughtFile[]> {
  const members = await unpack(blobFile(file, name, clock))
  return members.map((member) => ({ member, blob: member.range && sliceOf(file, member.range) }))
}

/** A file that is known to be no container, such as a kept original. */
export function plainFile(file: Blob, name: string, clock: Clock): BroughtFile {
  const { size } = file
  const { read } = blobFile(file, name, clock)
  return {
    member: { name, size, range: { start: 0, end: size }, open: (signal) => read(0, size, signal) },
    blob: file,
  }
}

/** A member as a source that a signal ends at once. */
export function sourceOf({ name, size, open }: Member, signal?: AbortSignal): ExportSource {
  return { name, size, open: () => open(signal) }
}

function blobFile(file: Blob, name: string, clock: Clock): ByteFile {
  return {
    name,
    size: file.size,
    read: (start, end, signal) =>
      fileSource(sliceOf(file, { start, end }), name, signal ? { clock, signal } : { clock }).open(),
  }
}

/** A plain slice, also of the whole: a `File` would carry its name and date into the store a second time. */
function sliceOf(file: Blob, { start, end }: { readonly start: number; readonly end: number }): Blob {
  return file.slice(start, end)
}
