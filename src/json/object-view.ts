import type { Dictionary } from '../csv/dictionary.ts'
import { createFieldValues } from '../csv/field-values.ts'
import type { RecordView } from '../csv/record-reader.ts'
import type { JsonObject } from './object-reader.ts'
import { eachScalar, scalarText } from './scalar-paths.ts'

export interface ObjectViewOptions {
  /** The paths of properties, as far as the first objects have told them. */
  readonly header: readonly string[]
  /** Per slot the path's index in the header, or -1 where no object has had it so far. */
  readonly columns: readonly number[]
  /** The header with the paths that an object brought: which of them are wanted now. */
  readonly onHeader: (header: readonly string[]) => readonly number[]
}

/** A record view over objects: what reads records of a table reads objects of a list as well. */
export interface ObjectView extends RecordView {
  /** Shows this object from now on; `text` is its JSON. */
  show(object: JsonObject, number: number, text: Uint8Array): void
}

/** A hostile file brings a new path with every object: later ones are not asked about. */
const MAX_PATHS = 2_000

export function createObjectView({ header, columns, onHeader }: ObjectViewOptions): ObjectView {
  const columnOf = new Map(header.map((path, column) => [path, column]))
  const encoder = new TextEncoder()
  let wanted = columns
  /** Of the current object, by column. */
  let values: unknown[] = []
  let number = 0
  let json: Uint8Array = new Uint8Array(0)
  let texts: string[] = []
  let bytes = new Uint8Array(1024)
  const starts = new Uint32Array(columns.length)
  const ends = new Uint32Array(columns.length)
  let isEncoded = false

  function take(path: string, value: unknown): boolean {
    const known = columnOf.get(path)
    const column = known ?? columnOf.size
    if (known === undefined) {
      if (columnOf.size >= MAX_PATHS) return false
      columnOf.set(path, column)
    }
    values[column] = value
    return known === undefined
  }

  /** All slots at once: a format that asks for the bytes of one asks for most. */
  function encode(): void {
    if (isEncoded) return
    isEncoded = true
    const needed = texts.reduce((sum, text) => sum + text.length * 3, 0)
    if (bytes.length < needed) bytes = new Uint8Array(needed * 2)
    let at = 0
    for (const [slot, text] of texts.entries()) {
      starts[slot] = at
      at += encoder.encodeInto(text, bytes.subarray(at)).written
      ends[slot] = at
    }
  }

  const fields = {
    show(object: JsonObject, objectNumber: number, text: Uint8Array) {
      values = []
      let isNew = false
      eachScalar(object, (path, value) => {
        isNew = take(path, value) || isNew
      })
      if (isNew) wanted = onHeader([...columnOf.keys()])
      number = objectNumber
      json = text
      texts = wanted.map((column) => scalarText(values[column]))
      isEncoded = false
    },
    get number() {
      return number
    },
    get fieldCount() {
      return columnOf.size
    },
    isExtraEmpty: true,
    get bytes() {
      encode()
      return bytes
    },
    start(slot: number) {
      encode()
      return starts[slot] as number
    },
    end(slot: number) {
      encode()
      return ends[slot] as number
    },
    isEmpty: (slot: number) => texts[slot] === '',
    text: (slot: number) => texts[slot] ?? '',
    id(slot: number, dictionary: Dictionary) {
      encode()
      return dictionary.idOf(bytes, starts[slot] as number, ends[slot] as number)
    },
    raw: () => new TextDecoder().decode(json),
    hash() {
      let hash = 0
      for (let at = 0; at < json.length; at++) hash = Math.imul(hash ^ (json[at] as number), 16_777_619)
      return hash
    },
  }
  // Not spread: what it has are getters.
  return Object.assign(fields, createFieldValues(fields))
}
