/**
 * How a JSON file holds its values. `list`: in an array, which is the file or stands under `path` of an object
 * (`{"value": [...]}`), one such after another. `lines`: one a line. `values`: one after another.
 */
export type JsonShape =
  | { readonly kind: 'list'; readonly path: readonly string[] }
  | { readonly kind: 'lines' }
  | { readonly kind: 'values' }

/** `null`: not JSON; `undefined`: the bytes so far do not tell. */
type Found<T> = T | null | undefined

/** Keys, in lower case, under which services put the list of what was asked for. */
const LIST_KEYS = ['value', 'records']
/** The old OData form: `{"d": {"results": [...]}}`, and `{"d": [...]}`. */
const WRAPPER_KEY = 'd'
const WRAPPED_LIST_KEY = 'results'

const OBJECT = 0x7b
const OBJECT_END = 0x7d
const LIST = 0x5b
const LIST_END = 0x5d
const QUOTE = 0x22
const BACKSLASH = 0x5c
const LF = 0x0a

/** The shape of UTF-8 text that is JSON, from its first bytes; `isWhole`: nothing follows them. */
export function findJsonShape(text: Uint8Array, isWhole: boolean): Found<JsonShape> {
  const start = skipSpace(text, skipMarks(text))
  const next = skipSpace(text, start + 1)
  if (next >= text.length && !isWhole) return undefined
  const [first, second] = [text[start], text[next]]
  // A header of a table may begin with a bracket (`[Date],…`), never with these pairs.
  if (first === LIST) return isListStart(second) ? { kind: 'list', path: [] } : null
  if (first !== OBJECT || (second !== QUOTE && second !== OBJECT_END)) return null
  const list = findList(text, start)
  if (list === undefined) return isWhole ? { kind: 'values' } : undefined
  return list.path ? { kind: 'list', path: list.path } : shapeAfter(text, start, list.end, isWhole)
}

/** The shape of a file that begins with the object in `[start, end)`. */
function shapeAfter(text: Uint8Array, start: number, end: number, isWhole: boolean): Found<JsonShape> {
  if (end >= text.length && !isWhole) return undefined
  const lineEnd = text.indexOf(LF, end)
  const next = skipSpace(text, end)
  const isOneLine = !text.subarray(start, end).includes(LF)
  return { kind: isOneLine && lineEnd >= 0 && lineEnd < next ? 'lines' : 'values' }
}

/** Where the object at `start` has its list, else where it ends; `undefined`: not in these bytes. */
function findList(
  text: Uint8Array,
  start: number,
): { readonly path: readonly string[] | null; readonly end: number } | undefined {
  for (const member of members(text, start)) {
    const { key, value } = member
    if (key === null) return { path: null, end: value }
    if (LIST_KEYS.includes(key) && isObjectList(text, value)) return { path: [key], end: value }
    if (key !== WRAPPER_KEY) continue
    if (isObjectList(text, value)) return { path: [key], end: value }
    if (text[value] !== OBJECT) continue
    for (const inner of members(text, value)) {
      if (inner.key === WRAPPED_LIST_KEY && isObjectList(text, inner.value)) {
        return { path: [key, inner.key], end: inner.value }
      }
    }
  }
  return undefined
}

/** The members of the object at `start` that begin in `text`; at last a key `null` with the object's end. */
function* members(text: Uint8Array, start: number): Generator<{ key: string | null; value: number }> {
  let at = skipSpace(text, start + 1)
  while (at < text.length) {
    if (text[at] === OBJECT_END) {
      yield { key: null, value: at + 1 }
      return
    }
    const keyEnd = valueEnd(text, at)
    const value = skipSpace(text, skipSpace(text, keyEnd) + 1)
    if (value >= text.length) return
    yield { key: new TextDecoder().decode(text.subarray(at + 1, keyEnd - 1)).toLowerCase(), value }
    const end = skipSpace(text, valueEnd(text, value))
    at = text[end] === OBJECT_END ? end : skipSpace(text, end + 1)
  }
}

/** A list of objects, or an empty one: a list of texts is a property of one record. */
function isObjectList(text: Uint8Array, at: number): boolean {
  return text[at] === LIST && isListStart(text[skipSpace(text, at + 1)])
}

function isListStart(byte: number | undefined): boolean {
  return byte === OBJECT || byte === LIST_END
}

/** The offset behind the value at `at`, or the end of the text. */
function valueEnd(text: Uint8Array, at: number): number {
  let depth = 0
  for (let index = at; index < text.length; index++) {
    const byte = text[index] as number
    if (byte === QUOTE) {
      index = stringEnd(text, index)
      if (depth === 0) return index + 1
    } else if (byte === OBJECT || byte === LIST) depth++
    else if (byte === OBJECT_END || byte === LIST_END) {
      depth--
      if (depth <= 0) return depth === 0 ? index + 1 : index
    } else if (depth === 0 && (byte === 0x2c || byte === 0x3a)) return index
  }
  return text.length
}

/** The offset of the quote that ends the string whose first quote is at `at`, or the end of the text. */
function stringEnd(text: Uint8Array, at: number): number {
  for (let index = at + 1; index < text.length; index++) {
    if (text[index] === BACKSLASH) index++
    else if (text[index] === QUOTE) return index
  }
  return text.length
}

/** The offset behind leading byte order marks: there can be two. */
export function skipMarks(text: Uint8Array): number {
  let start = 0
  while (text[start] === 0xef && text[start + 1] === 0xbb && text[start + 2] === 0xbf) start += 3
  return start
}

function skipSpace(text: Uint8Array, from: number): number {
  let at = from
  while (at < text.length && isSpace(text[at] as number)) at++
  return at
}

export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === LF || byte === 0x0d || byte === 0x09
}
