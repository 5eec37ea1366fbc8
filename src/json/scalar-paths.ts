import type { JsonObject } from './object-reader.ts'

/** A property of an object that has a text: by its path, the value as JSON has it. */
export type OnScalar = (path: string, value: unknown) => void

/** What lies deeper has no path of its own. */
const MAX_PATH_DEPTH = 6

/** Tells the properties of an object by dotted paths: `status.errorCode`. A list is one property, whatever is in it. */
export function eachScalar(object: JsonObject, onScalar: OnScalar, prefix = '', depth = 1): void {
  for (const [key, value] of Object.entries(object)) {
    const path = prefix === '' ? key : `${prefix}.${key}`
    if (typeof value !== 'object' || value === null || Array.isArray(value)) onScalar(path, value)
    else if (depth < MAX_PATH_DEPTH) eachScalar(value as JsonObject, onScalar, path, depth + 1)
  }
}

/**
 * A property as the text of a field: a text as it is, a number or boolean as JSON writes it, null and missing
 * empty, a list of such joined by `;`, a list of anything else its JSON.
 */
export function scalarText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (!Array.isArray(value)) return String(value)
  const isFlat = value.every((one) => typeof one !== 'object' || one === null)
  return isFlat ? value.map(scalarText).join(';') : listText(value)
}

function listText(list: readonly unknown[]): string {
  try {
    return JSON.stringify(list)
  } catch {
    // Nested so deep that the stack ends: no export comes near.
    return ''
  }
}
