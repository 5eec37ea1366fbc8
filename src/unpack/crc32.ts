/** Four tables, so that four bytes are taken at a time. */
const TABLES = makeTables()

/** The CRC-32 of gzip and zip: of no bytes 0; a longer text goes on from the checksum of what came before. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [first, second, third, fourth] = TABLES
  let crc = ~before
  let at = 0
  for (const last = bytes.length - 3; at < last; at += 4) {
    crc ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    crc =
      (fourth[crc & 0xff] as number) ^
      (third[(crc >>> 8) & 0xff] as number) ^
      (second[(crc >>> 16) & 0xff] as number) ^
      (first[crc >>> 24] as number)
  }
  for (; at < bytes.length; at++) {
    crc = (first[(crc ^ (bytes[at] as number)) & 0xff] as number) ^ (crc >>> 8)
  }
  return ~crc >>> 0
}

function makeTables(): readonly [Int32Array, Int32Array, Int32Array, Int32Array] {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    return crc
  })
  const next = (table: Int32Array) => table.map((crc) => (crc >>> 8) ^ (first[crc & 0xff] as number))
  const second = next(first)
  const third = next(second)
  return [first, second, third, next(third)]
}
