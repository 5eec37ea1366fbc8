import { deflateRawSync } from 'node:zlib'
import { crc32 } from '../../src/unpack/crc32.ts'

/** A file of a zip, with what may be wrong about it. */
export interface ZipFile {
  readonly name: string
  readonly content: string | Uint8Array
  readonly isStored?: boolean
  readonly isEncrypted?: boolean
  readonly method?: number
  readonly crc?: number
  readonly size?: number
  /** Sizes and offset in 64 bits, as large archives have them. */
  readonly isLarge?: boolean
}

const MAX_32 = 0xffffffff

/** A zip as programs write it. */
export function zipBytes(files: readonly ZipFile[], { comment = '', isLarge = false } = {}): Uint8Array {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const name = Buffer.from(file.name)
    const content = Buffer.from(file.content)
    const packed = file.isStored ? content : deflateRawSync(content)
    const size = file.size ?? content.length
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    locals.push(local, name, packed)
    const extra = Buffer.alloc(file.isLarge ? 28 : 0)
    if (file.isLarge) {
      extra.writeUInt16LE(1, 0)
      extra.writeUInt16LE(24, 2)
      extra.writeBigUInt64LE(BigInt(size), 4)
      extra.writeBigUInt64LE(BigInt(packed.length), 12)
      extra.writeBigUInt64LE(BigInt(offset), 20)
    }
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE((file.isEncrypted ? 1 : 0) | 0x800, 8)
    entry.writeUInt16LE(file.method ?? (file.isStored ? 0 : 8), 10)
    entry.writeUInt32LE(file.crc ?? crc32(content), 16)
    entry.writeUInt32LE(file.isLarge ? MAX_32 : packed.length, 20)
    entry.writeUInt32LE(file.isLarge ? MAX_32 : size, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt16LE(extra.length, 30)
    entry.writeUInt32LE(file.isLarge ? MAX_32 : offset, 42)
    entries.push(entry, name, extra)
    offset += local.length + name.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(isLarge ? MAX_32 : directory.length, 12)
  end.writeUInt32LE(isLarge ? MAX_32 : offset, 16)
  end.writeUInt16LE(comment.length, 20)
  const large = isLarge ? largeEnd(offset, directory.length) : Buffer.alloc(0)
  return new Uint8Array(Buffer.concat([...locals, directory, large, end, Buffer.from(comment)]))
}

function largeEnd(offset: number, size: number): Buffer {
  const record = Buffer.alloc(56 + 20)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(BigInt(size), 40)
  record.writeBigUInt64LE(BigInt(offset), 48)
  record.writeUInt32LE(0x07064b50, 56)
  record.writeBigUInt64LE(BigInt(offset + size), 56 + 8)
  return record
}
