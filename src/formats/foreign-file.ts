import type { ImportErrorCode } from '../facts/import-error.ts'

/** Kinds of file that are no export, by the bytes they start with. */
const SIGNATURES: readonly { readonly code: ImportErrorCode; readonly bytes: readonly number[] }[] = [
  { code: 'gzip-archive', bytes: [0x1f, 0x8b] },
  { code: 'unsupported-archive', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { code: 'unsupported-archive', bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { code: 'unsupported-archive', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { code: 'unsupported-archive', bytes: [0x42, 0x5a, 0x68, 0x39] },
  { code: 'unsupported-archive', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { code: 'image', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { code: 'image', bytes: [0xff, 0xd8, 0xff] },
  { code: 'image', bytes: [0x47, 0x49, 0x46, 0x38] },
  { code: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46] },
]
/** A zip's first entry, an empty one's end, a part of a split one: text that begins with `PK` is none. */
const ZIP_SIGNATURES = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x50, 0x4b, 0x07, 0x08],
] as const

/** Old Excel workbooks and messages that Outlook saved. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0]
const TAR_SIGNATURE = [0x75, 0x73, 0x74, 0x61, 0x72]
const TAR_SIGNATURE_OFFSET = 257

/** What a file is that cannot be an export, from its first bytes; `null`: it may be one. */
export function foreignFile(head: Uint8Array): ImportErrorCode | null {
  if (ZIP_SIGNATURES.some((signature) => startsWith(head, signature)))
    return isWorkbook(head) ? 'excel-workbook' : 'zip-archive'
  const known = SIGNATURES.find((signature) => startsWith(head, signature.bytes))
  if (known) return known.code
  if (startsWith(head, COMPOUND_FILE)) return isOutlookMessage(head) ? 'outlook-message' : 'excel-workbook'
  if (startsWith(head.subarray(TAR_SIGNATURE_OFFSET), TAR_SIGNATURE)) return 'unsupported-archive'
  const text = new TextDecoder('latin1').decode(head.subarray(0, 512)).trimStart().toLowerCase()
  return /^(?:ï»¿)?\s*<(?:!doctype html|html|head|body)/.test(text) ? 'html-page' : null
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte)
}

/** An Excel workbook is a zip whose first entries name its parts. */
function isWorkbook(head: Uint8Array): boolean {
  const names = new TextDecoder('latin1').decode(head.subarray(0, 4096))
  return names.includes('[Content_Types].xml') || names.includes('xl/')
}

/** A message names its properties so, in UTF-16. */
function isOutlookMessage(head: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(head).replaceAll('\0', '').includes('__substg1.0_')
}

/** Text has no control characters but tab, line feed, form feed and carriage return. */
export function isBinary(utf8: Uint8Array): boolean {
  const sample = utf8.subarray(0, 4096)
  let controls = 0
  for (const byte of sample) if (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte)) controls++
  return controls > sample.length / 50
}
