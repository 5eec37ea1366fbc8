import { ImportError } from '../facts/import-error.ts'
import { type ByteFile, type Member, memoryFile, readBytes } from './byte-file.ts'
import { claimedSize, gunzip } from './gzip.ts'
import { limited, tooLarge } from './limits.ts'
import { isMail, readAttachments } from './mail.ts'
import { zipMembers } from './zip-member.ts'

/** The header of a mail that passed many servers is some ten KiB long. */
const HEAD_BYTES = 64 * 1024
/** A mail is read whole; no service sends a larger one. */
const MAX_MAIL_BYTES = 160 * 1024 * 1024
/** A mail in a zip with a gzip in it. */
const MAX_DEPTH = 3

/**
 * The exports in a file: of a zip and a mail what is inside, of a gzip its text, of any other file itself. What is
 * inside is looked into as well, but for a zip in a zip. Throws `ImportError` for a container that cannot be read.
 */
export function unpack(file: ByteFile): Promise<readonly Member[]> {
  return expand(memberOf(file), file, 0)
}

/** A file as its own and only member. */
function memberOf(file: ByteFile): Member {
  const { name, size, openDirect } = file
  const open = (signal?: AbortSignal) => file.read(0, size, signal)
  return { name, size, range: { start: 0, end: size }, open, ...(openDirect && { openDirect }) }
}

/** `file`: the member as a file that is read from anywhere; `null`: it can only be read from its start. */
async function expand(member: Member, file: ByteFile | null, depth: number): Promise<readonly Member[]> {
  if (depth > MAX_DEPTH) return [member]
  const head = await readBytes(member.open(), HEAD_BYTES)
  if (isGzip(head)) return expandGzip(member, file, depth)
  if (isZip(head) && file) return expandAll(member.name, await zipMembers(file), depth)
  if (isMail(head)) return expandMail(member, depth)
  return [member]
}

function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b
}

function isZip(head: Uint8Array): boolean {
  const isSigned = head[0] === 0x50 && head[1] === 0x4b
  return isSigned && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))
}

async function expandGzip(member: Member, file: ByteFile | null, depth: number): Promise<readonly Member[]> {
  const { name, size: packedSize } = member
  const claimed = file ? await claimedSize(() => file.read(file.size - 4, file.size)) : 0
  const inner: Member = {
    name,
    size: Math.max(claimed, packedSize),
    range: null,
    open: (signal) =>
      limited(
        packedSize,
        gunzip(() => member.open(signal)),
      ),
  }
  // A gzip in a gzip is left as it is, and told.
  const head = await readBytes(inner.open(), HEAD_BYTES)
  return isMail(head) ? expandMail(inner, depth + 1) : [inner]
}

async function expandMail(member: Member, depth: number): Promise<readonly Member[]> {
  const bytes = await readBytes(member.open(), MAX_MAIL_BYTES + 1)
  if (bytes.length > MAX_MAIL_BYTES) throw tooLarge(MAX_MAIL_BYTES)
  const files = readAttachments(bytes).map(({ name, bytes: content }) => memoryFile(name, content))
  if (files.length === 0) throw new ImportError('no-export-inside')
  const members = await Promise.all(files.map((file) => expandOrKeep(memberOf(file), file, depth + 1)))
  // They stand in memory, not in the file that was brought.
  return named(member.name, members.flat()).map((one) => ({ ...one, range: null }))
}

async function expandAll(
  name: string,
  members: readonly Member[],
  depth: number,
): Promise<readonly Member[]> {
  if (members.length === 0) throw new ImportError('no-export-inside')
  const expanded: Member[] = []
  for (const member of members) expanded.push(...(await expandOrKeep(member, null, depth + 1)))
  return named(name, expanded)
}

/** A member that cannot be read says so when it is: the others can. */
async function expandOrKeep(
  member: Member,
  file: ByteFile | null,
  depth: number,
): Promise<readonly Member[]> {
  try {
    return await expand(member, file, depth)
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    return [{ ...member, open: () => failing(error) }]
  }
}

// biome-ignore lint/correctness/useYield: it fails before the first byte
async function* failing(error: ImportError): AsyncGenerator<Uint8Array, void, undefined> {
  throw error
}

function named(container: string, members: readonly Member[]): readonly Member[] {
  return members.map((member) => ({ ...member, name: `${container}/${shownName(member.name)}` }))
}

/** A name out of a file: no control characters, no marks that turn text around, of a length that can be shown. */
function shownName(name: string): string {
  const clean = name.replace(/[\p{Cc}\p{Cf}]/gu, '')
  return clean.length > 200 ? `…${clean.slice(-200)}` : clean
}
