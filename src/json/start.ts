import { createObjectReader, type JsonObject } from './object-reader.ts'
import { eachScalar } from './scalar-paths.ts'
import { findJsonShape, type JsonShape, skipMarks } from './shape.ts'

/** A report that is one object is read whole, up to this size. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024

export interface JsonStart {
  readonly shape: JsonShape
  /** Bytes of the text before its JSON. */
  readonly textStart: number
  /** The paths of the properties of the first objects, in order of first sight. */
  readonly header: readonly string[]
  /** `null`: there is no whole object. */
  readonly first: JsonObject | null
  /** Values that stand there, also such that are none. */
  readonly count: number
}

/**
 * What the first bytes of UTF-8 text tell of its JSON. `null`: it is none. `undefined`: they hold no whole
 * object yet, and `isWhole` is false.
 */
export function readJsonStart(text: Uint8Array, isWhole: boolean): JsonStart | null | undefined {
  const shape = findJsonShape(text, isWhole)
  if (!shape) return shape
  const textStart = skipMarks(text)
  const header = new Set<string>()
  let first: JsonObject | null = null
  const reader = createObjectReader({
    shape,
    maxBytes: MAX_DOCUMENT_BYTES,
    onObject(object) {
      first ??= object
      eachScalar(object, (path) => header.add(path))
    },
    onReject() {},
  })
  reader.push(text.subarray(textStart))
  if (isWhole) reader.end()
  if (first === null && !isWhole) return undefined
  return { shape, textStart, header: [...header], first, count: reader.count }
}
