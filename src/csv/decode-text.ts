import { decode1252 } from './windows-1252.ts'

/** Decodes the UTF-8 of single values and counts those that are not valid. */
export interface TextDecoding {
  decode(bytes: Uint8Array): string
  /** `null` where it is not valid UTF-8; that is not counted. */
  decodeValid(bytes: Uint8Array): string | null
  /** Values that were not valid UTF-8 and were read as windows-1252 instead. */
  readonly invalidCount: number
}

/** Invalid bytes are never silently turned into U+FFFD: the value is read as windows-1252 and counted. */
export function createTextDecoding(): TextDecoding {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let invalidCount = 0
  function decodeValid(bytes: Uint8Array): string | null {
    try {
      return strict.decode(bytes)
    } catch {
      return null
    }
  }

  return {
    decode(bytes) {
      const text = decodeValid(bytes)
      if (text !== null) return text
      invalidCount++
      return decode1252(bytes)
    },
    decodeValid,
    get invalidCount() {
      return invalidCount
    },
  }
}
