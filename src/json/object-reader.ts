import { createTextDecoding } from '../csv/decode-text.ts'
import type { WarningCode } from '../facts/import-error.ts'
import type { JsonShape } from './shape.ts'
import { createValueSplitter } from './value-splitter.ts'

/** An object as `JSON.parse` made it: nothing of it is to be trusted. */
export type JsonObject = Readonly<Record<string, unknown>>

export interface ObjectReaderOptions {
  readonly shape: JsonShape
  /** A longer value is an error. */
  readonly maxBytes: number
  /** An object, its number from 1, and its text, which is valid during the call. */
  readonly onObject: (object: JsonObject, number: number, text: Uint8Array) => void
  /** A value that is no object or no JSON, or one that the end of the file cuts; its text where it is at hand. */
  readonly onReject: (number: number, code: 'bad-json' | 'cut-off', text?: Uint8Array) => void
}

/** Reads JSON text as a stream of objects: its memory is one chunk and one object. */
export interface ObjectReader {
  push(chunk: Uint8Array): void
  end(): void
  /** Values so far, rejected ones included. */
  readonly count: number
  /** Values that were not valid UTF-8. */
  readonly invalidCount: number
  /** `more-pages`: the service says that this is one page of several. `file-cut-off`: the text ends inside its list. */
  readonly warnings: readonly WarningCode[]
}

/** How services name the address of the next page. */
const NEXT_PAGE_KEYS = ['@odata.nextlink', 'odata.nextlink', '@nextlink', 'nextlink', '__next']

export function createObjectReader(options: ObjectReaderOptions): ObjectReader {
  const { shape, maxBytes, onObject, onReject } = options
  const decoding = createTextDecoding()
  let isEnding = false
  let isCutOff = false
  let hasMorePages = false
  const splitter = createValueSplitter({
    shape,
    maxBytes,
    onValue(text) {
      const object = parseObject(decoding.decode(text))
      if (object) onObject(object, splitter.count, text)
      // The last line of a file that was cut has no end to tell it by.
      else onReject(splitter.count, isEnding ? 'cut-off' : 'bad-json', text)
    },
    onStray: () => onReject(splitter.count, 'bad-json'),
    onMember(key, value) {
      hasMorePages ||= NEXT_PAGE_KEYS.includes(key) && isText(decoding.decode(value))
    },
  })
  return {
    push: splitter.push,
    end() {
      isEnding = true
      const ending = splitter.end()
      isCutOff = ending !== 'whole'
      if (ending === 'cut-value') onReject(splitter.count, 'cut-off')
    },
    get count() {
      return splitter.count
    },
    get invalidCount() {
      return decoding.invalidCount
    },
    get warnings() {
      const warnings: WarningCode[] = []
      if (hasMorePages) warnings.push('more-pages')
      if (isCutOff) warnings.push('file-cut-off')
      return warnings
    },
  }
}

function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(json: string): boolean {
  return json.length > 2 && json.startsWith('"')
}
