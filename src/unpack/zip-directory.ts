import type { Bytes } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'
import { type ByteFile, readRange } from './byte-file.ts'

/** A file in a zip, as the archive's directory tells of it. */
export interface ZipEntry {
  /** With `/` between folders; only to be shown. */
  readonly name: string
  /** 0: stored as it is; 8: deflate. */
  readonly method: number
  readonly isEncrypted: boolean
  readonly crc: number
  readonly packedSize: Bytes
  readonly size: Bytes
  /** Where its local header begins. */
  readonly offset: Bytes
}

/** More files than anyone drops; each would become an import. */
const MAX_MEMBERS = 1_000

const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const MAX_COMMENT_BYTES = 0xffff
const LOCATOR_SIGNATURE = 0x07064b50
const LOCATOR_BYTES = 20
const END64_SIGNATURE = 0x06064b50
const END64_BYTES = 56
const ENTRY_SIGNATURE = 0x02014b50
const ENTRY_BYTES = 46
const ZIP64_FIELD = 1
const MAX_32 = 0xffffffff
const ENCRYPTED = 1
const UTF8_NAME = 0x800
/** A directory of a thousand files with the longest names is far smaller. */
const MAX_DIRECTORY_BYTES = 64 * 1024 * 1024

/**
 * The files in a zip, folders left out. Throws `ImportError`: `damaged` without a whole directory (a download that was
 * cut has none), `excel-workbook`, `too-many-files`.
 */
export async function readZipDirectory(file: ByteFile): Promise<readonly ZipEntry[]> {
  const { start, end, shift } = await findDirectory(file)
  if (end - start > MAX_DIRECTORY_BYTES) throw new ImportError('too-many-files', { limit: MAX_MEMBERS })
  const bytes = await readRange(file, start, end)
  const view = viewOf(bytes)
  const entries: ZipEntry[] = []
  for (let at = 0; at < bytes.length; ) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
      throw new ImportError('damaged')
    }
    const next = at + ENTRY_BYTES + variableBytes(view, at)
    if (next > bytes.length) throw new ImportError('damaged')
    const entry = readEntry(bytes.subarray(at, next), shift)
    if (entry.name === '[Content_Types].xml') throw new ImportError('excel-workbook')
    if (isWanted(entry.name)) entries.push(entry)
    if (entries.length > MAX_MEMBERS) throw new ImportError('too-many-files', { limit: MAX_MEMBERS })
    at = next
  }
  return entries
}

interface Directory {
  readonly start: Bytes
  readonly end: Bytes
  /** Bytes before the archive's own first one: a program that unpacks itself. */
  readonly shift: Bytes
}

async function findDirectory(file: ByteFile): Promise<Directory> {
  const tailStart = Math.max(0, file.size - END_BYTES - MAX_COMMENT_BYTES)
  const tail = await readRange(file, tailStart, file.size)
  const view = viewOf(tail)
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue
    if (at + END_BYTES + view.getUint16(at + 20, true) !== tail.length) continue
    const [size, offset] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)]
    const isLarge = size === MAX_32 || offset === MAX_32 || view.getUint16(at + 10, true) === 0xffff
    if (isLarge) return findLargeDirectory(file, tailStart + at)
    const end = tailStart + at
    return { start: end - size, end, shift: end - size - offset }
  }
  throw new ImportError('damaged')
}

/** The directory of a zip64, whose end record stands before the usual one. */
async function findLargeDirectory(file: ByteFile, endRecord: Bytes): Promise<Directory> {
  const locator = viewOf(await readRange(file, endRecord - LOCATOR_BYTES, endRecord))
  if (locator.getUint32(0, true) !== LOCATOR_SIGNATURE) throw new ImportError('damaged')
  const at = Number(locator.getBigUint64(8, true))
  const record = viewOf(await readRange(file, at, at + END64_BYTES))
  if (record.getUint32(0, true) !== END64_SIGNATURE) throw new ImportError('damaged')
  const [size, start] = [Number(record.getBigUint64(40, true)), Number(record.getBigUint64(48, true))]
  return { start, end: start + size, shift: 0 }
}

function variableBytes(view: DataView, at: number): number {
  return view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
}

function readEntry(bytes: Uint8Array, shift: Bytes): ZipEntry {
  const view = viewOf(bytes)
  const flags = view.getUint16(8, true)
  const nameEnd = ENTRY_BYTES + view.getUint16(28, true)
  const extra = bytes.subarray(nameEnd, nameEnd + view.getUint16(30, true))
  const [size, packedSize, offset] = largeNumbers(extra, [
    view.getUint32(24, true),
    view.getUint32(20, true),
    view.getUint32(42, true),
  ])
  return {
    name: readName(bytes.subarray(ENTRY_BYTES, nameEnd), (flags & UTF8_NAME) !== 0),
    method: view.getUint16(10, true),
    isEncrypted: (flags & ENCRYPTED) !== 0,
    crc: view.getUint32(16, true),
    packedSize,
    size,
    offset: offset + shift,
  }
}

type Sizes = readonly [size: Bytes, packedSize: Bytes, offset: Bytes]

/** Numbers that do not fit into 32 bits stand in a field of their own, only those, in this order. */
function largeNumbers(extra: Uint8Array, numbers: Sizes): Sizes {
  const view = viewOf(extra)
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== ZIP64_FIELD) continue
    const end = Math.min(extra.length, at + 4 + view.getUint16(at + 2, true))
    let from = at + 4
    const [size, packedSize, offset] = numbers.map((number) => {
      if (number !== MAX_32) return number
      if (from + 8 > end) throw new ImportError('damaged')
      from += 8
      return Number(view.getBigUint64(from - 8, true))
    })
    return [size ?? 0, packedSize ?? 0, offset ?? 0]
  }
  return numbers
}

function readName(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\\', '/')
  } catch {
    return new TextDecoder(isUtf8 ? 'utf-8' : 'windows-1252').decode(bytes).replaceAll('\\', '/')
  }
}

/** No folder, and nothing that a system put there for itself. */
export function isWanted(name: string): boolean {
  const parts = name.split('/')
  return (
    parts.at(-1) !== '' &&
    !parts.some((part) => part === '__MACOSX' || /^\.[^.]/.test(part)) &&
    !/^(?:thumbs\.db|desktop\.ini)$/i.test(parts.at(-1) ?? '')
  )
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
