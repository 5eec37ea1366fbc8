import type { TlsVersion } from './tls.ts'
import { TLS_VERSIONS } from './tls.ts'
import {
  AUTHENTICATIONS,
  type Authentication,
  CERTAINTIES,
  type Certainty,
  CONNECTOR_TYPES,
  type ConnectorType,
  DELIVERY_STATUSES,
  type DeliveryStatus,
  FACT_KINDS,
  type FactKind,
  FORCED_TLS,
  type ForcedTls,
} from './vocabulary.ts'

/**
 * Everything that a fact says beside its message, its time and its size. Few distinct shapes cover
 * millions of messages (senders x connectors x TLS versions), so facts and rollups hold a shape's id.
 */
export interface Shape {
  readonly kind: FactKind
  /** The connector's exact, trimmed name; `null` is "without a connector" (and every submission). */
  readonly connector: string | null
  readonly connectorType: ConnectorType
  /** Microsoft's own counts alone state it; else `unknown`. */
  readonly forcedTls: ForcedTls
  readonly tls: TlsVersion
  readonly authentication: Authentication
  readonly certainty: Certainty
  /** Sender address in lower case; empty where the export names none. */
  readonly sender: string
  /** Client address as written: of submissions, logons and messages that were only seen; empty where the export names none. */
  readonly client: string
  /** Of messages that were only seen (`seen`); else `unknown`. */
  readonly status: DeliveryStatus
  /** The message's earliest hop in its direction: a direction's total counts these, so loops count once. */
  readonly isFirstHop: boolean
}

/** Shapes as columns, for the store: one entry a shape, `sender`, `client`, `connector` index `strings`. */
export interface ShapeColumns {
  readonly strings: readonly string[]
  /** Per shape the small codes packed: see `packCodes`. */
  readonly codes: Uint32Array
  /** Per shape the index of its connector's name in `strings`, plus 1; 0 is `null`. */
  readonly connector: Uint32Array
  readonly sender: Uint32Array
  readonly client: Uint32Array
}

/** A growing dictionary of shapes. Ids are dense from 0 and never change while the table lives. */
export interface ShapeTable {
  readonly size: number
  /** The id of an equal shape, added when it is new. */
  idOf(shape: Shape): number
  /** The same of packed parts, as `ShapeColumns` has them, with texts by this table's `textId`. */
  idOfParts(codes: number, connector: number, sender: number, client: number): number
  textId(text: string): number
  /** Takes another table's texts over under their ids, where this one has none yet. False: it has. */
  adoptTexts(texts: readonly string[]): boolean
  shape(id: number): Shape
  toColumns(): ShapeColumns
}

/** Codes, connector, sender and client of a shape stand together. */
const PARTS = 4
const FIRST_SHAPES = 16
const FIRST_PLACES = 1024

/**
 * A table that holds the shapes of `columns` under the same ids, or an empty one. Every outside sender is a shape, so
 * there may be as many as messages: they stand as numbers, and an object is made of those that are asked for.
 */
export function createShapeTable(columns?: ShapeColumns): ShapeTable {
  const strings: string[] = columns ? [...columns.strings] : []
  const shapes: (Shape | undefined)[] = []
  let size = columns?.codes.length ?? 0
  let parts = new Uint32Array(Math.max(FIRST_SHAPES, size) * PARTS)
  /** Open addressing: id + 1, 0 is free; at most half full. Empty until an id is asked for: many tables are only read. */
  let places = new Uint32Array(0)
  let texts: Map<string, number> | null = null
  if (columns) packParts(columns, parts)

  function textId(text: string): number {
    texts ??= new Map(strings.map((known, id) => [known, id]))
    const known = texts.get(text)
    if (known !== undefined) return known
    texts.set(text, strings.length)
    return strings.push(text) - 1
  }

  function placeOf(codes: number, connector: number, sender: number, client: number): number {
    const mask = places.length - 1
    let place = mixParts(codes, connector, sender, client) & mask
    for (let entry = places[place] as number; entry !== 0; entry = places[place] as number) {
      const at = (entry - 1) * PARTS
      if (
        parts[at + 2] === sender &&
        parts[at] === codes &&
        parts[at + 1] === connector &&
        parts[at + 3] === client
      ) {
        break
      }
      place = (place + 1) & mask
    }
    return place
  }

  function growPlaces(): void {
    let length = FIRST_PLACES
    while (length < size * 4) length *= 2
    places = new Uint32Array(length)
    for (let id = 0; id < size; id++) {
      const at = id * PARTS
      const place = placeOf(
        parts[at] as number,
        parts[at + 1] as number,
        parts[at + 2] as number,
        parts[at + 3] as number,
      )
      places[place] = id + 1
    }
  }

  function idOfParts(codes: number, connector: number, sender: number, client: number): number {
    if (size * 2 >= places.length) growPlaces()
    const place = placeOf(codes, connector, sender, client)
    const known = places[place] as number
    if (known !== 0) return known - 1
    const at = size * PARTS
    if (at === parts.length) parts = widened(parts)
    parts[at] = codes
    parts[at + 1] = connector
    parts[at + 2] = sender
    parts[at + 3] = client
    places[place] = ++size
    return size - 1
  }

  return {
    get size() {
      return size
    },
    idOf(shape) {
      const connector = shape.connector === null ? 0 : textId(shape.connector) + 1
      return idOfParts(packCodes(shape), connector, textId(shape.sender), textId(shape.client))
    },
    idOfParts,
    textId,
    adoptTexts(adopted) {
      if (strings.length > 0) return false
      for (const text of adopted) strings.push(text)
      texts = null
      return true
    },
    shape(id) {
      if (id >= size) throw new RangeError(`no shape ${id}`)
      shapes[id] ??= unpackShape(parts.subarray(id * PARTS, (id + 1) * PARTS), strings)
      return shapes[id] as Shape
    },
    toColumns: () => toColumns(parts, size, strings),
  }
}

function widened(parts: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(parts.length * 2)
  wider.set(parts)
  return wider
}

function mixParts(codes: number, connector: number, sender: number, client: number): number {
  let mixed = Math.imul(sender ^ Math.imul(client, 0x85ebca6b), 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ connector, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 13) ^ codes, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

/** Throws a `RangeError` where a part names nothing. */
function packParts(columns: ShapeColumns, into: Uint32Array): void {
  const { codes, connector, sender, client, strings } = columns
  for (let id = 0; id < codes.length; id++) {
    const at = id * PARTS
    into[at] = codes[id] as number
    into[at + 1] = connector[id] ?? 0
    into[at + 2] = sender[id] ?? strings.length
    into[at + 3] = client[id] ?? strings.length
    checkParts(into, at, strings.length)
  }
}

function checkParts(parts: Uint32Array, at: number, stringCount: number): void {
  entry(TLS_VERSIONS, ((parts[at] as number) >> 4) & 7)
  entry(AUTHENTICATIONS, ((parts[at] as number) >> 7) & 3)
  const isNamed =
    (parts[at + 1] as number) <= stringCount &&
    (parts[at + 2] as number) < stringCount &&
    (parts[at + 3] as number) < stringCount
  if (!isNamed) throw new RangeError('a shape without its text')
}

/**
 * The small codes of a shape: bits 0-1 and 11 kind, 2-3 connector type, 4-6 TLS, 7-8 authentication, 9 certainty,
 * 10 first hop, 12-14 status, 15-16 forced TLS.
 */
export function packCodes(shape: Shape): number {
  const kind = FACT_KINDS.indexOf(shape.kind)
  return withFirstHop(
    (kind & 3) |
      ((kind >> 2) << 11) |
      (DELIVERY_STATUSES.indexOf(shape.status) << 12) |
      (FORCED_TLS.indexOf(shape.forcedTls) << 15) |
      (CONNECTOR_TYPES.indexOf(shape.connectorType) << 2) |
      (TLS_VERSIONS.indexOf(shape.tls) << 4) |
      (AUTHENTICATIONS.indexOf(shape.authentication) << 7) |
      (CERTAINTIES.indexOf(shape.certainty) << 9),
    shape.isFirstHop,
  )
}

/** The packed codes of a shape, with its `isFirstHop` as given. */
export function withFirstHop(codes: number, isFirstHop: boolean): number {
  return isFirstHop ? codes | (1 << 10) : codes & ~(1 << 10)
}

/** The place in `FACT_KINDS` of the kind in packed codes. */
export function kindOfCodes(codes: number): number {
  return (codes & 3) | (((codes >> 11) & 1) << 2)
}

/** The strings anew, in the order of their first use as connector, sender and client: none that nobody uses any more. */
function toColumns(parts: Uint32Array, size: number, known: readonly string[]): ShapeColumns {
  const strings: string[] = []
  /** Per known string its new place plus 1. */
  const placeOf = new Uint32Array(known.length)
  const columnOf = (part: number, unnamed: 0 | 1): Uint32Array => {
    const column = new Uint32Array(size)
    for (let id = 0; id < size; id++) {
      const text = (parts[id * PARTS + part] as number) - unnamed
      if (text < 0) continue
      if (placeOf[text] === 0) placeOf[text] = strings.push(known[text] as string)
      column[id] = (placeOf[text] as number) - 1 + unnamed
    }
    return column
  }
  const codes = new Uint32Array(size)
  for (let id = 0; id < size; id++) codes[id] = parts[id * PARTS] as number
  return { codes, connector: columnOf(1, 1), sender: columnOf(2, 0), client: columnOf(3, 0), strings }
}

/** The shapes of the columns, each at its id: for reading; `createShapeTable` is for adding. */
export function unpackShapes(columns: ShapeColumns): Shape[] {
  const { strings, connector, sender, client } = columns
  return Array.from(columns.codes, (codes, id) =>
    unpackShape([codes, connector[id] ?? 0, sender[id] ?? -1, client[id] ?? -1], strings),
  )
}

/** @param parts codes, connector, sender, client */
function unpackShape(parts: ArrayLike<number>, strings: readonly string[]): Shape {
  const { 0: codes = 0, 1: connector = 0, 2: sender = -1, 3: client = -1 } = parts
  return {
    kind: entry(FACT_KINDS, kindOfCodes(codes)),
    status: entry(DELIVERY_STATUSES, (codes >> 12) & 7),
    connectorType: entry(CONNECTOR_TYPES, (codes >> 2) & 3),
    forcedTls: entry(FORCED_TLS, (codes >> 15) & 3),
    tls: entry(TLS_VERSIONS, (codes >> 4) & 7),
    authentication: entry(AUTHENTICATIONS, (codes >> 7) & 3),
    certainty: entry(CERTAINTIES, (codes >> 9) & 1),
    isFirstHop: ((codes >> 10) & 1) === 1,
    connector: connector === 0 ? null : entry(strings, connector - 1),
    sender: entry(strings, sender),
    client: entry(strings, client),
  }
}

function entry<T>(list: readonly T[], index: number): T {
  const value = list[index]
  if (value === undefined) throw new RangeError(`no entry ${index}`)
  return value
}
